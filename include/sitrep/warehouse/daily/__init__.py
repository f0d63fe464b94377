"""The statements that keep the daily tables up, one SQL file each."""
