"""Stemma reconstructs a news story from its reports: who copied whom, counted by independent lineage."""
