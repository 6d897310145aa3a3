"""Checks that a person would make: whether what one report says of an age, a total, a day or a length fits together."""

from stemma.stages.claims.checks.story import check_reports

__all__ = ["check_reports"]
