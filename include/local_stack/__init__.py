"""Sitrep on one machine: what the Makefile runs. Nothing in ``sitrep`` knows of it."""
