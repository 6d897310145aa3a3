"""News agencies: outlets whose texts are made to be printed by others."""

from functools import cache

import msgspec

from stemma.data import load_toml


class _Outlets(msgspec.Struct, frozen=True):
    agencies: dict[str, list[str]]


@cache
def agencies() -> frozenset[str]:
    """Return the plain names of the agencies in the bundled list of outlets."""
    return frozenset(load_toml("clean/outlets.toml", _Outlets).agencies)
