"""The casebook of a case: one DuckDB file, written aside and renamed into place. DuckDB is spoken here and nowhere else."""
