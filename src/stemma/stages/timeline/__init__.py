"""When things happened, were said and were published, as ranges with the claims they rest on."""

from stemma.stages.timeline.events import list_events

__all__ = ["list_events"]
