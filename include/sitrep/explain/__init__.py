"""Show a person why an event was coded as it was; nothing here decides anything."""
