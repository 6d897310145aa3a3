"""Quotations in a run: parts joined around their attribution, words carried on over paragraphs, speakers inherited."""

import itertools
import re
from collections.abc import Sequence

from stemma.model import QuotationForm, Strength
from stemma.stages.quotes.finding import Said, Unit
from stemma.stages.quotes.joining import Attribution, is_subordinate
from stemma.stages.quotes.lexicon import PUT, Is, Word, classes
from stemma.stages.quotes.phrases import subject_after, subject_before
from stemma.stages.quotes.speakers import speaks
from stemma.stages.quotes.unvoiced import owner
from stemma.text.paragraphs import trim

#: So many paragraphs back a quotation without a cue may have its speaker.
NEAR_PARAGRAPHS = 2
#: Of the quotations before, so many can lend their speaker.
NEAR_QUOTATIONS = 6
#: A paragraph break with a mark and white space has fewer characters than this.
LONGEST_BREAK = 8
#: Marks and white space before words that open their sentence have fewer characters than this.
LONGEST_OPENING = 4
#: The rule of words in marks whose cue stands in the sentence before.
ANNOUNCED = "announced"
_MARKS_AND_SPACE = "\"“„«»'‘` \n."
#: Fewer words than this at the head of a paragraph inherit no speaker.
FEWEST_INHERITING = 5
#: The same where they are the whole of their sentence.
FEWEST_ALONE = 3


def join_runs(text: str, units: Sequence[Unit], found: Sequence[Said]) -> list[Said]:
    """Return the quotations with parts of one joined, and speakers lent to those that have none."""
    joined: list[Said] = []
    for said in found:
        last = _last_direct(joined)
        if said.attribution is None and last is not None and _goes_on(text, units, said, last=last):
            last.contents.append(said.contents[0])
            last.parts.extend(said.parts)
            last.reach = said.unit
            continue
        if said.attribution is None:
            _lend(text, units, said, joined=joined)
        elif joined and _begun(joined[-1], said):
            begun = joined.pop()
            said.contents, said.parts = begun.contents + said.contents, begun.parts + said.parts
        joined.append(said)
    _lend_back(units, joined)
    return joined


def _last_direct(joined: Sequence[Said]) -> Said | None:
    """Return the last words in marks of the unit that stands before, however else its sentence attributes them."""
    if not joined:
        return None
    same = [one for one in joined[-4:] if one.unit == joined[-1].unit and one.form is QuotationForm.DIRECT]
    return max(same, key=lambda one: one.parts[-1].end, default=joined[-1])


def _goes_on(text: str, units: Sequence[Unit], said: Said, *, last: Said) -> bool:
    """Return whether words in marks go on with the quotation before: only its attribution stands between."""
    if last.form is not QuotationForm.DIRECT or not last.parts:
        return False
    part, here = last.parts[-1], said.parts[0]
    if part.open_end:
        return here.start - part.end < LONGEST_BREAK
    before = max(last.unit, last.reach)
    same = units[before].paragraph == units[said.unit].paragraph and said.unit == before + 1
    if not same or not opens_unit(units[said.unit], here.start):
        return False
    between = text[units[before].end : here.start].strip(_MARKS_AND_SPACE)
    return last.rule == "continued" if last.attribution is None else not between


def _begun(before: Said, said: Said) -> bool:
    """Return whether words in marks go on, behind a paragraph break, with words that no mark had closed."""
    if before.attribution is not None or said.form is not QuotationForm.DIRECT or not said.parts or not before.parts:
        return False
    return before.parts[-1].open_end and 0 <= said.parts[0].start - before.parts[-1].end < LONGEST_BREAK


def opens_unit(unit: Unit, start: int) -> bool:
    """Return whether words that begin at an offset open their sentence: only a mark and white space stand before."""
    return start - unit.start < LONGEST_OPENING


