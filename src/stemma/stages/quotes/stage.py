"""Witnesses to quotations: the stage."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import msgspec

from stemma.data import load_toml
from stemma.model import (
    Mention,
    Part,
    Quotation,
    QuotationForm,
    Resolution,
    Role,
    Rows,
    Sentence,
    SpeakerForm,
    Strength,
    Witness,
    stable_id,
)
from stemma.stages.quotes.finding import Said, Unit, body_sentences, body_zones, find_said, units_of, witness_segments
from stemma.stages.quotes.full_names import full_name
from stemma.stages.quotes.genders import gender_of
from stemma.stages.quotes.joining import Attribution
from stemma.stages.quotes.lexicon import classes
from stemma.stages.quotes.naming import Named
from stemma.stages.quotes.nesting import RELAYED, nested, relayed
from stemma.stages.quotes.resolving import Speakers
from stemma.stages.quotes.runs import ANNOUNCED, join_runs
from stemma.stages.quotes.segments import Segment
from stemma.stages.quotes.speakers import are_several, form_of, naming_word, shown_name
from stemma.stages.quotes.told import told_range
from stemma.text.paragraphs import Span


class QuoteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Which words count as somebody's."""

    #: Keep what somebody thought, wanted, showed or sided with as well; the faces show what was said alone.
    thoughts: bool = True
    #: Scores are lowered by this where a mark is missing, so that an end of the words is inferred.
    garbled_penalty: float = 0.2


DEFAULTS = QuoteSettings()

_UNVOICED = frozenset({Strength.THOUGHT, Strength.WANTED, Strength.SHOWED, Strength.SIDED})


