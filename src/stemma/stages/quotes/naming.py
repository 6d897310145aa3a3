"""The name behind the words by which a speaker is called: whom a pronoun means."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from stemma.model import SpeakerForm
from stemma.stages.quotes.finding import Said, Unit
from stemma.stages.quotes.full_names import full_name
from stemma.stages.quotes.genders import gender_among, gender_of, role_gender
from stemma.stages.quotes.lexicon import PUT, Is, Word, classes
from stemma.stages.quotes.nonfinite import subject_opening
from stemma.stages.quotes.nouns import Range, nounlike, phrase_forward
from stemma.stages.quotes.phrases import antecedent
from stemma.stages.quotes.runs import main_subject
from stemma.stages.quotes.speakers import form_of, is_body, is_person, may_speak, naming_word, shown_name, speaks
from stemma.text.paragraphs import Span

_THINGS = frozenset({"it", "its"})
#: A pronoun's name is looked for in so many sentences before it.
REACH = 4
#: For "it" and "they", of which most words can be meant, in so many.
REACH_THINGS = 2
#: Two who are named together, of whom "he" may be either; "Lee and his aides" leaves Lee alone.
_PAIR = re.compile(r"\s+and\s+(?P<whose>his|her)?\b")
_PERSONAL = frozenset({"he", "she", "they", "his", "her", "their", "it", "its"})
_FEMALE, _MALE = frozenset({"she", "her"}), frozenset({"he", "his"})


class Named:
    """What is known of the speakers of one text so far: whom each sentence last spoke of."""

    def __init__(
        self,
        text: str,
        units: Sequence[Unit],
        *,
        captions: Sequence[Span] = (),
        is_body: Callable[[Span], bool] = lambda _: False,
    ) -> None:
        self._text = text
        self._units = units
        self._starts = [unit.start for unit in units]
        #: Whether the words at a span are known to name a body or a place.
        self._is_body = is_body
        #: Units under a picture, which no running text goes on with.
        self._captioned = {
            place for place, unit in enumerate(units) if any(left <= unit.start < right for left, right in captions)
        }
        #: Unit to the spans that name the speakers in it, in the order in which they were found.
        self._last: dict[int, list[Span]] = {}
        #: What is known of those whom pronouns may mean, by where their names stand.
        self._known: dict[Span, _Candidate] = {}
        #: Where a pronoun begins to whom it means.
        self._meant: dict[int, Span] = {}

    def name(self, said: Said, speaker: Span, *, unit: int, form: SpeakerForm) -> Span | None:
        """Return where the words stand that name a speaker, and remember it; None where a pronoun stays open."""
        found: Span | None = speaker
        if form is SpeakerForm.PRONOUN:
            found = self._behind(speaker, unit)
            if found is not None:
                self._meant[speaker[0]] = found
        if found is not None:
            for place in dict.fromkeys((unit, said.unit)):
                self._last.setdefault(place, []).append(found)
        return found

    def _behind(self, speaker: Span, unit: int) -> Span | None:
        pronoun = self._text[slice(*speaker)].lower()
        words = self._units[unit].words
        at = next((index for index, word in enumerate(words) if word.start == speaker[0]), None)
        if at is None:
            return None
        if pronoun in {"who", "which", "that"}:
            phrase = antecedent(words, at)
            return (words[phrase[0]].start, words[phrase[1] - 1].end) if phrase else None
        if pronoun not in _PERSONAL or any(
            one.start <= speaker[0] < one.end for one in self._units[unit].segments if one.opened and one.closed
        ):
            # "He" in somebody's words is not the one who speaks them, and whom he means they may not say.
            return None
        return self._subject_before(pronoun, speaker[0], unit)

    def _subject_before(self, pronoun: str, at: int, unit: int) -> Span | None:
        if (ahead := self._answering(pronoun, at, unit)) is not None:
            return ahead
        reach = REACH if pronoun in _FEMALE | _MALE else REACH_THINGS
        beside = self._captioned if unit not in self._captioned else set()
        running = (place for place in range(unit, -1, -1) if place not in beside)
        for place in itertools.islice(running, reach):
            for candidate in self._candidates(place, here=place == unit):
                if candidate[0] >= at or (place == unit and self._told_of(unit, candidate[0], at)):
                    continue
                pair = _PAIR.search(self._text[slice(*candidate)]) if pronoun in _FEMALE | _MALE else None
                if pair is not None:
                    first = candidate[0], candidate[0] + pair.start()
                    same = (pair["whose"] == "her") == (pronoun in _FEMALE)
                    return first if pair["whose"] and same and self._fits(pronoun, first) else None
                if self._fits(pronoun, candidate):
                    return candidate
        return None

    def _answering(self, pronoun: str, at: int, unit: int) -> Span | None:
        """Return whom a pronoun before the main clause means: "Asked what [he] expected, [Marsh] was vague"."""
        words = self._units[unit].words
        first = next((index for index, word in enumerate(words) if not word.is_ & Is.MARK), 0)
        if words[first].form == "when" and first + 1 < len(words):
            first += 1
        comma = next((index for index, word in enumerate(words) if word.form == ","), 0)
        if not comma or at > words[comma].start or words[first].form not in PUT:
            return None
        main = subject_opening(words, comma + 1)
        span = (words[main[0]].start, words[main[1] - 1].end) if main else None
        return span if span and self._fits(pronoun, span) else None

    def _candidates(self, place: int, *, here: bool) -> list[Span]:
        """Return who is spoken of in a sentence: its speakers, the last first, then its subject.

        Of a sentence before, its subject first: "Lund said that Marsh had denied it. [He] added": the one who goes on.
        """
        if (asked := self._asked(place)) is not None:
            words = self._units[place].words
            # Who is known to be of a gender comes first; one of the other is refused later.
            spans = [(words[first].start, words[last - 1].end) for first, last in asked]
            return sorted(spans, key=lambda one: not self._look_at(one).gender)
        found = list(reversed(self._last.get(place, [])))
        subject = main_subject(self._units[place])
        if subject is not None:
            meant = self._meant.get(subject[0], subject)
            found.insert(len(found) if here or self._reported(place, subject[0]) else 0, meant)
        return found

    def _asked(self, place: int) -> tuple[Range, Range] | None:
        """Return who is asked last in a sentence by name, and who asks: "Lund asked [Marsh]", who answers."""
        unit = self._units[place]
        last = unit.attributions[-1] if unit.attributions else None
        if last is None or last.speaker is None or last.cue.rule.id != "ask" or last.cue.last >= len(unit.words):
            return None
        at = last.cue.last
        if not unit.words[at].capital or unit.words[at].is_ & Is.QUOTED:
            return None
        return (at, phrase_forward(unit.words, at, len(unit.words))), last.speaker

    def _told_of(self, unit: int, at: int, pronoun: int) -> bool:
        """Return whether what stands at an offset is in the words of the pronoun: "[A guard] came, [he] said"."""
        words = self._units[unit].words
        return any(
            words[first].start <= at < words[last - 1].end
            for one in self._units[unit].attributions
            if one.speaker is not None and words[one.speaker[0]].start == pronoun
            for first, last in one.contents
        )

    def _reported(self, place: int, at: int) -> bool:
        """Return whether what stands at an offset is in somebody's words: "[The man] fell, Lund said"."""
        words = self._units[place].words
        spans = (content for one in self._units[place].attributions for content in one.contents if one.speaker)
        return any(words[first].start <= at < words[last - 1].end for first, last in spans)

    def _fits(self, pronoun: str, candidate: Span) -> bool:
        known = self._known.get(candidate) or self._known.setdefault(candidate, self._look_at(candidate))
        if known.span is None or known.form is SpeakerForm.PRONOUN:
            return known.span is None
        words, span, form = known.words, known.span, known.form
        if pronoun in _FEMALE | _MALE:
            beside = form is not SpeakerForm.NAME and not known.gender and _names_another(words, pronoun)
            return known.one and known.gender != ("m" if pronoun in _FEMALE else "f") and not beside
        person = bool(known.gender) and is_person(words, span)
        if pronoun in _THINGS:
            person = person or form is SpeakerForm.GROUP or words[span[1] - 1].form.endswith("ns")
            return not person and may_speak(words, span) and (form is not SpeakerForm.UNNAMED or speaks(words, span))
        titled = words[span[0]].form.rstrip(".") in classes().titles | classes().nobody
        single = form is not SpeakerForm.GROUP and (person or words[naming_word(words, span)].form in classes().persons)
        return may_speak(words, span) and not titled and not single and form is not SpeakerForm.UNNAMED

    def _look_at(self, candidate: Span) -> "_Candidate":
        words = self._units[max(0, bisect_right(self._starts, candidate[0]) - 1)].words
        inside = [index for index, word in enumerate(words) if candidate[0] <= word.start < candidate[1]]
        if not inside:
            return _Candidate(words, None, SpeakerForm.NAME, one=True, gender="")
        span = (inside[0], inside[-1] + 1)
        form = form_of(words, span)
        if form in {SpeakerForm.PRONOUN, SpeakerForm.GROUP}:
            return _Candidate(words, span, form, one=False, gender="")
        one = self._is_one(words, span, form=form)
        return _Candidate(words, span, form, one=one, gender=self._gender(words, span, form=form))

    def _is_one(self, words: Sequence[Word], span: Range, *, form: SpeakerForm) -> bool:
        """Return whether a phrase names one person, so that "he" or "she" can stand for it."""
        last, naming = words[span[1] - 1], words[naming_word(words, span)]
        several = naming.form.endswith("s") and naming.form[:-1] in classes().persons
        counted = words[span[0]].form == "one" and naming.capital and naming is not words[span[0]]
        if several or counted or is_body(words, span) or not is_person(words, span):
            return False
        if form is SpeakerForm.NAME and " of " in shown_name(self._text, words, span):
            return False
        if span == (0, 1) and last.capital and last.form not in classes().persons and self._is_common(last):
            return False
        return not (self._is_body((naming.start, naming.end)) and self._is_terse(words, span))

    def _is_terse(self, words: Sequence[Word], span: Range) -> bool:
        """Return whether a name is one word in full, or has capitals alone: what looks like a person's may be one's."""
        name = full_name(self._text, shown_name(self._text, words, span), words[span[0]].start)
        return " " not in name or any(part.isupper() and part.isalpha() and len(part) > 1 for part in name.split())

    def _is_common(self, first: Word) -> bool:
        """Return whether the first word of a sentence is a common noun: small or in the plural, never in capitals."""
        word = self._text[first.start : first.end]
        if re.search(rf"[\w,’'] {re.escape(word)}(?!\w)", self._text):
            return False
        small = re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", self._text)
        return word.endswith(("s", "ing")) or small is not None

    def _gender(self, words: Sequence[Word], span: Range, *, form: SpeakerForm) -> str:
        """Return "m" or "f" as a title, a given name here or elsewhere or the noun for a person tells it, else ""."""
        start = words[span[0]].start
        shown = self._text[start : words[span[1] - 1].end]
        if words[span[0]].form.rstrip(".") in classes().titles and (titled := gender_of(shown)):
            return titled
        if form is not SpeakerForm.NAME:
            noun = words[naming_word(words, span)]
            return "" if noun.capital and noun is words[span[0]] else role_gender(noun.form)
        name = shown_name(self._text, words, span)
        gender = gender_of(full_name(self._text, name, start)) or gender_among(self._text, name)
        return gender or ("m" if f"Mr. {name}" in self._text or f"Mr {name}" in self._text else "")


class _Candidate(NamedTuple):
    """What is known of one whom a pronoun may mean; no range where no word of its sentence stands there."""

    words: Sequence[Word]
    span: Range | None
    form: SpeakerForm
    one: bool
    gender: str


def _names_another(words: Sequence[Word], pronoun: str) -> bool:
    """Return whether a sentence has somebody of a pronoun's gender beside its subject: "A clerk stopped [her]"."""
    if pronoun in _MALE:
        return any(word.form == "him" for word in words)
    # "Her" before a noun is whose it is, and may be the subject's own.
    return any(word.form == "her" and not nounlike(following) for word, following in itertools.pairwise(words))
