"""Time expressions of English news: found with their spans and read from the moment of publication."""

from stemma.text.times.finding import TimeExpression, find_times
from stemma.text.times.meaning import TimeKind

__all__ = ["TimeExpression", "TimeKind", "find_times"]