_PRONOUNS = {"he": "m", "his": "m", "she": "f", "her": "f"}


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table of rules."""

    id: str
    score: float
    why: str


class _Rules(msgspec.Struct, frozen=True):
    rule: list[Rule]


def rules() -> Mapping[str, Rule]:
    """Return the rules by which speakers are found, by id."""
    return {rule.id: rule for rule in load_toml("quotes/rules.toml", _Rules).rule}


def find_quotations(rows: Rows, *, settings: QuoteSettings = DEFAULTS) -> Iterator[Quotation]:
    """Yield the quotations of every witness given: in marks, reported, and both at once, each with who said it.

    Mentions and resolutions, where there are any, turn a speaker's words into an entity.
    """
    sentences, zones = body_sentences(rows), body_zones(rows)
    speakers = Speakers(rows.of(Mention), rows.of(Resolution))
    for witness in rows.of(Witness):
        own: Sequence[Sentence] = sentences.get(witness.id, [])
        segments = witness_segments(witness, zones.get(witness.id, []))
        units = units_of(witness.text, own, segments)
        found = join_runs(witness.text, units, find_said(witness.text, units))
        captions = [(zone.start, zone.end) for zone in zones.get(witness.id, []) if zone.role is Role.CAPTION]
        named = Named(witness.text, units, captions=captions, is_body=partial(speakers.is_body, witness.id))
        maker = _Maker(witness, units, named=named, speakers=speakers, settings=settings)
        made = [quotation for said in found if (quotation := maker.make(said)) is not None]
        yield from nested(relayed(made, why=maker.why(RELAYED)))


class _Maker:
    """Turns quotations in the making into records, in the order of one text."""

    def __init__(
        self,
        witness: Witness,
        units: Sequence[Unit],
        *,
        named: Named,
        speakers: Speakers,
        settings: QuoteSettings,
    ) -> None:
        self._witness = witness
        self._units = units
        self._starts = [unit.start for unit in units]
        self._named = named
        self._speakers = speakers
        self._settings = settings
        self._rules = rules()

    def why(self, rule: str) -> str:
        """Return the sentence of a rule that names nobody."""
        return self._rules[rule].why

    def make(self, said: Said) -> Quotation | None:
        """Return the record of a quotation; None where the settings leave it out."""
        text, (cued_at, attribution) = self._witness.text, _cued(said)
        strength = Strength(attribution.cue.rule.strength) if attribution else None
        if not self._settings.thoughts and strength in _UNVOICED:
            return None
        start, end = said.contents[0][0], max(right for _, right in said.contents)
        speaker, place, form = self._speaker(said)
        named = self._named.name(said, speaker, unit=place, form=form) if speaker and form else None
        open_to_places = form is SpeakerForm.PRONOUN or said.rule == "colon"
        if open_to_places and named and self._speakers.is_place(self._witness.id, named):
            named = None
        cue = _cue_span(self._units[cued_at], attribution)
        rule = self._rules[said.rule or "unattributed"]
        garbled = _garbled(said.parts)
        told = self._told(said)
        shown = text[slice(*speaker)] if speaker else ""
        return Quotation(
            id=stable_id("quotation", self._witness.id, start, end, *(cue or ())),
            witness=self._witness.id,
            start=start,
            end=end,
            parts=[Part(start=one.start, end=one.end) for one in sorted(said.parts, key=lambda one: one.start)],
            form=said.form,
            speaker=self._who(speaker, named),
            speaker_start=speaker[0] if speaker else None,
            speaker_end=speaker[1] if speaker else None,
            cue_start=cue[0] if cue else None,
            cue_end=cue[1] if cue else None,
            told_to=told,
            garbled=garbled,
            score=round(max(0.0, rule.score - self._settings.garbled_penalty * garbled), 3),
            named_start=named[0] if named and named != speaker else None,
            named_end=named[1] if named and named != speaker else None,
            speaker_name=self._name(named),
            speaker_form=form,
            cue=attribution.cue.rule.id if attribution else None,
            rule=rule.id,
            strength=strength,
            negated=bool(attribution and attribution.cue.negated),
            hedged=bool(attribution and attribution.cue.hedged),
            second_hand=rule.id == "quoted-as" or _second_hand(told, self._witness.outlet),
            why=_why(rule, text[slice(*cue)] if cue else "", shown, garbled=garbled),
        )

    def _speaker(self, said: Said) -> tuple[Span | None, int, SpeakerForm | None]:
        """Return where the speaker's words stand, in which unit, and how they name him."""
        if said.subject is not None:
            place = self._unit_at(said.subject[0])
            words = self._units[place].words
            inside = [at for at, word in enumerate(words) if said.subject[0] <= word.start < said.subject[1]]
            return said.subject, place, form_of(words, (inside[0], inside[-1] + 1))
        place, attribution = (said.unit, said.attribution) if said.attribution else said.lender or (said.unit, None)
        if attribution is None or attribution.speaker is None:
            return None, place, None
        words = self._units[place].words
        first, last = attribution.speaker
        return (words[first].start, words[last - 1].end), place, form_of(words, attribution.speaker)

    def _unit_at(self, offset: int) -> int:
        """Return the unit in which an offset stands."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _who(self, speaker: Span | None, named: Span | None) -> str | None:
        """Return the entity that speaks; None where nobody is named or a title, name or pronoun tells against it."""
        found = self._speakers.entity(self._witness.id, self._meant(named)) if named else None
        said = [self._witness.text[slice(*span)].lower() for span in (speaker, named) if span]
        genders = {_PRONOUNS.get(words) or gender_of(words) for words in said}
        return found if all(self._speakers.fits(found, gender) for gender in genders) else None

    def _meant(self, named: Span | None) -> Span | None:
        """Return the word that says who a speaker is, so that an owner beside it is not taken for him."""
        if named is None:
            return None
        words = self._units[self._unit_at(named[0])].words
        inside = [at for at, word in enumerate(words) if named[0] <= word.start < named[1]]
        if not inside:
            return named
        if are_several(words, (inside[0], inside[-1] + 1)):
            return None
        word = words[naming_word(words, (inside[0], inside[-1] + 1))]
        if word.form in classes().anyone and not word.capital:
            return None
        return word.start, word.end

    def _name(self, named: Span | None) -> str | None:
        if named is None:
            return None
        words = self._units[self._unit_at(named[0])].words
        inside = [at for at, word in enumerate(words) if named[0] <= word.start < named[1]]
        if not inside:
            return None
        name = shown_name(self._witness.text, words, (inside[0], inside[-1] + 1))
        full = full_name(self._witness.text, name, named[0])
        titled, given = gender_of(self._witness.text[slice(*named)]), gender_of(full)
        return (name if titled and given and titled != given else full) or None

    def _told(self, said: Said) -> str | None:
        place, attribution = _cued(said)
        if attribution is None:
            return None
        words = self._units[place].words
        after = [first for first, _ in attribution.contents if first >= attribution.cue.last]
        found = told_range(words, attribution.cue, min(after, default=len(words)))
        if found is None:
            return None
        first, last = found
        return (
            " ".join(self._witness.text[words[first].start : words[last - 1].end].split()).strip(" .,;:’'”\"") or None
        )


def _cued(said: Said) -> tuple[int, Attribution | None]:
    """Return the attribution that a quotation has its cue from, with the unit it stands in."""
    if said.rule == ANNOUNCED and said.lender is not None:
        return said.lender
    return said.unit, said.attribution


def _cue_span(unit: Unit, attribution: Attribution | None) -> Span | None:
    if attribution is None:
        return None
    words = unit.words
    return words[attribution.cue.first].start, words[attribution.cue.last - 1].end


def _garbled(parts: Sequence[Segment]) -> bool:
    return any(not one.opened or (not one.closed and not one.open_end) for one in parts)


def _second_hand(told: str | None, outlet: str | None) -> bool:
    """Return whether words were told to an outlet that is not the witness's own."""
    if told is None or not told[:1].isupper():
        return False
    plain = told.lower().removeprefix("the ")
    return outlet is None or (plain not in outlet.lower() and outlet.lower().removeprefix("the ") not in plain)


def _why(rule: Rule, cue: str, speaker: str, *, garbled: bool) -> str:
    why = rule.why.format(cue=" ".join(cue.split()), speaker=" ".join(speaker.split()))
    return f"{why} A mark is missing, so where the words end is inferred." if garbled else why


__all__ = ["QuotationForm", "QuoteSettings", "find_quotations", "rules"]
