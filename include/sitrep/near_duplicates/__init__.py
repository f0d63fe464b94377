"""Which texts are nearly the same: pure, and shared by cleaning, loading and the command line."""
