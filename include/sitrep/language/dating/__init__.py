"""Dates and times: where they stand, and which days they mean."""
