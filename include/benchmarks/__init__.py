"""How fast and how exact Sitrep is, measured: each module is one measurement."""
