"""Signs of captions: what stands around the words under a picture, and how agencies date them."""

import re
from collections.abc import Sequence

from stemma.stages.clean.lines import Line
from stemma.stages.clean.named import named_in_line
from stemma.stages.clean.setting import Setting

#: The credit of a picture on a line of its own is no longer.
CREDIT_WORDS = 14
#: A caption has so many words at least, before the day that it names; with fewer it is a heading or a date.
CAPTION_WORDS = 5

# "Photograph by" is left out: it stands under pictures without words, right behind a paragraph.
_CREDIT = re.compile(
    r"[(\[]?(?:(?:image|photo|picture|foto|bild|imagen|immagine|credits?)\b"
    r"(?: ?(?::|\||credit|courtesy|source|provided|by\b|von\b|©))"
    r"|(?:photos|images|pictures) (?:by|courtesy)\b)",
    re.IGNORECASE,
)
#: Names in brackets on a line of their own: who took the picture, and for whom.
_BRACKETED = re.compile(r"\((?:[A-ZÀ-Þ][\w.’&-]*|/|\|)(?:,? (?:[A-ZÀ-Þ][\w.’&-]*|and|of|the|for|via|de|/|\|)){1,8}\)\Z")
_DAY = re.compile(
    r"(?P<on>\bon )?\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w{0,6}\.? \d{1,2}, \d{4}(?P<end>[,.;]|$)"
)
#: Who speaks or is spoken of in the past is told of in the text.
_TOLD = re.compile(r"\b(?:said|says|told|according|announced|arrested|charged)\b")
_PAST = re.compile(r"\b(?:was|were|had|has|have|did)\b")


def above_credit(lines: Sequence[Line], index: int, _: Setting) -> bool:
    """Return whether the next line is the credit of a picture and nothing else; what is past is told in the text."""
    text = lines[index].text
    if (
        index + 1 >= len(lines)
        or lines[index].length < CAPTION_WORDS
        or _CREDIT.match(text)
        or _TOLD.search(text)
        or _PAST.search(text)
    ):
        return False
    following = lines[index + 1]
    credited = _CREDIT.match(following.text) or (not lines[index].stopped and _BRACKETED.match(following.text))
    return following.length <= CREDIT_WORDS and bool(credited)


def dated_caption(lines: Sequence[Line], index: int, _: Setting) -> bool:
    """Return whether a line tells what is seen on a day that is given in full; reports name the weekday alone."""
    line = lines[index]
    day = _DAY.search(line.text) if "day" in line.text else None
    if day is None or len(line.text[: day.start()].split()) < CAPTION_WORDS or _TOLD.search(line.text):
        return False
    return day["on"] is None or _PAST.search(line.text) is None


def picture_agency(lines: Sequence[Line], index: int, _: Setting) -> bool:
    """Return whether a line is the name of an agency for pictures and nothing else."""
    text = lines[index].text
    outlets = [name for name in named_in_line(text, 0, len(text)) if name.listed]
    return bool(outlets) and all(one.picture for one in outlets) and outlets[0].end - outlets[0].start >= len(text) - 2
