"""Credits: the outlets that a witness says it took from or cites, or that somebody spoke to."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.model import Credit, Relation, Role, Zone
from stemma.stages.clean.cuts import dateline_name
from stemma.stages.clean.line_words import line_words
from stemma.stages.clean.named import named_in_line
from stemma.stages.clean.outlets import OutletName, is_own_title
from stemma.stages.clean.standing import MOST_BETWEEN, lines_from_report

#: Characters before and behind a name in which a cue is looked for.
CUE_CHARS = 110
#: Words that may stand between a cue and the name.
BETWEEN_WORDS = 6
#: A picture's credit says where the picture is from, and little of the text.
PICTURE_SCORE = 0.2

#: An outlet that only its name gives away is less sure than one of the list.
UNLISTED_SCORE = 0.8

#: What an outlet named in a line of this role means, and how surely.
_LINE_CREDITS = {
    Role.DATELINE: (0.98, "“{words}” stands in the dateline"),
    Role.BYLINE: (0.95, "“{words}” stands in the byline"),
    Role.CREDIT: (0.95, "“{words}” stands in a line that says where the text is from"),
    Role.PUBLISHED: (0.9, "“{words}” stands beside the date"),
    Role.CAPTION: (PICTURE_SCORE, "“{words}” is named for a picture, not for the text"),
}
#: An everyday word behind a capitalised one is a family name ("Ivo Stern").
_GIVEN_NAME = re.compile(r"(?<![^\W_])(?!(?i:by|from|the|and|via|copyright|with)\b)[A-ZÀ-Þ][\w.’'-]+[ \u00a0]\Z")
#: In front of one it is a given name ("Petra Orlen").
_FAMILY_NAME = re.compile(r"[ \u00a0](?P<word>[A-ZÀ-Þ](?:\.(?=[ \u00a0][A-ZÀ-Þ])|[a-zß-ÿ][\w’'-]*))")
#: What shows that a lone everyday word on a line inside the text is an outlet: a mark, a word of taking, a time.
_CREDIT_SIGN = re.compile(r"[•|©/(\d]|\b(?:from|by|via|source|copyright|posted|published)\b", re.IGNORECASE)
#: A poll or a study names who asked, not who wrote.
_ASKED = re.compile(r"(?:['’]s?)?(?:[ /][A-ZÀ-Þ][\w.&-]*)* (?:exit |tracking )?(?:poll|survey|study)\b", re.IGNORECASE)
_CHAIN = re.compile(r"\s*(?:,|and|&|/|und|et|y|e|,\s*and)\s*(?:the\s|de[rm]\s|l['’])?\Z", re.IGNORECASE)


class Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table of cues; `credits.toml` says what each field means."""

    id: str
    relation: Relation
    score: float
    why: str
    before: str = ""
    after: str = ""
    unsure: bool = False
    invites: bool = False
    foot: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cue: tuple[Cue, ...]
    words: dict[str, list[str]]


class _Compiled(msgspec.Struct, frozen=True):
    cue: Cue
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@cache
def _cues() -> tuple[_Compiled, ...]:
    table = load_toml("clean/credits.toml", _File)
    words = "|".join(sorted(map(re.escape, table.words["between"]), key=lambda word: (-len(word), word)))
    between = rf"(?:(?:{words}|(?-i:[A-ZÀ-Þ][\w.-]*(?:['’]s?)?))\s+){{0,{BETWEEN_WORDS}}}[\"“„«'‘]?"
    return tuple(
        _Compiled(
            cue,
            re.compile(rf"(?:{cue.before.replace('{M}', between)})\Z", re.IGNORECASE) if cue.before else None,
            re.compile(cue.after, re.IGNORECASE) if cue.after else None,
        )
        for cue in table.cue
    )


