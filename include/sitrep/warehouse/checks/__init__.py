"""Quality checks: one SQL file each, with its severity and advice in the header."""
