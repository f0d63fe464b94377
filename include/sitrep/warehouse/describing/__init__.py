"""What the warehouse says of its marts."""
