"""Differences that no slot foresaw: what aligned passages tell otherwise, and what a person's own comparer finds."""
