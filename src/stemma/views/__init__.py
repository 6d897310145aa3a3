"""Page-shaped records, built from any bag of records: the terminal, the page and exports show these and no others."""
