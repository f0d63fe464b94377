"""The statements of linking, one SQL file each."""
