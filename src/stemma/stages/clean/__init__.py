"""What each stretch of a witness is (headline, body, furniture …), and what the witness says it took from whom."""

from stemma.stages.clean.judging import CleanSettings
from stemma.stages.clean.marking import mark_zones

__all__ = ["CleanSettings", "mark_zones"]
