"""Who said what: utterances with every wording, who has it, in how many lineages, and how the words drifted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from stemma.model import Entity, Lookup, Quotation, QuotationForm, SpeakerForm, Strength, Utterance, Witness
from stemma.views.cards import lineage_cards, lineage_numbers
from stemma.views.wording import Words, compared_words

#: What stands for a speaker whom no report names.
NOBODY = "speaker not named"

#: Marks at the end of a wording say nothing: house style puts a comma there or a stop.
_END_MARKS = " .,;:!?…"


class SaidLine(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation of an utterance: who has it, its exact span, how it is attributed, its words against the centre."""

    quotation: str
    witness: str
    siglum: str
    outlet: str | None
    start: int
    end: int
    form: QuotationForm
    #: As this report names the speaker; the words of the cue.
    speaker: str | None
    #: Whether the report names the speaker at these words, rather than by a pronoun or by what stands before.
    names: bool
    cue: str
    strength: Strength | None
    negated: bool
    told_to: str | None
    second_hand: bool
    garbled: bool
    score: float
    why: str
    lineages: list[int]
    words: list[Words]


class SaidView(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance. `wording` is the one that most reports agree with; `lines` are all, that one first."""

    id: str
    story: str
    speaker: str
    entity: str | None
    wording: str
    #: True where some report gives the words in marks.
    direct: bool
    #: Names under which reports attribute the words, the most frequent first; two that differ are a finding.
    attributed_to: list[str]
    told_to: list[str]
    #: Numbers of the lineages that carry it, and how many reports.
    lineages: list[int]
    witnesses: int
    #: Words of the wording that differs most, against the centre.
    changed: int
    nearest: str | None
    why: str
    lines: list[SaidLine]


class _Case(NamedTuple):
    quotations: Mapping[str, Quotation]
    witnesses: Mapping[str, Witness]
    numbers: Mapping[str, Sequence[int]]
    entities: Mapping[str, str]


def said_views(lookup: Lookup, *, by: str | None = None, to: str | None = None) -> list[SaidView]:
    """Return the utterances of a case, those in most lineages first.

    `by` keeps those whose speaker's name holds it, `to` those told to an outlet, or in a form, that holds it.
    """
    case = _Case(
        quotations={one.id: one for one in lookup.of(Quotation)},
        witnesses={one.id: one for one in lookup.of(Witness)},
        numbers=lineage_numbers(lineage_cards(lookup)),
        entities={one.id: one.name for one in lookup.of(Entity)},
    )
    views = [_view(utterance, case) for utterance in lookup.of(Utterance)]
    kept = [view for view in views if _names(view, by) and _told(view, to)]
    return sorted(kept, key=_order)


def _order(view: SaidView) -> tuple[int, int, bool, str, str]:
    return -len(view.lineages), -view.witnesses, not view.direct, view.speaker.casefold(), view.id


def _names(view: SaidView, by: str | None) -> bool:
    wanted = (by or "").casefold()
    return any(wanted in name.casefold() for name in (view.speaker, *view.attributed_to))


def _told(view: SaidView, to: str | None) -> bool:
    return to is None or any(to.casefold() in name.casefold() for name in view.told_to)


def _view(utterance: Utterance, case: _Case) -> SaidView:
    members = [case.quotations[key] for key in utterance.quotations]
    texts = {drift.quotation: drift.words for drift in utterance.spread}
    centre = texts[utterance.centre or members[0].id]
    lines = [_line(one, (centre, texts[one.id]), case) for one in members]
    lines.sort(key=lambda line: (line.quotation != utterance.centre, line.lineages, line.siglum, line.start))
    names = Counter(line.speaker for line in lines if line.speaker and line.names) or Counter(
        line.speaker for line in lines if line.speaker
    )
    attributed = _distinct(sorted(names, key=lambda name: (-names[name], -len(name), name)))
    speaker = case.entities.get(utterance.speaker or "") or (attributed[0] if attributed else NOBODY)
    return SaidView(
        id=utterance.id,
        story=utterance.story,
        speaker=speaker,
        entity=utterance.speaker,
        wording=centre,
        direct=any(one.form is not QuotationForm.INDIRECT for one in members),
        attributed_to=attributed,
        told_to=sorted({one.told_to for one in members if one.told_to}),
        lineages=sorted({number for line in lines for number in line.lineages}),
        witnesses=len({one.witness for one in members}),
        changed=max(drift.changed for drift in utterance.spread),
        nearest=utterance.nearest,
        why=utterance.why,
        lines=lines,
    )


def _distinct(names: Sequence[str]) -> list[str]:
    """Return names of which no two end in the same word: a surname and a full name are one."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name.split()[-1].casefold(), name)
    return list(kept.values())


def _line(quotation: Quotation, wordings: tuple[str, str], case: _Case) -> SaidLine:
    """Return a line; `wordings` are the centre's and this one's."""
    witness = case.witnesses[quotation.witness]
    _, words = compared_words(*wordings)
    cue = "" if quotation.cue_start is None else witness.text[quotation.cue_start : quotation.cue_end]
    return SaidLine(
        quotation=quotation.id,
        witness=witness.id,
        siglum=witness.siglum,
        outlet=witness.outlet,
        start=quotation.start,
        end=quotation.end,
        form=quotation.form,
        speaker=case.entities.get(quotation.speaker or "") or quotation.speaker_name,
        names=quotation.named_start is None and quotation.speaker_form is not SpeakerForm.PRONOUN,
        cue=" ".join(cue.split()),
        strength=quotation.strength,
        negated=quotation.negated,
        told_to=quotation.told_to,
        second_hand=quotation.second_hand,
        garbled=quotation.garbled,
        score=quotation.score,
        why=quotation.why,
        lineages=list(case.numbers.get(witness.id, ())),
        words=words,
    )


def wordings_of(lines: Iterable[SaidLine]) -> list[list[SaidLine]]:
    """Return lines grouped by their words, marks at the ends left out, in the order in which each wording first stands.

    Words in marks and the same words retold stay apart.
    """
    groups: dict[tuple[str, bool], list[SaidLine]] = {}
    for line in lines:
        text = " ".join("".join(part.text for part in line.words).split()).strip(_END_MARKS)
        groups.setdefault((text, line.form is QuotationForm.DIRECT), []).append(line)
    return list(groups.values())
