"""What we know before reading an article: countries, actors, places, cues and the ontology."""
