"""Claims that are words of somebody: how they were quoted, cleaned, cut and bent."""
