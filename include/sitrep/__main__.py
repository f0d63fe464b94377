"""``python -m sitrep``: the same as the command ``sitrep``."""

from sitrep.cli import main

if __name__ == "__main__":
    main()