def _lend(text: str, units: Sequence[Unit], said: Said, *, joined: Sequence[Said]) -> None:
    """Find a speaker for words in marks without a cue: a colon before, the run they stand in, a subject nearby."""
    unit = units[said.unit]
    if _announced(text, units, said) or _after_colon(text, units, said) or _signed(text, units, said):
        return
    lending = [one for one in joined[-NEAR_QUOTATIONS:] if _lender(one) is not None or one.subject is not None]
    here = [one for one in lending if units[one.unit].paragraph == unit.paragraph]
    spoken = [one for one in here if one.form is not QuotationForm.INDIRECT]
    speaker = next(reversed(spoken or here or lending), None)
    if speaker is not None and here:
        said.lender, said.subject, said.rule = _lender(speaker), speaker.subject, "continued"
    elif not _by_subject(text, units, said) and speaker is not None and _inherits(units, speaker, said):
        said.lender, said.subject, said.rule = _lender(speaker), speaker.subject, "inherited"


def _inherits(units: Sequence[Unit], speaker: Said, said: Said) -> bool:
    """Return whether words at the head of a paragraph go on with who spoke right before it; who asked does not."""
    unit, words = units[said.unit], said.parts[0]
    alone = words.open_end or (len(unit.words) == 1 and words.words >= FEWEST_ALONE)
    opening = unit.opens and opens_unit(unit, words.start) and (alone or words.words >= FEWEST_INHERITING)
    near = unit.paragraph - units[speaker.unit].paragraph <= NEAR_PARAGRAPHS
    if speaker.attribution is not None and speaker.attribution.cue.rule.strength == Strength.ASKED:
        return False
    return opening and near and speaker.form is not QuotationForm.INDIRECT


def _lender(said: Said) -> tuple[int, Attribution] | None:
    if said.attribution is not None and said.attribution.speaker is not None:
        return said.unit, said.attribution
    return said.lender


def _announced(text: str, units: Sequence[Unit], said: Said) -> bool:
    """Take the speaker and the cue of the sentence before, whose cue brings no words of its own: "She agreed. “…”"."""
    if not said.unit or not opens_unit(units[said.unit], said.parts[0].start):
        return False
    before = units[said.unit - 1]
    colon = text[before.start : before.end].rstrip().endswith(":")
    if before.announced is None or not (colon or before.paragraph == units[said.unit].paragraph):
        return False
    said.lender, said.rule = (said.unit - 1, before.announced), ANNOUNCED
    return True


def _after_colon(text: str, units: Sequence[Unit], said: Said) -> bool:
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
    author = _AUTHOR.search(before)
    offset = text.rindex(before, units[place].start, said.parts[0].start) if author else 0
    subject = (offset + author.start(1), offset + author.end(1)) if author else _introducing(units[place], said)
    if subject is None or not _voiced(units[place], subject):
        return False
    said.subject, said.rule = subject, "colon"
    return True


def _introducing(unit: Unit, said: Said) -> tuple[int, int] | None:
    """Return the subject of what a colon closes before words in marks, or whose message it announces."""
    words = [word for word in unit.words if word.start < said.parts[0].start]
    return _messenger(words) or main_subject(unit._replace(words=words))


def _messenger(words: Sequence[Word]) -> tuple[int, int] | None:
    """Return whose message a colon brings: "[Lund]'s verdict:", "The message from [Lund] was clear:"."""
    at = next((index for index in range(len(words) - 1, -1, -1) if not words[index].is_ & Is.MARK), 0)
    whose = owner(words, at) if at and words[at].form in classes().messages else None
    if whose is None:
        tie = next((index for index in range(1, len(words)) if words[index].form == "from"), None)
        sent = tie is not None and words[tie - 1].form in classes().messages
        whose = subject_after(words, tie + 1, len(words)) if sent and tie is not None else None
    return (words[whose[0]].start, words[whose[1] - 1].end) if whose else None


#: “The title”, by Ann Lee: “…”
_AUTHOR = re.compile(r"\bby ([A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3})\s*:\s*$")


def _voiced(unit: Unit, subject: tuple[int, int]) -> bool:
    """Return whether a subject can be who words behind a colon are from, where no verb says so."""
    words = unit.words
    inside = [at for at, word in enumerate(words) if subject[0] <= word.start < subject[1]]
    return bool(inside) and speaks(words, (inside[0], inside[-1] + 1))


_SIGNATURE = re.compile(r"[”\"’']{0,2}[ \xa0]{0,2}(?:—|–|--)[ \xa0]?(?P<name>[A-Z][^,;\n]{2,60})")


