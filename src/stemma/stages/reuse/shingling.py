"""The one hash of words and shingles that both kernels compute; keys are stored, so a change of it is a new version."""

import numpy as np

from stemma.text.hashing import KEY_MASK as _KEY_MASK
from stemma.text.letters import ALONE

#: A word is a polynomial in this odd number over its folded letters, modulo 2^64, first letter lowest.
BASE = np.uint64(0x9E3779B97F4A7C15)

#: Multiplier that spreads a word's bits once it is complete (Stafford's mix of MurmurHash3).
MIX = np.uint64(0xFF51AFD7ED558CCD)

#: A shingle chains its words by Knuth's linear congruential generator.
SHINGLE_START = np.uint64(4)
SHINGLE_MULTIPLIER = np.uint64(6364136223846793005)
SHINGLE_INCREMENT = np.uint64(1442695040888963407)

#: Keys are 63 bits: Arrow and DuckDB hold signed integers.
KEY_MASK = np.uint64(_KEY_MASK)

ALONE_FLAG = np.uint32(ALONE)
