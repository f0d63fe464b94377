"""Words, sentences, syntax and names by the trained model."""