def find_credits(text: str, zones: Sequence[Zone], *, own: Sequence[str] = ()) -> Iterator[Credit]:
    """Yield the credits of one witness in the order of its text; an outlet that is not listed does not credit itself.

    `zones` stand in the order of the text; `own` are the names of the outlet. A line away from the report, in a menu or
    among other stories, credits nobody.
    """
    plain = {plain_name(name) for name in own}
    digest = _of_digest(text, zones)
    first_prose = min((zone.start for zone in zones if zone.role is Role.BODY), default=len(text))
    for zone, lines in zip(zones, lines_from_report(text, zones), strict=True):
        names = [
            name
            for name in _named(text, zone)
            if not any(is_own_title(name.outlet, one) for one in own)
            and (name.listed or plain_name(name.outlet) not in plain)
        ]
        if zone.role in {Role.BODY, Role.HEADLINE}:
            yield from _running(text, zone, names)
        elif zone.role is Role.FURNITURE:
            yield from _invited(text, zone, names)
        elif zone.role in _LINE_CREDITS and lines <= MOST_BETWEEN:
            found = _line(text, zone, names, loose=zone.start > first_prose or lines > 0)
            signed = any(name.agency and plain_name(name.outlet) in plain for name in names)
            dated = _is_under_picture(text, zone, names)
            for credit in found:
                beside = dated or (signed and plain_name(credit.outlet) not in plain)
                yield _cited(credit) if zone.start in digest else _pictured(credit) if beside else credit


#: The end of a line that dates a picture to the day.
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d\.?\s*\Z")


def _is_under_picture(text: str, zone: Zone, names: Sequence[OutletName]) -> bool:
    """Return whether a line is an outlet's name alone, under a line that ends with a day and its year."""
    alone = len(names) == 1 and text[zone.start : zone.end].strip() == text[names[0].start : names[0].end]
    return alone and bool(_DATED.search(text, max(0, zone.start - CUE_CHARS), zone.start))


def _pictured(credit: Credit) -> Credit:
    """Return a credit as one of pictures: on a line that an agency's own page signs, under one that dates a picture."""
    why = f"{credit.why}, beside a picture"
    return msgspec.structs.replace(credit, score=min(credit.score, PICTURE_SCORE), why=why)


def _cited(credit: Credit) -> Credit:
    """Return a credit of one paragraph of a digest, which cites many and is taken from none of them as a whole."""
    why = f"{credit.why}: the text names several so, each under what it cites"
    return msgspec.structs.replace(credit, relation=Relation.CITES, why=why)


#: Outlets that a text names each in brackets on a line of its own, from which it is a digest of what they wrote.
DIGEST = 3


def _of_digest(text: str, zones: Sequence[Zone]) -> frozenset[int]:
    """Return where the lines begin that name in brackets whom a paragraph is from, where several are named so."""
    lines = {zone.start: text[zone.start : zone.end].strip() for zone in zones if zone.role is Role.CREDIT}
    closed = {start: line for start, line in lines.items() if line.startswith("[") and line.endswith("]")}
    return frozenset(closed) if len(set(closed.values())) >= DIGEST else frozenset()


def _named(text: str, zone: Zone) -> Sequence[OutletName]:
    """Return the outlets named in a zone; what a dateline has in brackets is one, though no list holds it."""
    names = named_in_line(text, zone.start, zone.end)
    span = None if names or zone.role is not Role.DATELINE else dateline_name(text, zone.start, zone.end)
    if span is None:
        return names
    return [OutletName(*span, text[slice(*span)], common=False, picture=False, agency=True, listed=False)]


def _line(text: str, zone: Zone, names: Sequence[OutletName], *, loose: bool) -> Iterator[Credit]:
    """Yield what a line of its own credits; `loose`: it stands behind running text, or not right beside the report."""
    score, why = _LINE_CREDITS[zone.role]
    pictured = any(name.picture for name in names)
    for name in names:
        if name.common and (_is_person(text, zone, name) or _is_heading(text, zone, name, loose=loose)):
            continue
        if _ASKED.match(text, name.end, zone.end):
            yield _credit(zone, name, (Relation.CITES, score, "“{words}” asked the people that are counted"), text=text)
            continue
        sure = PICTURE_SCORE if pictured else score if name.listed else min(score, UNLISTED_SCORE)
        yield _credit(zone, name, (Relation.TAKEN_FROM, sure, why), text=text)


