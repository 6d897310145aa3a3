"""The annotated sets, brought to one form: texts with the spans of names of persons, organisations and places."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from stemma.stages.names.lists import lexicon, name_words

#: What the sets call a type, and what we call it; other types are no names here.
TYPES = {
    "PER": "person", "Person": "person", "person": "person", "PERSON": "person",
    "ORG": "organisation", "Organisation": "organisation", "organization": "organisation",
    "ORGANIZATION": "organisation",
    "LOC": "place", "Location": "place", "place": "place", "LOCATION": "place",
}  # fmt: skip
#: Sets whose licence lets trained weights be passed on, but for the texts below.
SETS = ("ner-re3d", "ner-wikigold", "coref-gum", "coref-meantime")
#: Sets on which taggers trained without them are measured.
MEASURED = SETS
#: MEANTIME is annotated in full in its first lines only.
MEANTIME_LINES = 6
PRONOUNS = frozenset(
    {"we", "they", "i", "he", "she", "it", "you", "who", "his", "her", "its", "our", "my", "your", "their"}
)
OTHER_TAIL = re.compile(r"\s?[,(\n]|\s+(?:who|which|that|based|in|near|on)\s")
PERSON_TAIL = re.compile(r"\s?[,(\n]|\s+(?:who|which|that|based|in|near|on|of|at|from|for|and|to)\s")
_DETERMINER = re.compile(r"(?:the|a|an|this|that|its|his|her|their|our|my)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s*['’‘]s?|[\s,.;:)\"”]+)$")


class NameSpan(msgspec.Struct, frozen=True, order=True):
    """One true name: half-open span and type."""

    start: int
    end: int
    type: str


class Text(msgspec.Struct, frozen=True):
    """One annotated text."""

    id: str
    text: str
    names: Sequence[NameSpan]
    #: Every annotated span, names or not.
    marked: Sequence[tuple[int, int]] = ()


def read_set(folder: Path, name: str, *, free: bool = False) -> Iterator[Text]:
    """Yield the texts of a set with its names, nested ones resolved; `free` leaves share-alike texts out."""
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if free and row.get("source") in SHARE_ALIKE:
            continue
        text = row["text"]
        if name == "coref-meantime":
            text = "\n".join(text.split("\n")[:MEANTIME_LINES])
        marks = row.get("entities") or row.get("mentions") or []
        spans = [
            span
            for mark in marks
            if mark["type"] in TYPES and mark.get("form", "name") == "name" and mark["end"] <= len(text)
            for span in plain_names(text, mark, TYPES[mark["type"]])
        ]
        yield Text(row["id"], text, flat(spans), [(mark["start"], mark["end"]) for mark in marks])


#: Texts whose licence asks for the same licence: never trained on for what is shipped.
SHARE_ALIKE = ("Wikipedia",)


def plain_names(text: str, mark: dict[str, int], type_: str) -> Iterator[NameSpan]:
    """Yield the proper names of a mark: what stands before its first comma, or what stands behind it.

    "Palmyra, Syria" is two places; of "European aircraft maker, Airbus" and "Ryanair CEO, Michael Oles" only the last
    part is a name.
    """
    start, end = mark["start"], mark["end"]
    name = plain_name(text, (start, end), type_)
    comma = text.find(", ", start, end)
    if name:
        yield name
    if comma > 0 and (type_ == "place" or not name) and not _LIST.search(text, start, end):
        latter = plain_name(text, (comma + 2, end), type_)
        if latter and latter != name and text[latter.end : end].strip(" .)'’s") == "":
            yield latter


#: Marks over several names: which of them is meant, nobody can say.
_LIST = re.compile(r",[^,]+,|[:;(]|\band\b")
#: An Arabic article before a name, part of it and in small letters.
_ARTICLE = re.compile(r"(?:al|el|ul|ur|as|ad|ar|an|at|az|ash|es|ed)[-–](?=\w)", re.IGNORECASE)
#: What stands between a title and a name although it begins with "of".
_OFFICE = re.compile(r"\bof (?:State|Staff|Defen[cs]e|Justice|War|Health) (?=[A-Z])")
#: Words behind which a name belongs to what stands before them: "residents of Camp Marrow".
_BINDING = re.compile(r"\b(?:of|in|for|from|at|on|to|by|with|and|or|near|between|under|against)\s*$")


def plain_name(  # noqa: C901, PLR0912 - one cut after another, each a habit of one set
    text: str, span: tuple[int, int], type_: str
) -> NameSpan | None:
    """Return a marked span without article, title, possessive and apposition; None where no proper name is left."""
    start, end = span
    words = name_words()
    while match := _DETERMINER.match(text, start, end):
        start = match.end()
    if type_ == "person":
        while (match := re.compile(r"([\w.-]+)\s+").match(text, start, end)) and (
            match.group(1).lower().strip(".").replace(".", "") in words.titles
        ):
            start = match.end()
        while office := _OFFICE.search(text, start, end):
            start = office.end()
    inside = text[start:end]
    cut = (PERSON_TAIL if type_ == "person" else OTHER_TAIL).search(inside)
    if cut and cut.start() > 0:
        end = start + cut.start()
    if type_ == "person":
        before = start
        for word in re.finditer(r"[\w.]+(?:'s|’s)?(?=\s)", text[before:end]):
            if word.group().lower().strip(".") in words.roles | words.titles or word.group().endswith(("'s", "’s")):
                begin = before + word.end()
                inside = text[begin:end].lstrip()
                start = end - len(inside)
    while match := _DETERMINER.match(text, start, end):
        start = match.end()
    while match := _TAIL.search(text[start:end]):
        if text[start:end].endswith((".",)) and re.search(
            r"(?:\b\w\.)+$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd)\.$", text[start:end]
        ):
            break
        end = start + match.start()
    start, end = _capital_run(text, (start, end), type_)
    inside = text[start:end]
    pieces = [_ARTICLE.sub("", piece) for piece in inside.split()]
    if not pieces or not inside[0].isalnum() or not (pieces[0][0].isupper() or pieces[0][0].isdigit()):
        return None
    if any(_is_small(piece) for piece in pieces) or not any(letter.isupper() for letter in inside):
        return None
    last = pieces[-1].lower()
    if (
        inside.lower() in words.demonyms
        or inside.lower().rstrip("s") in words.demonyms
        or (len(pieces) == 1 and last in PRONOUNS)
    ):
        return None
    if type_ == "person" and (last in words.roles or last in words.titles or last in words.calendar - NAMES_TOO):
        return None
    if len(pieces) == 1 and _only_opens(text, start, last):
        return None
    return NameSpan(start, end, type_)


def _is_small(piece: str) -> bool:
    """Return whether a word of a mark cannot be part of a name: in small letters, and none that joins names."""
    return _ARTICLE.sub("", piece)[:1].islower() and piece.lower() not in name_words().particles


def _capital_run(text: str, span: tuple[int, int], type_: str) -> tuple[int, int]:
    """Return a span without the small words around its name: "coauthor Colette Varn", "Tigra river".

    A name behind "of" and the like belongs to what is marked, it is no name of its own: left as it is, it falls.
    """
    start, end = span
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
    small = [place for place, (first, last) in enumerate(words) if _is_small(text[first:last])]
    if not small:
        return span
    if type_ == "place" and small[0] > 0 and text[words[-1][0] : end].lower() in name_words().places:
        tail = len(words) - len(small)
        if small == list(range(tail, len(words))):
            return start, words[tail - 1][1]
    place = small[-1] + 1
    if type_ == "place" or place == len(words) or _BINDING.search(text[start : words[place][0]]):
        return span
    first = text[words[place][0] : words[place][1]].lower().rstrip(".")
    while first in name_words().demonyms and place + 1 < len(words):
        place += 1
        first = text[words[place][0] : words[place][1]].lower().rstrip(".")
    run = text[words[place][0] : end].split()
    people = type_ == "person" and {word.lower() for word in run} & name_words().organisations
    return span if people or run[0].lower() in name_words().particles else (words[place][0], end)


#: Months that people are called by; the others, marked as persons in one set, are dates.
NAMES_TOO = frozenset({"april", "june", "august"})


def _only_opens(text: str, start: int, word: str) -> bool:
    """Return whether a plain plural is capitalised because its sentence begins: Officials, Readers."""
    opens = not text[:start].strip() or text[:start].rstrip(" ")[-1] in '.\n“"'
    return opens and word.endswith("s") and lexicon().get(word, "") == "c"


def flat(spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return spans that do not overlap, the longer one of two first; of two types on one span the less personal."""
    kept: list[NameSpan] = []
    order = {"organisation": 0, "place": 1, "person": 2}
    for span in sorted(spans, key=lambda span: (span.start - span.end, order[span.type], span)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


#: Characters from which a text is a whole document.
DOCUMENT = 2000


def grouped(texts: Iterator[Text]) -> Iterator[Text]:
    """Yield texts; single sentences of one document are joined, so that its case statistics are of all of it."""
    waiting: list[Text] = []
    for text in texts:
        key = text.id.rpartition("-")[0]
        if waiting and (waiting[-1].id.rpartition("-")[0] != key or "\n" in text.text or len(text.text) > DOCUMENT):
            yield joined(waiting)
            waiting = []
        waiting.append(text)
    if waiting:
        yield joined(waiting)


def joined(texts: Sequence[Text]) -> Text:
    """Return sentences as one text."""
    parts, names, marked, at = [], [], [], 0
    for text in texts:
        names += [NameSpan(name.start + at, name.end + at, name.type) for name in text.names]
        parts.append(text.text)
        marked += [(start + at, end + at) for start, end in text.marked]
        at += len(text.text) + 2
    return Text(texts[0].id, "\n\n".join(parts), names, marked)
