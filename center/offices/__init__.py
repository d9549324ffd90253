"""Employment centers (고용센터): which one is in charge, where, when open, which counter, and partner
agencies."""
