"""What we know before reading an article: countries, actors, places, words and the ontology."""
