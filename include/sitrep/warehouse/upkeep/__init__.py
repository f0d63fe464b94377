"""What is looked after once a day in the warehouse: its tables, and its sources."""
