"""All that one text asserts, sentence by sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from stemma.model import Quotation, QuotationForm, Role, Sentence, Witness, Zone
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.facts.bonds import bond_claims
from stemma.stages.claims.facts.causes import cause_claims
from stemma.stages.claims.facts.enumerations import name_lists
from stemma.stages.claims.facts.figures import age_claims, figure_claims
from stemma.stages.claims.facts.lasttimes import last_times
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.sentences.spoken import Spoken, Voice
from stemma.stages.claims.sentences.surnames import know_surnames
from stemma.stages.claims.toll.happenings import find_happenings
from stemma.stages.claims.toll.harmed import harmed_people
from stemma.stages.claims.toll.people import people_claims, tells_of_another
from stemma.stages.claims.when.moments import moment_claims
from stemma.stages.claims.when.occasions import occasion_claims
from stemma.stages.claims.when.pastdays import in_years_told
from stemma.stages.claims.when.stamps import Told, days_of_telling
from stemma.stages.claims.words.fragments import fragment_claims
from stemma.stages.claims.words.wordings import wording_claims
from stemma.text.quotations import quoted_spans
from stemma.text.times import TimeExpression, find_times

#: Languages whose claims are read; others take part through collation alone.
LANGUAGES = ("en",)


class Text(msgspec.Struct, frozen=True):
    """A witness with its zones, sentences and the words of others in it."""

    witness: Witness
    zones: Sequence[Zone]
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation] = ()
    #: The utterance of a quotation, by the quotation's id.
    utterances: Mapping[str, str] = MappingProxyType({})
    #: The day around which the reports of its story were written.
    around: str | None = None


def extract_assertions(text: Text) -> list[Assertion]:
    """Return the assertions of a text in its order, the headline's first; none in a language that is not read."""
    witness = text.witness
    if (witness.language or "en")[:2].lower() not in LANGUAGES:
        return []
    addresses = [one.span() for one in _ADDRESS.finditer(witness.text)]
    return [
        one
        for one in _assertions(text, days_of_telling(witness.text, witness.published))
        if not any(start < one.end and one.start < end for start, end in addresses)
    ]


#: Words of an address on the net, which claim nothing.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def _assertions(text: Text, told_from: Told) -> Iterator[Assertion]:
    witness = text.witness
    voices = [
        Voice(start, end, one.speaker, one.told_to, text.utterances.get(one.id))
        for one in text.quotations
        if _given(one)
        for start, end in _spoken_spans(one)
    ]
    times = _times(text, told_from)
    quoted = _quoted(text)
    aside, marked, stop = False, False, 0
    phrases = [Phrase(witness.text, start, end, times=times) for start, end in _spans(text)]
    know_surnames(phrases)
    for number, phrase in enumerate(phrases):
        start, end = phrase.start, phrase.end
        # What a paragraph tells of another event it tells to its end, and the sentence behind it goes on.
        aside = stop <= start and (marked or (aside and "\n" not in witness.text[stop:start]))
        spoken = Spoken(
            witness=witness.id,
            sentence=number,
            published=told_from.at(start),
            around=text.around,
            voices=voices,
            aside=aside,
            quoted=quoted,
        )
        marked, stop = tells_of_another(phrase), end
        told = tuple(find_happenings(phrase))
        counted = {one.whom.quantity.start for one in told if one.whom.quantity is not None}
        yield from people_claims(phrase, spoken, told)
        yield from (one for one in figure_claims(phrase, spoken) if one.start not in counted)
        yield from age_claims(phrase, spoken)
        yield from bond_claims(phrase, spoken)
        yield from cause_claims(phrase, spoken)
        yield from moment_claims(phrase, spoken)
        yield from occasion_claims(phrase, spoken)
        yield from name_lists(phrase, spoken)
        yield from last_times(phrase, spoken)
        yield from fragment_claims(phrase, spoken, quoted)
        yield from harmed_people(phrase, spoken)
        yield from wording_claims(phrase, spoken, quoted)


def _spans(text: Text) -> list[tuple[int, int]]:
    """Return the headline and the sentences of the body; captions come last, for they repeat."""
    heads = [(zone.start, zone.end) for zone in text.zones if zone.role is Role.HEADLINE]
    body = [(one.start, one.end) for one in text.sentences if one.index >= 0]
    captions = [(one.start, one.end) for one in text.sentences if one.index < 0]
    return [*sorted(heads)[:1], *sorted(body), *sorted(captions)]


def _times(text: Text, told_from: Told) -> list[TimeExpression]:
    """Return the times of the headline and the body, read in one go so that "the next day" finds its day."""
    spans = _spans(text)
    if not spans:
        return []
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    found = [
        time
        for start, end, day in told_from.stretches(first, last)
        for time in find_times(text.witness.text, start, end, published=day)
    ]
    return in_years_told(text.witness.text, found, published=told_from.first)


Span = tuple[int, int]


def _given(quotation: Quotation) -> bool:
    """Return whether somebody gave the words: what is only thought, wanted or judged of is told by the writer."""
    marked = quotation.form is not QuotationForm.INDIRECT
    return marked or quotation.strength is None or quotation.strength.told


def _spoken_spans(quotation: Quotation) -> list[tuple[int, int]]:
    """Return the words of a quotation without what the writer tells between its parts: “…,” she said in Brack, “…”."""
    whole = [(quotation.start, quotation.end)]
    return [(one.start, one.end) for one in quotation.parts] if quotation.form is QuotationForm.DIRECT else whole


def _quoted(text: Text) -> list[tuple[int, int]]:
    """Return what stands in quotation marks: the parts of quotations that are given, else those found in the body."""
    bodies = [zone for zone in text.zones if zone.role is Role.BODY]
    marked = [span for zone in bodies for span in quoted_spans(text.witness.text, zone.start, zone.end)]
    if not text.quotations:
        return marked
    given = [(part.start, part.end) for one in text.quotations for part in one.parts]
    return given + [span for span in marked if _is_beside(span, given, text.sentences)]


def _is_beside(span: Span, given: Sequence[Span], sentences: Sequence[Sentence]) -> bool:
    """Return whether a stretch in marks is none of those given, and stands in a sentence with one of them."""
    if any(start < span[1] and span[0] < end for start, end in given):
        return False
    around = next(((one.start, one.end) for one in sentences if one.start <= span[0] < one.end), span)
    return any(around[0] <= start < around[1] for start, _ in given)
