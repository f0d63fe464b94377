"""A small invented news web, served and ingested by ``make demo``."""
