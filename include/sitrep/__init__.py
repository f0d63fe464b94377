"""Turn news into an event warehouse with evidence: who says who did what to whom."""

__version__ = "0.1.0"
