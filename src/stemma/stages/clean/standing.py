"""Where a line of a page stands: beside the report, or among the menus, teasers and notices around it.

"The Chronicle" on a line of its own under a headline says where the text is from; in a menu it is a link to a paper.
"""

from collections.abc import Sequence

from stemma.model import Role, Zone

#: What a report is made of; a dateline stands on its first sentence.
_REPORT = frozenset({Role.BODY, Role.HEADLINE, Role.DATELINE})
#: What is counted between a line and the report.
_AROUND = frozenset({Role.FURNITURE, Role.CREDIT})
#: Lines of the page that may stand between a report and a line that speaks of it: share buttons, a reading time.
MOST_BETWEEN = 3


def lines_from_report(text: str, zones: Sequence[Zone]) -> list[float]:
    """Return how many lines of the page part every zone of a witness from its report, in the order of the text.

    None for what is of the report and what stands right beside it; infinitely many where there is no report.
    """
    before = _distances(text, zones)
    behind = _distances(text, zones[::-1])[::-1]
    return [min(two) for two in zip(before, behind, strict=True)]


def _distances(text: str, zones: Sequence[Zone]) -> list[float]:
    """Return how many lines of the page lie between each zone and the last of the report that was passed."""
    told: list[float] = []
    between = float("inf")
    for zone in zones:
        if zone.role in _REPORT:
            between = 0.0
        told.append(between)
        if zone.role in _AROUND:
            between += sum(bool(line.strip()) for line in text[zone.start : zone.end].split("\n"))
    return told
