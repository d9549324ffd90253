"""Screening: can this person get this benefit, how much, why, and what should we ask next."""
