"""Quantities of English news: how many, how much, how old, with what bends them and the grain they are told in."""

from stemma.text.quantities.finding import Quantity, bounds, find_quantities

__all__ = ["Quantity", "bounds", "find_quantities"]
