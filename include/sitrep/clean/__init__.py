"""Clean: turn archived pages into articles, or say why not."""
