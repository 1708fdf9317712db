"""Keep: Parquet parts under a manifest, read through DuckDB. The only room that sees SQL."""
