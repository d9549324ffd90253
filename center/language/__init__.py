"""Korean as citizens write it: numbers, money, dates, facts, names of places, and cleaning of what was typed."""
