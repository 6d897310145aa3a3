"""The grammar of time expressions, read from `data/times/rules.toml` and compiled. The longest match wins."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from stemma.data import load_toml
from stemma.text.times import dates, relative
from stemma.text.times.meaning import Meaning, Moment
from stemma.text.times.words import pieces, plain

Resolver = Callable[[re.Match[str], Moment], Meaning | None]

_RESOLVERS: tuple[Resolver, ...] = (
    dates.calendar_date,
    dates.numeric_date,
    dates.month_of_year,
    dates.bare_year,
    dates.year_end,
    dates.decade,
    dates.century,
    dates.holiday,
    dates.season,
    relative.named_day,
    relative.weekday,
    relative.part_of_day,
    relative.unit_around,
    relative.unit_before,
    relative.distance,
    relative.quarter,
    relative.year_ago_period,
    relative.this_period,
    relative.duration,
    relative.every,
    relative.named,
    relative.clock,
)


class _Line(msgspec.Struct, frozen=True):
    name: str
    means: str
    pattern: str


class _Grammar(msgspec.Struct, frozen=True):
    rule: list[_Line]


class Rule(msgspec.Struct, frozen=True):
    """One line of the grammar. `order` is its place in the grammar."""

    name: str
    order: int
    pattern: re.Pattern[str]
    resolve: Resolver


@cache
def rules() -> tuple[Rule, ...]:
    """Return the grammar, compiled."""
    parts = pieces()
    resolvers = {resolver.__name__: resolver for resolver in _RESOLVERS}

    def compiled(pattern: str) -> re.Pattern[str]:
        filled = re.sub(r"\{([a-z]+)\}", lambda match: parts[match[1]], pattern.replace("\n", ""))
        return re.compile(rf"(?<![\w$£€])(?:{filled.replace(' ', chr(92) + 's+')})(?!\w)", re.IGNORECASE)

    lines = load_toml("times/rules.toml", _Grammar).rule
    return tuple(
        Rule(line.name, order, compiled(line.pattern), resolvers[line.means]) for order, line in enumerate(lines)
    )


#: What is no word of a pattern: the names of its groups, and letters behind a backslash.
_NO_WORDS = re.compile(r"\\[A-Za-z]|\?P<\w+>")
#: A word of a pattern, and whether its last letter may be missing.
_WORD = re.compile(r"([a-z]+)(\??)", re.IGNORECASE)


@cache
def _by_word() -> dict[str, tuple[Rule, ...]]:
    """Return the rules by every word of their patterns, with and without a plural s: they begin with no other."""
    found: dict[str, dict[int, Rule]] = {}
    for rule in rules():
        for word, short in _WORD.findall(_NO_WORDS.sub(" ", rule.pattern.pattern)):
            for form in (plain(word), f"{plain(word)}s", *([plain(word)[:-1]] if short else [])):
                found.setdefault(form, {})[rule.order] = rule
    return {word: tuple(beginning.values()) for word, beginning in found.items()}


@lru_cache(1 << 14)
def rules_at(word: str) -> tuple[Rule, ...]:
    """Return the rules, in order, that can match from a word on; digits and apostrophes can begin any."""
    return _by_word().get(plain(word), ()) if word[0].isalpha() else rules()


#: Letters of a word below which any rule may go on with it: "p.m." is two words of one.
_TELLING = 3


def rules_between(word: str, following: str) -> tuple[Rule, ...]:
    """Return the rules that can match from a word on, whatever comes behind the word that follows it.

    A match ends with its first word or goes on with one of the rule's own; digits and single letters may go on with any.
    """
    beginning = rules_at(word)
    if not beginning or len(following) < _TELLING or not following.isalpha():
        return beginning
    return _going_on(word, following) if rules_at(following) else _alone(word)


@lru_cache(1 << 14)
def _alone(word: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_at(word) if rule.pattern.fullmatch(word))


@lru_cache(1 << 14)
def _going_on(word: str, following: str) -> tuple[Rule, ...]:
    alone, after = _alone(word), rules_at(following)
    return tuple(rule for rule in rules_at(word) if rule in after or rule in alone)
