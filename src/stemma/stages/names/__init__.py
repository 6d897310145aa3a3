"""Names: mentions in texts, and the entities behind them, across spellings and scripts."""

from stemma.stages.names.mention import find_mentions
from stemma.stages.names.resolve import resolve_names

__all__ = ["find_mentions", "resolve_names"]
