"""What Rasa loads: its graph components, its domain and its endpoints."""
