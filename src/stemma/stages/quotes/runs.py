"""Quotations in a run: parts joined around their attribution, words carried on over paragraphs, speakers inherited."""

from collections.abc import Sequence

from stemma.model import QuotationForm
from stemma.stages.quotes.attributing import Attribution
from stemma.stages.quotes.finding import Said, Unit
from stemma.stages.quotes.phrases import subject_before
from stemma.stages.quotes.lexicon import Is

#: So many paragraphs back a quotation without a cue may have its speaker.
NEAR_PARAGRAPHS = 2
#: Fewer words than this at the head of a paragraph inherit no speaker.
FEWEST_INHERITING = 5


def join_runs(text: str, units: Sequence[Unit], found: Sequence[Said]) -> list[Said]:
    """Return the quotations with parts of one joined, and speakers lent to those that have none."""
    joined: list[Said] = []
    for said in found:
        if said.attribution is None and joined and _goes_on(text, units, joined[-1], said):
            last = joined[-1]
            last.contents.append(said.contents[0])
            last.parts.extend(said.parts)
            continue
        if said.attribution is None:
            _lend(text, units, joined, said)
        joined.append(said)
    _lend_back(units, joined)
    return joined


def _goes_on(text: str, units: Sequence[Unit], last: Said, said: Said) -> bool:
    """Return whether words in marks go on with the quotation before: only its attribution stands between."""
    if last.form is not QuotationForm.DIRECT or not last.parts:
        return False
    part, here = last.parts[-1], said.parts[0]
    if part.open_end:
        return here.start - part.end < 8  # noqa: PLR2004 - a break, a mark and white space
    if units[last.unit].paragraph != units[said.unit].paragraph:
        return False
    if said.unit == last.unit + 1 and last.attribution is not None:
        return not text[units[last.unit].end : here.start].strip("\"“„«»'‘` \n.") and here.start - units[said.unit].start < 4
    if said.unit == last.unit + 1 and last.attribution is None and last.rule == "continued":
        return here.start - units[said.unit].start < 4
    return False


def _lend(text: str, units: Sequence[Unit], joined: Sequence[Said], said: Said) -> None:
    """Find a speaker for words in marks without a cue: a colon before, the run they stand in, a subject nearby."""
    unit = units[said.unit]
    if _after_colon(text, units, joined, said):
        return
    speaker = next((one for one in reversed(joined) if _lender(one) is not None), None)
    same = speaker is not None and units[speaker.unit].paragraph == unit.paragraph
    if speaker is not None and same:
        said.lender, said.rule = _lender(speaker), "continued"
        return
    if _by_subject(text, units, said):
        return
    opening = unit.opens and said.parts[0].start - unit.start < 4 and said.parts[0].words >= FEWEST_INHERITING
    if speaker is not None and opening and speaker.form is not QuotationForm.INDIRECT and unit.paragraph - units[speaker.unit].paragraph <= NEAR_PARAGRAPHS:
        said.lender, said.rule = _lender(speaker), "inherited"


def _lender(said: Said) -> tuple[int, Attribution] | None:
    if said.attribution is not None and said.attribution.speaker is not None:
        return said.unit, said.attribution
    return said.lender


def _after_colon(text: str, units: Sequence[Unit], joined: Sequence[Said], said: Said) -> bool:
    """Take the speaker of the sentence that ends in a colon right before the words."""
    unit = units[said.unit]
    before = text[unit.start : said.parts[0].start].rstrip("\"“„«»'‘` \n\t")
    place = said.unit
    if not before:
        if said.unit == 0:
            return False
        place = said.unit - 1
        before = text[units[place].start : units[place].end]
    if not before.rstrip().endswith(":"):
        return False
    subject = main_subject(units[place])
    if subject is None:
        return False
    said.subject, said.rule, said.unit = subject, "colon", said.unit
    return True


def main_subject(unit: Unit) -> tuple[int, int] | None:
    """Return where the subject of a sentence's first verb stands, or the whole of a name before a colon."""
    words = unit.words
    for at in range(1, len(words)):
        word = words[at]
        verbal = word.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or (word.form.endswith("ed") and not word.capital)
        if verbal and (subject := subject_before(words, at)) is not None:
            return words[subject[0]].start, words[subject[1] - 1].end
        if word.form == ":" and at <= 6 and words[0].capital and not any(one.is_ & Is.QUOTED for one in words[:at]):  # noqa: PLR2004 - a name and a role
            return words[0].start, words[at - 1].end
    return None


def _by_subject(text: str, units: Sequence[Unit], said: Said) -> bool:
    """Take the subject of the sentence around or right before the words, where it is a person that acts."""
    unit = units[said.unit]
    places = [said.unit] if said.parts[0].start - unit.start > 8 else []  # noqa: PLR2004 - words before the mark
    if said.unit and not unit.opens:
        places.append(said.unit - 1)
    for place in places:
        subject = main_subject(units[place])
        if subject is None:
            continue
        shown = text[slice(*subject)]
        if shown.lower() in {"he", "she", "they"} or (shown[:1].isupper() and shown.lower() not in {"it", "this", "that", "there", "the"}):
            said.subject, said.rule = subject, "nearby"
            return True
    return False


def _lend_back(units: Sequence[Unit], joined: Sequence[Said]) -> None:
    """Give words in marks without a speaker that of the quotation right behind them in their paragraph."""
    for said, following in zip(joined, joined[1:], strict=False):
        if said.rule or following.attribution is None:
            continue
        if units[said.unit].paragraph == units[following.unit].paragraph and following.form is QuotationForm.DIRECT:
            said.lender, said.rule = _lender(following), "ahead"
