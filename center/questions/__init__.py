"""Plain answers to single questions, kept in ``content/questions``."""
