"""The views that analysts read: one SQL file each, named for its view."""