def _signed(text: str, units: Sequence[Unit], said: Said) -> bool:
    """Take the name behind a dash that follows the words: “…” — Ann Lee, a nurse."""
    match = _SIGNATURE.match(text, said.parts[0].end)
    if match is None or not any(
        unit.start <= match.start("name") < unit.end for unit in units[said.unit : said.unit + 2]
    ):
        return False
    if match.end() < len(text) and text[match.end()] not in ",;\n":
        return False
    said.subject, said.rule = trim(text, *match.span("name")), "signed"
    return True


def main_subject(unit: Unit) -> tuple[int, int] | None:
    """Return where the subject of a sentence's first verb stands, or the whole of a name before a colon."""
    words = unit.words
    for aside in (False, True):
        if (found := _first_subject(words, aside=aside)) is not None:
            return found
    return _leading_name(words)


def _first_subject(words: Sequence[Word], *, aside: bool) -> tuple[int, int] | None:
    """Return where the subject of the first verb stands; `aside`: that of a clause before the main one as well."""
    put = not aside and any(word.form in PUT for word in words[:1])
    first = next((at + 1 for at, word in enumerate(words) if word.form == ","), 1) if put else 1
    for at in range(first, len(words)):
        word = words[at]
        verbal = word.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or (word.form.endswith("ed") and not word.capital)
        if (
            verbal
            and (subject := subject_before(words, at)) is not None
            and not (_beside_clause(words, subject[0]) or (not aside and is_subordinate(words, subject[0])))
        ):
            return words[subject[0]].start, words[subject[1] - 1].end
        if word.form == ":" and at <= 6 and words[0].capital and not any(one.is_ & Is.QUOTED for one in words[:at]):  # noqa: PLR2004 - a name and a role
            if at == 1 and words[0].form.endswith("ing"):
                return None
            first = 1 if words[0].is_ & Is.PREPOSITION and at > 1 else 0
            return words[first].start, words[at - 1].end
    return None


def _beside_clause(words: Sequence[Word], at: int) -> bool:
    """Return whether what begins at a word is no main subject: "[in] a part titled", "Lund, [who] left"."""
    return bool(words[at].is_ & Is.RELATIVE and at > 0) or (at > 0 and bool(words[at - 1].is_ & Is.PREPOSITION))


def _leading_name(words: Sequence[Word]) -> tuple[int, int] | None:
    """Return the name of two words and more with which a sentence begins, with one that "and" joins to it."""
    at = next((index for index, word in enumerate(words) if not word.is_ & Is.MARK), 0)
    end = _name_end(words, at)
    if end - at <= 1:
        return None
    joined = _name_end(words, end + 1) if end < len(words) and words[end].form == "and" else end
    return words[at].start, words[max(end, joined) - 1].end


def _name_end(words: Sequence[Word], at: int) -> int:
    """Return where a run of words in capitals ends."""
    while at < len(words) and words[at].capital and not words[at].is_ & (Is.MARK | Is.QUOTED | Is.DETERMINER):
        at += 1
    return at


def _by_subject(text: str, units: Sequence[Unit], said: Said) -> bool:
    """Take the subject of the sentence around or right before the words, where it is a person that acts."""
    unit = units[said.unit]
    places = [said.unit] if said.parts[0].start - unit.start > 8 else []  # noqa: PLR2004 - words before the mark
    if said.unit and not unit.opens:
        places.append(said.unit - 1)
    for place in places:
        subject = main_subject(units[place])
        if subject is None or not _voiced(units[place], subject):
            continue
        shown = text[slice(*subject)]
        if shown.lower() in {"he", "she", "they"} or (
            shown[:1].isupper() and shown.lower() not in {"it", "this", "that", "there", "the"}
        ):
            said.subject, said.rule = subject, "nearby"
            return True
    return False


def _lend_back(units: Sequence[Unit], joined: Sequence[Said]) -> None:
    """Give words in marks without a speaker that of the quotation right behind them in their paragraph."""
    for said, following in itertools.pairwise(joined):
        if said.rule or following.attribution is None:
            continue
        if units[said.unit].paragraph == units[following.unit].paragraph and following.form is QuotationForm.DIRECT:
            said.lender, said.rule = _lender(following), "ahead"
