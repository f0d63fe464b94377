"""From a string to a spaCy Doc: sentences, words, syntax, names and values."""
