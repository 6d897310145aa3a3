"""Pure graph tools over plain lists and arrays: they know nothing of witnesses."""

from stemma.graph.arborescence import best_arborescence
from stemma.graph.components import connected_components
from stemma.graph.marginals import parent_marginals
from stemma.graph.partition import correlate

__all__ = ["best_arborescence", "connected_components", "correlate", "parent_marginals"]
