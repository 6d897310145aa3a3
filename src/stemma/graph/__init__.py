"""Pure graph tools over plain lists and arrays: they know nothing of witnesses."""

from stemma.graph.arborescence import best_arborescence
from stemma.graph.components import connected_components
from stemma.graph.joining import Branch, join_neighbours
from stemma.graph.marginals import parent_marginals
from stemma.graph.spanning import minimum_spanning_tree

__all__ = [
    "Branch",
    "best_arborescence",
    "connected_components",
    "join_neighbours",
    "minimum_spanning_tree",
    "parent_marginals",
]
