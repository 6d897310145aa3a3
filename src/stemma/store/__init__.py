"""The casebook of a case: one DuckDB file, written aside and renamed into place. Nothing else speaks DuckDB."""
