"""How likely two spellings are one name: learned costs of the chunks at which they differ.

Two folded words are aligned letter by letter; each stretch that differs, with a letter of what stands around it, has a
weight learned from spellings of one name in Latin letters against look-alikes (`python -m training.costs`).
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import cast

import msgspec
from rapidfuzz.distance import JaroWinkler, Levenshtein

from stemma.data import load_toml

#: Pairs of words whose likeness is remembered.
REMEMBERED = 1 << 17
#: Letters by sound: a change inside one class says less than one across.
_VOWELS = frozenset("aeiouy")
#: Longest differing stretch that is looked up as it is.
LONGEST = 5


#: Groups of letters that spell one sound in one language or another.
_SOUNDS = {
    "shch": "s", "tsch": "s", "sch": "s", "tsj": "s", "tch": "s", "ch": "s", "cz": "s", "tz": "s", "ts": "s", "sh": "s",
    "sz": "s", "sj": "s", "zh": "s", "kh": "h", "gh": "g", "ph": "f", "th": "t", "ck": "k", "qu": "k", "x": "ks",
    "dj": "i", "dzh": "i", "dsch": "i", "ou": "u", "oo": "u", "ee": "i", "ae": "e", "oe": "e",
    "ousk": "ovsk", "ausk": "avsk", "eusk": "evsk",
}  # fmt: skip
_GROUPS = re.compile("|".join(sorted(_SOUNDS, key=lambda group: (-len(group), group))))
_SOFT = re.compile("[cg](?=[eiy])")
_LETTERS = str.maketrans("cqwzyj", "kkvsii")
_TWICE = re.compile(r"(.)\1+")
_VOWEL_RUN = re.compile("[aeiou]+")


class Costs(msgspec.Struct, frozen=True, kw_only=True):
    """`names/costs.toml`: weights in log-odds for "one name"; chunks are written LEFT/RIGHT, smaller first."""

    bias: float
    general: dict[str, float]
    chunks: dict[str, float]


@cache
def shipped_costs() -> Costs:
    """Return the learned weights of this package."""
    costs: Costs = load_toml("names/costs.toml", Costs)
    return costs


@lru_cache(REMEMBERED)
def same_name_log_odds(left: str, right: str) -> float:
    """Return the log-odds that two folded words are spellings of one name; symmetric."""
    total, weights = shipped_costs().bias, _weights()
    for name, value in spelling_features(left, right).items():
        total += weights.get(name, 0.0) * value
    return total


@cache
def _weights() -> Mapping[str, float]:
    """Return all learned weights by name."""
    costs = shipped_costs()
    return {**costs.chunks, **costs.general}


def likeness(left: str, right: str) -> float:
    """Return the same as a probability, 0..1; 1 for equal words."""
    return 1.0 if left == right else 1 / (1 + math.exp(-same_name_log_odds(left, right)))


def spelling_features(left: str, right: str) -> Mapping[str, float]:
    """Return what tells two folded words apart, by name; training and use share this very list."""
    left, right = min((left, right), (right, left))
    found: dict[str, float] = {}
    longest = max(len(left), len(right), 1)
    for names in _differences(left, right):
        for name in names:
            found[name] = found.get(name, 0.0) + 1.0
    distance = Levenshtein.distance(left, right)
    one, two = _heard(left), _heard(right)
    found["distance"] = float(distance)
    found["share"] = distance / longest
    found["letters"] = math.log(longest)
    found["winkler"] = JaroWinkler.similarity(left, right)
    found["length"] = abs(len(left) - len(right)) / longest
    found["skeleton"] = Levenshtein.normalized_similarity(one.consonants, two.consonants)
    found["skeleton-equal"] = float(one.consonants == two.consonants)
    found["first"] = float(left[:1] == right[:1])
    found["sound"] = Levenshtein.normalized_similarity(one.sound, two.sound)
    found["sound-equal"] = float(one.sound == two.sound)
    found["loose"] = Levenshtein.normalized_similarity(one.loose, two.loose)
    found["loose-equal"] = float(one.loose == two.loose)
    return found


class _Heard(msgspec.Struct, frozen=True, gc=False):
    """A folded word as it is heard: its consonants, its sounds, and its sounds where all vowels are one."""

    consonants: str
    sound: str
    loose: str


@lru_cache(REMEMBERED)
def _heard(word: str) -> _Heard:
    return _Heard(_consonants(word), sound(word), _loose(word))


@lru_cache(REMEMBERED)
def sound(word: str) -> str:
    """Return a folded word roughly as it sounds, in whatever language: tsch, cz and ch alike, no double letters."""
    plain = _GROUPS.sub(lambda found: _SOUNDS[found[0]], word)
    plain = _SOFT.sub(lambda found: "s" if found[0] == "c" else "i", plain).translate(_LETTERS)
    return _TWICE.sub(r"\1", plain)


def _loose(word: str) -> str:
    """Return how a word sounds where all vowels are one and nobody hears an h."""
    return _TWICE.sub(r"\1", _VOWEL_RUN.sub("a", sound(word.replace("kh", "k"))).replace("h", ""))


def _differences(left: str, right: str) -> Iterator[tuple[str, ...]]:
    blocks = _blocks(left, right)
    for (left_start, left_end), (right_start, right_end) in blocks:
        one, two = left[left_start:left_end], right[right_start:right_end]
        before, after = left[left_start - 1 : left_start] or "^", left[left_end : left_end + 1] or "$"
        place = "at:start" if left_start == 0 else "at:end" if left_end == len(left) else "at:middle"
        yield _told((one, two) if one <= two else (two, one), (before, after), place)


@lru_cache(REMEMBERED)
def _told(chunks: tuple[str, str], around: tuple[str, str], place: str) -> tuple[str, ...]:
    """Return the names of what one stretch that differs says: its kind, its letters where it is short, its place."""
    first, second = chunks
    kind = f"kind:{_kind(first)}/{_kind(second)}"
    if max(len(first), len(second)) > LONGEST:
        return kind, place
    letters = f"{first}/{second}"
    return kind, letters, f"{around[0]}[{letters}", f"{letters}]{around[1]}", place


def _blocks(left: str, right: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the stretches that differ; those that touch are one."""
    blocks: list[tuple[tuple[int, int], tuple[int, int]]] = []
    steps = cast("list[tuple[str, int, int, int, int]]", Levenshtein.opcodes(left, right).as_list())
    for tag, left_start, left_end, right_start, right_end in steps:
        if tag == "equal":
            continue
        if blocks and blocks[-1][0][1] == left_start and blocks[-1][1][1] == right_start:
            blocks[-1] = ((blocks[-1][0][0], left_end), (blocks[-1][1][0], right_end))
        else:
            blocks.append(((left_start, left_end), (right_start, right_end)))
    return blocks


@lru_cache(REMEMBERED)
def _kind(chunk: str) -> str:
    if not chunk:
        return "-"
    kinds = "".join("v" if letter in _VOWELS else "c" for letter in chunk)
    return kinds if len(kinds) <= 3 else "long"  # noqa: PLR2004 - longer stretches are too rare to tell apart


def _consonants(word: str) -> str:
    out = ""
    for letter in word:
        if letter not in _VOWELS and letter not in {"h", "j"} and not out.endswith(letter):
            out += {"w": "v", "c": "k", "q": "k", "z": "s", "x": "k"}.get(letter, letter)
    return out
