"""What is done once a day beside the warehouse: the lake, and the turns of hosts."""
