"""Find who did what to whom, where, when, with what numbers, according to whom."""