def _is_heading(text: str, zone: Zone, name: OutletName, *, loose: bool) -> bool:
    """Return whether an everyday word on a line of its own is a heading: nothing there speaks of taking."""
    behind = text[name.end : zone.end]
    if behind.strip() == ":":
        return True
    return loose and zone.role is Role.CREDIT and not _CREDIT_SIGN.search(text[zone.start : name.start] + behind)


def _is_person(text: str, zone: Zone, name: OutletName) -> bool:
    """Return whether an everyday word is the given or the family name of somebody."""
    if _GIVEN_NAME.search(text, zone.start, name.start):
        return True
    behind = _FAMILY_NAME.match(text, name.end, zone.end)
    apart = behind is None or behind["word"].casefold() in line_words().credit_fillers
    return zone.role is Role.BYLINE and not text[name.start : name.end].isupper() and not apart


def plain_name(outlet: str) -> str:
    """Return an outlet's name as it is compared: small letters, no article."""
    return " ".join(outlet.casefold().split()).removeprefix("the ")


def _running(text: str, zone: Zone, names: Sequence[OutletName]) -> Iterator[Credit]:
    """Yield what running text credits: a name counts where a cue stands beside it, or beside a name joined to it."""
    last: tuple[OutletName, tuple[Relation, float, str]] | None = None
    for place, name in enumerate(names):
        if place and _is_abbreviation(text, names[place - 1], name):
            continue
        found = _cued(text, zone, name)
        if found is None and last is not None and not name.common and _CHAIN.fullmatch(text[last[0].end : name.start]):
            found = last[1]
        if found is not None:
            last = (name, found)
            yield _credit(zone, name, found, text=text)


def _is_abbreviation(text: str, before: OutletName, name: OutletName) -> bool:
    """Return whether a name in brackets only shortens the one before it: "Syrian Arab News Agency (SANA)"."""
    return before.outlet == name.outlet and text[before.end : name.start].strip() == "("


def _invited(text: str, zone: Zone, names: Sequence[OutletName]) -> Iterator[Credit]:
    """Yield the agencies to whose own pages a line of furniture invites, or whose writers it names."""
    for name in names:
        found = _cued(text, zone, name, invites=True) if name.agency and not name.common else None
        if found is not None:
            yield _credit(zone, name, found, text=text)


def _cued(text: str, zone: Zone, name: OutletName, *, invites: bool = False) -> tuple[Relation, float, str] | None:
    before = text[max(zone.start, name.start - CUE_CHARS) : name.start]
    after = text[name.end : min(zone.end, name.end + CUE_CHARS)]
    for entry in _cues():
        fits = entry.cue.invites or entry.cue.foot if invites else not entry.cue.invites
        if not fits or (name.common and entry.cue.unsure):
            continue
        ahead = entry.before.search(before) if entry.before else None
        behind = entry.after.match(after) if entry.after else None
        if (entry.before and not ahead) or (entry.after and not behind):
            continue
        words = (ahead.group() if ahead else "") + text[name.start : name.end] + (behind.group() if behind else "")
        return entry.cue.relation, entry.cue.score, entry.cue.why.replace("{words}", " ".join(words.split()))
    return None


def _credit(zone: Zone, name: OutletName, found: tuple[Relation, float, str], *, text: str) -> Credit:
    relation, score, why = found
    return Credit(
        witness=zone.witness,
        start=name.start,
        end=name.end,
        outlet=name.outlet,
        relation=relation,
        score=score,
        why=why.replace("{words}", text[name.start : name.end]),
    )
