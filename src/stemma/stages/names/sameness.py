"""Whether two names, on their own and without any context, are likely one: for looking names up, not for merging.

Tokens are paired by likeness; the weakest pair counts most, because one name that differs makes another person.
"""

import math
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from stemma.stages.names.lists import name_words
from stemma.stages.names.mending import bare_key
from stemma.text.spelling import same_name_log_odds
from stemma.text.transliterate import romanisations

REMEMBERED = 1 << 16
#: Weight of the mean and of the weakest pair, and what letters without a counterpart cost.
MEAN, WEAKEST, MISSING = 0.4, 0.6, 0.2
#: From this score two names are taken for one; fixed on one half of the name bench.
CUT = 0.717
#: One wrong letter in a word this long is a slip.
LONG = 6
#: An initial that fits.
INITIAL = 0.7
#: Names written together count a little less than names whose words fit.
JOINED = 0.02
_LINKS = frozenset({"al", "el", "bin", "ben", "ibn", "von", "de"})
_SMALL = frozenset({"the", "of", "and"})


def same_name_score(left: str, right: str, *, person: bool) -> float:
    """Return how likely two names are one, 0..1; symmetric. `person`: titles and particles say nothing then."""
    one, two = _tokens(left, person=person), _tokens(right, person=person)
    if not one or not two:
        return 0.0
    if (len(one), one) > (len(two), two):
        one, two = two, one
    return max(_paired(one, two), token_likeness("".join(one), "".join(two)) - JOINED)


@lru_cache(REMEMBERED)
def token_likeness(left: str, right: str) -> float:
    """Return how alike two folded tokens are, 0..1, the best over all romanisations."""
    if left == right:
        return 1.0
    return max(_form_likeness(one, two) for one in romanisations(left) for two in romanisations(right))


def _form_likeness(left: str, right: str) -> float:
    if left == right:
        return 1.0
    letters = Levenshtein.normalized_similarity(left, right)
    learned = 1 / (1 + math.exp(-same_name_log_odds(left, right)))
    slip = min(len(left), len(right)) >= LONG and Levenshtein.distance(left, right) == 1
    return 0.5 * letters + 0.5 * max(learned, letters if slip else 0.0)


def _paired(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """Return the score of the best pairing, strongest pairs first; `one` is the shorter."""
    ranked = sorted(
        (
            (token_likeness(left, right), -row, -column)
            for row, left in enumerate(one)
            for column, right in enumerate(two)
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    total = letters = 0.0
    weakest = 1.0
    for likeness, row, column in ranked:
        if -row in rows or -column in columns:
            continue
        rows.add(-row)
        columns.add(-column)
        left, right = one[-row], two[-column]
        total += likeness * (len(left) + len(right))
        letters += len(left) + len(right)
        weakest = min(weakest, likeness if min(len(left), len(right)) > 1 else max(likeness, INITIAL))
    missing = sum(len(token) for column, token in enumerate(two) if column not in columns)
    return MEAN * total / letters + WEAKEST * weakest - MISSING * missing / (letters + missing)


def _tokens(name: str, *, person: bool) -> tuple[str, ...]:
    words, key = name_words(), bare_key(name)
    dropped = words.titles | words.suffixes | _LINKS if person else words.legal_forms | _SMALL
    return tuple(token for token in key if token not in dropped) or key
