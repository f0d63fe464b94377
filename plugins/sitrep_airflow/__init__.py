"""What Airflow must know about Sitrep: its assets and where its batches lie."""
