"""Builders of small, real batches for tests."""
