"""Rules and lists for names, after the model."""
