"""One hash for every key that is stored or compared across machines: 63 bits, the same everywhere."""

import hashlib
from functools import lru_cache

#: Distinct strings whose hash is kept: the stems of a large pile.
REMEMBERED_STRINGS = 1 << 18

#: Arrow and DuckDB hold signed 64-bit integers.
KEY_BITS = 63
KEY_MASK = (1 << KEY_BITS) - 1

#: Multiplier and increment of Knuth's 64-bit linear congruential generator: they spread every bit of a part.
_MULTIPLIER = 6364136223846793005
_INCREMENT = 1442695040888963407


@lru_cache(REMEMBERED_STRINGS)
def hash_text(text: str) -> int:
    """Return a 63-bit hash of a string."""
    return (
        int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") & KEY_MASK
    )


def hash_keys(channel: int, *keys: int) -> int:
    """Return a 63-bit hash of keys in their order; `channel` keeps keys of different kinds apart."""
    mixed = channel
    for key in keys:
        mixed = ((mixed ^ key) * _MULTIPLIER + _INCREMENT) & ((1 << 64) - 1)
        mixed ^= mixed >> 29
    return mixed & KEY_MASK
