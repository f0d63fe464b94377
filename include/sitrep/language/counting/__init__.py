"""Numbers: operator, bounds and what they count."""
