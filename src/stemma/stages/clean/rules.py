"""The table of rules: read once, and asked of each line what its words say."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from stemma.data import load_toml
from stemma.model import Role
from stemma.stages.clean.lines import EDGE, LONGEST_FOLD, Line, fold_line, read_line

#: Lines of no more characters are remembered with the rules that hold of them, so many of them.
REMEMBERED_CHARS = 60
REMEMBERED = 16_384
#: Letters by which phrases at the beginning of lines are found.
_KEY_LETTERS = 2
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: Who speaks of newsletters or cookies is quoted; furniture quotes nobody.
_SPEECH = re.compile(r"[“„«]|\"\w")
_QUOTED = re.compile(r"[\"“„«»‘'”]\s*\w")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table; `rules.toml` says what each field means."""

    id: str
    role: Role
    weight: float
    why: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    pattern: str = ""
    written: str = ""
    #: Words without which neither pattern is tried, since trying them takes time.
    hints: tuple[str, ...] = ()
    sign: str = ""
    most: int = LONGEST_FOLD
    leads: Literal["", "list", "next", "last", "end"] = ""
    beyond: Literal["", "label", "sentence", "paragraph", "entry", "list"] = ""


class Hit(msgspec.Struct, frozen=True):
    """A rule that holds of a line, and the words that told."""

    rule: Rule
    words: str

    def why(self) -> str:
        """Return the reason as a sentence."""
        return self.rule.why.replace("{words}", self.words)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


class _Patterned(msgspec.Struct, frozen=True):
    rule: Rule
    pattern: re.Pattern[str]
    most: int
    #: One of them is in every line that fits; the empty one where nothing is known.
    hints: tuple[str, ...]


class RuleTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table, indexed so that a line meets only the phrases that it can hold."""

    signs: tuple[Rule, ...]
    #: What is said of lines beyond the main stretch by their looks, and of the entries of a list at its end.
    beyond: dict[str, Rule]
    lines: dict[str, list[Rule]]
    #: First letters to the phrases that begin with them.
    starts: dict[str, list[tuple[str, Rule]]]
    first: dict[str, tuple[str, ...]]
    #: A word of the phrase to the phrase; phrases without a word under "".
    holds: dict[str, list[tuple[str, Rule]]]
    patterns: tuple[_Patterned, ...]
    written: tuple[_Patterned, ...]


@cache
def rule_table() -> RuleTable:
    """Return the bundled table, compiled."""
    rules = load_toml("clean/rules.toml", _File).rule
    table = RuleTable(
        signs=tuple(rule for rule in rules if rule.sign),
        beyond={rule.beyond: rule for rule in rules if rule.beyond},
        lines={},
        starts={},
        first={},
        holds={},
        patterns=tuple(_patterned(rule, rule.pattern) for rule in rules if rule.pattern),
        written=tuple(_patterned(rule, rule.written) for rule in rules if rule.written),
    )
    for rule in rules:
        _index(table, rule)
    for key, phrases in table.starts.items():
        phrases.sort(key=lambda entry: (-len(entry[0]), entry[0]))
        table.first[key] = tuple(phrase for phrase, _ in phrases)
    return table


def _index(table: RuleTable, rule: Rule) -> None:
    for phrase in rule.lines:
        fold = fold_line(phrase)
        if fold:
            table.lines.setdefault(fold, []).append(rule)
    for phrase in rule.starts:
        begin = phrase.lstrip(EDGE)
        table.starts.setdefault(begin[:_KEY_LETTERS], []).append((begin, rule))
    for phrase in rule.holds:
        words = sorted(_WORD.findall(phrase), key=lambda word: (-len(word), word))
        # A word at the edge of a phrase may be cut short there ("© 20"), so only whole words can be looked up.
        whole = [word for word in words if f" {word} " in f" {phrase} "]
        table.holds.setdefault(whole[0] if whole else "", []).append((phrase, rule))


def _patterned(rule: Rule, pattern: str) -> _Patterned:
    compiled = re.compile("".join(row.strip() if "\n" in pattern else row for row in pattern.splitlines()))
    return _Patterned(rule, compiled, rule.most, rule.hints or ("",))


def word_hits(line: Line) -> Sequence[Hit]:
    """Return the rules that hold of a line by its words, one hit a rule, in the order of the table's indexes."""
    # The pages of a site share their menus.
    return _known_hits(line.text) if len(line.text) <= REMEMBERED_CHARS else _hits(line)


@lru_cache(maxsize=REMEMBERED)
def _known_hits(text: str) -> Sequence[Hit]:
    return _hits(read_line(text, 0, len(text)))


def _hits(line: Line) -> list[Hit]:
    hits: dict[str, Hit] = {}
    for rule, words in _matches(line, rule_table()):
        if line.length <= rule.most and rule.id not in hits:
            hits[rule.id] = Hit(rule, words)
    return list(hits.values())


def _matches(line: Line, table: RuleTable) -> Iterator[tuple[Rule, str]]:
    fold = line.fold
    for rule in table.lines.get(fold, ()):
        yield rule, line.text.strip(EDGE)
    if not _QUOTED.match(line.text):
        yield from _starting(fold, table)
    if not _SPEECH.search(line.text):
        yield from _holding(line, table)
    for rule in _fitting(table.patterns, fold, line.length):
        yield rule, _shorten(line.text)
    for rule in _fitting(table.written, line.text, line.length):
        yield rule, _shorten(line.text)


def _fitting(entries: Sequence[_Patterned], words: str, length: int) -> list[Rule]:
    """Return the rules whose pattern fits. Fifty are tried on every line: calls cost more here than the search."""
    fitting: list[Rule] = []
    for entry in entries:
        if length > entry.most:
            continue
        for hint in entry.hints:
            if hint in words:
                break
        else:
            continue
        if entry.pattern.fullmatch(words):
            fitting.append(entry.rule)
    return fitting


def _starting(fold: str, table: RuleTable) -> Iterator[tuple[Rule, str]]:
    key = fold[:_KEY_LETTERS]
    if not fold.startswith(table.first.get(key, ())):
        return
    for phrase, rule in table.starts[key]:
        if fold.startswith(phrase) and not (phrase[-1].isalnum() and fold[len(phrase) : len(phrase) + 1].isalnum()):
            yield rule, phrase


def _holding(line: Line, table: RuleTable) -> Iterator[tuple[Rule, str]]:
    for phrase, rule in table.holds.get("", ()):
        if phrase in line.fold:
            yield rule, phrase
    for word in sorted(table.holds.keys() & set(line.words)):
        for phrase, rule in table.holds[word]:
            if phrase in line.fold:
                yield rule, phrase


def _shorten(text: str, most: int = 60) -> str:
    """Return the words of a line for a reason, cut where they would fill the page."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def age_like(fold: str) -> bool:
    """Return whether a folded line is the age of an entry ("19 min ago") and nothing else."""
    return any(entry.rule.id == "time-ago" and entry.pattern.fullmatch(fold) for entry in rule_table().patterns)


def date_like(fold: str) -> bool:
    """Return whether a folded line is a date or a time and nothing else."""
    return any(entry.rule.id == "date-line" and entry.pattern.fullmatch(fold) for entry in rule_table().patterns)
