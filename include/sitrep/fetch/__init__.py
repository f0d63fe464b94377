"""Fetch: read each news source and archive its pages as they came."""
