"""The tabs of the page, in their order. One whose section is empty, as the case has no such records, is not shown.

A further view is one line here and a function from views to a section whose heading bears the tab's anchor as its id.
"""

from collections.abc import Callable
from typing import NamedTuple

from stemma.report.claiming import claims
from stemma.report.dating import moments
from stemma.report.hero import hero
from stemma.report.markup import plain
from stemma.report.naming import names
from stemma.report.saying import said
from stemma.report.sections import reports, trees, unread, variants
from stemma.report.shown import ReportViews


class Tab(NamedTuple):
    """One part of the page: the id of its heading, its name in the bar, and what makes it."""

    anchor: str
    name: str
    section: Callable[[ReportViews], str]


TABS = (
    Tab("glance", "Story", hero),
    Tab("tree-0", "Who copied whom", trees),
    Tab("differ", "Where they differ", variants),
    Tab("claims", "Claims", claims),
    Tab("said", "Who said what", said),
    Tab("who", "People and places", names),
    Tab("when", "When", moments),
    Tab("reports", "Reports", reports),
    Tab("unread", "Not read", lambda views: unread(views.pile.unread)),
)


def tabbed(views: ReportViews) -> tuple[str, str]:
    """Return the bar of tabs and the sections below it."""
    shown = [(tab, section) for tab in TABS if (section := tab.section(views))]
    links = "".join(f'<a href="#{tab.anchor}">{plain(tab.name)}</a>' for tab, _ in shown)
    return f'<nav class="tabs" aria-label="Views">{links}</nav>', "\n".join(section for _, section in shown)
