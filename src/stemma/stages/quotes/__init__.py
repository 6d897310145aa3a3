"""Who said what: quotations of every witness, and the utterances behind them across witnesses."""

from stemma.stages.quotes.stage import QuoteSettings, find_quotations
from stemma.stages.quotes.utterances import UtteranceSettings, group_utterances

__all__ = ["QuoteSettings", "UtteranceSettings", "find_quotations", "group_utterances"]
