"""Copies across runs and sources: found through the warehouse, grouped while loading."""
