"""Invented sentences through the quotation stages: what is found in them, as the words that the spans cut out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stemma.model import Quotation, Record, Role, Rows, Story, Utterance, Witness, Zone, stable_id
from stemma.stages.quotes import find_quotations, group_utterances
from stemma.stages.quotes.cues import cue_table
from stemma.stages.quotes.lexicon import Word, words_of
from stemma.stages.segment import split_sentences
from stemma.text.quotations import quoted_spans


class Heard(NamedTuple):
    """A quotation as the words that its spans cut out; what is not there is an empty string."""

    speaker: str
    cue: str
    words: str
    parts: list[str]
    form: str
    record: Quotation


def words_in(text: str) -> list[Word]:
    """Return the words of one sentence, what stands in marks as one word each."""
    return words_of(text, (0, len(text)), quoted_spans(text, 0, len(text)), cue_forms=cue_table().forms)


def shown(text: str, words: Sequence[Word], span: tuple[int, int] | None) -> str | None:
    """Return the text of a range of words."""
    return None if span is None else text[words[span[0]].start : words[span[1] - 1].end]


def report(text: str, *, name: str = "a", outlet: str | None = None, published: str | None = None) -> Witness:
    """Return a text as a witness, named by its content."""
    return Witness(
        id=stable_id("witness", name, text),
        path=f"{name}.txt",
        siglum=name.upper(),
        outlet=outlet,
        published=published,
        language="en",
        media_type="text/plain",
        sha256="0" * 64,
        chars=len(text),
        text=text,
    )


def sentences_of(witnesses: Iterable[Witness]) -> Rows:
    """Return witnesses with the zones and sentences of texts that are body throughout."""
    rows = Rows(witnesses)
    rows.extend(
        Zone(witness=one.id, start=0, end=one.chars, role=Role.BODY, score=1.0, why="")
        for one in rows.of(Witness)
        if one.chars
    )
    rows.extend(list(split_sentences(rows)))
    return rows


def quotations_in(text: str, *also: Record, outlet: str | None = None) -> list[Quotation]:
    """Return the quotations of one text; `also` are mentions and resolutions."""
    rows = sentences_of([report(text, outlet=outlet)])
    rows.extend(also)
    return list(find_quotations(rows))


def heard_in(text: str) -> list[Heard]:
    """Return the quotations of one text as the words that their spans cut out."""
    return [heard(text, one) for one in quotations_in(text)]


def heard(text: str, one: Quotation) -> Heard:
    """Return one quotation as the words that its spans cut out."""
    return Heard(
        speaker=_cut(text, one.speaker_start, one.speaker_end),
        cue=_cut(text, one.cue_start, one.cue_end),
        words=text[one.start : one.end],
        parts=[text[part.start : part.end] for part in one.parts],
        form=one.form.value,
        record=one,
    )


def the_one(text: str) -> Heard:
    """Return the only quotation of a text."""
    (one,) = heard_in(text)
    return one


def utterances_of(*texts: str, story: Sequence[Witness] | None = None, also: Iterable[Record] = ()) -> Rows:
    """Return one story of these texts with its quotations and utterances; `story` gives witnesses instead."""
    witnesses = list(story or (report(text, name=chr(97 + at)) for at, text in enumerate(texts)))
    rows = sentences_of(witnesses)
    rows.extend(list(find_quotations(rows)))
    rows.extend([Story(id="s", name="A story", witnesses=sorted(one.id for one in witnesses)), *also])
    rows.extend(list(group_utterances(rows)))
    return rows


def shared_words(rows: Rows) -> list[list[str]]:
    """Return the wordings of every utterance that more than one quotation has, sorted."""
    return sorted(sorted(drift.words for drift in one.spread) for one in rows.of(Utterance) if len(one.quotations) > 1)


def _cut(text: str, start: int | None, end: int | None) -> str:
    return "" if start is None or end is None else text[start:end]
