"""Graph components that teach Rasa Korean: morphemes, and the center's own reading of dates, money and names."""
