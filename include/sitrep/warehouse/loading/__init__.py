"""The statements of a load, one SQL file each."""
