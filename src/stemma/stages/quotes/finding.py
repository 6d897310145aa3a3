"""Quotations of a witness: marks, cues and speakers of every sentence joined, in the order of the text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from stemma.model import QuotationForm, Role, Rows, Sentence, Strength, Witness, Zone
from stemma.stages.quotes.attributing import announces, attributions
from stemma.stages.quotes.cues import cue_table
from stemma.stages.quotes.joining import Attribution
from stemma.stages.quotes.labels import labelled
from stemma.stages.quotes.lexicon import Word, words_of
from stemma.stages.quotes.segments import (
    Segment,
    is_named,
    is_nickname,
    is_short_name,
    is_spoken,
    is_title,
    segments_in,
)
from stemma.text.paragraphs import Span, trim

#: What has more words, each quotation in marks counted as one, is a list or a table and no sentence.
LONGEST_SENTENCE = 600
#: Closing marks with what opens them; straight ones do both.
_CLOSES = {"”": "“", "’": "‘", "»": "«", '"': '"'}


class Unit(NamedTuple):
    """A sentence, or neighbours that one quotation binds, with its words, its attributions and what is in marks."""

    start: int
    end: int
    #: Number of its paragraph in the text, and whether it opens the paragraph.
    paragraph: int
    opens: bool
    words: list[Word]
    attributions: list[Attribution]
    segments: list[Segment]
    #: What the words in marks right behind it are announced by.
    announced: Attribution | None = None


class Said(msgspec.Struct, kw_only=True):
    """A quotation in the making: spans of text; `source` is the unit and attribution it was found by, if any."""

    contents: list[Span]
    parts: list[Segment]
    form: QuotationForm
    unit: int
    attribution: Attribution | None
    #: The unit that its last part stands in, where parts were joined.
    reach: int = -1
    #: Where the speaker was taken from: the unit and attribution of an earlier quotation, or a subject nearby.
    lender: tuple[int, Attribution] | None = None
    subject: Span | None = None
    rule: str = ""


def units_of(text: str, sentences: Sequence[Sentence], segments: Sequence[Segment]) -> list[Unit]:
    """Return the units of a text with what their words come to; sentences are in order."""
    forms = cue_table().forms
    units: list[Unit] = []
    paragraph = 0
    at = 0
    for start, end in _bound(text, sentences, segments):
        opens = not units or "\n" in text[units[-1].end : start]
        paragraph += opens
        while at < len(segments) and segments[at].end <= start:
            at += 1
        inside = []
        index = at
        while index < len(segments) and segments[index].start < end:
            inside.append(segments[index])
            index += 1
        quoted = [one.span for one in inside if not _names_in_passing(text, one)]
        words = words_of(text, (start, end), quoted, cue_forms=forms)
        found = attributions(words) if len(words) <= LONGEST_SENTENCE else []
        bringing = [one for one in found if one.contents]
        units.append(Unit(start, end, paragraph, opens, words, bringing, inside, announces(words, found)))
    for place, attribution in labelled([(unit.words, unit.opens) for unit in units], _speaking(units)):
        units[place].attributions.insert(0, attribution)
    return units


def _names_in_passing(text: str, segment: Segment) -> bool:
    """Return whether marks with a comma hold the name of a programme: on “Dawn Today,” the minister said."""
    comma = text[segment.end - 1] == "," or text[segment.end + 1 : segment.end + 2] == ","
    return comma and is_named(text, segment)


def _speaking(units: Sequence[Unit]) -> frozenset[str]:
    """Return the last words of the names of those who speak by a cue in a text, in small letters."""
    heads = (
        unit.words[one.speaker[1] - 1]
        for unit in units
        for one in unit.attributions
        if one.speaker is not None and one.cue.rule.strength == Strength.SAID
    )
    return frozenset(word.form for word in heads if word.capital and not word.form[0].isdigit())


def _bound(text: str, sentences: Sequence[Sentence], segments: Sequence[Segment]) -> Iterator[Span]:
    """Yield sentences, those that one quotation spans joined, and a lone attribution joined to the words before it."""
    at = 0
    held: Span | None = None
    for sentence in sentences:
        if held is not None:
            while at < len(segments) and segments[at].end <= held[1]:
                at += 1
            inside = at < len(segments) and segments[at].start < held[1] and segments[at].end > sentence.start
            if inside or _lone_attribution(text, held, sentence):
                held = (held[0], sentence.end)
                continue
            yield held
        held = (sentence.start, sentence.end)
    if held is not None:
        yield held


#: "Preciado said." behind words that ended with a stop of their own.
_LONE = re.compile(r"(?:[\w.’'-]+ ){1,5}(?P<cue>[a-z]+)[.]?\Z")


def _lone_attribution(text: str, before: Span, sentence: Sentence) -> bool:
    if text[before[1] - 1] not in "\"”’'»" or "\n" in text[before[1] : sentence.start]:
        return False
    match = _LONE.match(text[sentence.start : sentence.end]) if sentence.end - sentence.start < 60 else None  # noqa: PLR2004 - a name and a verb
    if match is None:
        return False
    lexeme = cue_table().forms.get(match["cue"])
    rule = cue_table().rules.get(lexeme.base) if lexeme else None
    return rule is not None and "quote" in rule.takes and rule.strength == "said"


def find_said(text: str, units: Sequence[Unit]) -> list[Said]:
    """Return the quotations of a text in the order in which they begin, speakers found by cue, by run or by place."""
    found: list[Said] = []
    for index, unit in enumerate(units):
        taken: set[int] = set()
        own = [
            one
            for attribution in unit.attributions
            if (one := _by_cue(text, unit, attribution, index=index, taken=taken))
        ]
        loose = [
            one
            for one in unit.segments
            if one.start not in taken and _spoken(text, unit, one) and not _covered(one, own)
        ]
        own += [
            Said(contents=[one.span], parts=[one], form=QuotationForm.DIRECT, unit=index, attribution=None)
            for one in loose
        ]
        found += sorted(own, key=lambda said: said.contents[0])
    return found


def _spoken(text: str, unit: Unit, segment: Segment) -> bool:
    opens = segment.start - unit.start < 4  # noqa: PLR2004 - a mark or two, and white space
    alone = opens and len(unit.words) == 1
    return is_spoken(text, segment, alone=alone, opens=opens)


def _covered(segment: Segment, own: Sequence[Said]) -> bool:
    return any(left <= segment.start < right for said in own for left, right in said.contents)


def _by_cue(text: str, unit: Unit, attribution: Attribution, *, index: int, taken: set[int]) -> Said | None:
    words = unit.words
    contents = [(words[first].start, words[last - 1].end) for first, last in attribution.contents]
    names = {one.span for one in unit.segments if is_short_name(text, one)}
    contents = contents[:1] + [span for span in contents[1:] if span not in names]
    parts = [one for one in unit.segments if any(left <= one.start < right for left, right in contents)]
    alone = {(one.start, one.end) for one in parts}
    direct = all(span in alone for span in contents)
    if direct:
        if any(one.start in taken for one in parts) or not _presented(text, attribution, parts):
            return None
        taken.update(one.start for one in parts)
        form = QuotationForm.DIRECT
    else:
        parts = [one for one in parts if not any(test(text, one) for test in (is_title, is_named, is_nickname))]
        form = QuotationForm.MIXED if parts else QuotationForm.INDIRECT
        contents = [_with_marks(text, trim(text, *span)) for span in contents]
    return Said(contents=contents, parts=parts, form=form, unit=index, attribution=attribution, rule=attribution.rule)


def _with_marks(text: str, span: Span) -> Span:
    """Return a stretch that ends in marks which open inside it with the mark that closes them."""
    start, end = span
    closed = text[end : end + 1] in _CLOSES and _CLOSES[text[end]] in text[start:end]
    return start, end + closed


def _presented(text: str, attribution: Attribution, parts: Sequence[Segment]) -> bool:
    """Return whether words in marks at a cue are presented as words: not the title of what is spoken of."""
    if (
        attribution.cue.rule.strength in {Strength.SAID, Strength.ASKED, Strength.CLAIMED}
        and "quote" in attribution.cue.rule.takes
    ):
        return not all(is_nickname(text, one) or is_named(text, one) for one in parts)
    return not all(is_title(text, one) or is_named(text, one) for one in parts)


def body_sentences(rows: Rows) -> dict[str, list[Sentence]]:
    """Return the sentences of each witness in the order of the text."""
    sentences: dict[str, list[Sentence]] = {}
    for sentence in rows.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    for own in sentences.values():
        own.sort(key=lambda one: (one.start, one.end))
    return sentences


def body_zones(rows: Rows) -> dict[str, list[Zone]]:
    """Return the zones of each witness that hold running text, in order."""
    zones: dict[str, list[Zone]] = {}
    for zone in rows.of(Zone):
        if zone.role in {Role.BODY, Role.CAPTION}:
            zones.setdefault(zone.witness, []).append(zone)
    for own in zones.values():
        own.sort(key=lambda one: (one.start, one.end))
    return zones


def witness_segments(witness: Witness, zones: Sequence[Zone]) -> list[Segment]:
    """Return what stands in marks in the running text of a witness."""
    return [one for zone in zones for one in segments_in(witness.text, zone.start, zone.end)]
