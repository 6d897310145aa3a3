"""What a page prints among its sentences and tells nothing of the event: counters, buttons, stamps of time, credits."""

import re
from functools import lru_cache

#: Sentences of which is kept where they hold such parts: each is asked about by all readings that stand in it.
_REMEMBERED = 1 << 12

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # A counter of a gallery: "Image 4 of 11".
        r"(?i:\b(?:image|photo|picture|slide|page)s? \d+ of (?:/ )?\d+)",
        # A row of buttons with a counter among them: "TWEET SHARE 45 COMMENT EMAIL".
        r"\b[A-Z]{4,}\s+\d+\s+[A-Z]{4,}\b",
        # "Published 3:15 a.m. ET July 15, 2031 | Updated 7:29 a.m. ET": one moment in the zone of every desk.
        (
            r"(?i:\b(?:published|updated|posted|modified|created)\b(?: at| on|:)?\s+)"
            rf"(?:\w+,\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?,?\s+(?:at\s+)?)?\d{{1,2}}:\d\d"
            rf"(?:\s*[AaPp]\.?[Mm]\.?)?(?:,?\s+[A-Z]{{2,4}}\b)?(?:\s+{_MONTH}\s+\d{{1,2}},\s+\d{{4}})?"
        ),
        # A byline's day and hour: "Ada Lind July 15 at 11:55 AM".
        rf"(?<!on )\b{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?\s+at\s+\d{{1,2}}:\d\d\s*[AP]M\b",
        # The day and the agency of a picture: "(July 15) AP".
        rf"\({_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?\)\s+[A-Z]{{2,}}",
        # Who wrote a post that a page shows: "— Ada Lind (@ada) July 15, 2031".
        rf"[—–]\s?[^—–()\n]{{1,60}}\(@\w{{1,20}}\)?(?:\s+{_MONTH}\s+\d{{1,2}},\s+\d{{4}})?",
        # Who took a picture: "Credit: Ada Lind", also where no space is left between.
        r"(?i:\b(?:image |photo |picture )?credit)(?i:s| by)?[: ]?\s*(?:[A-Z][\w'’.-]+\s?){1,3}",
    )
)


def is_of_the_page(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Return whether a span, inside the span of a sentence, belongs to what the page prints around its text."""
    start, end = span
    return any(first < end and start < last for first, last in _parts(text, *sentence))


@lru_cache(_REMEMBERED)
def _parts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for form in _FORMS for found in form.finditer(text, start, end))
