"""Text that leads from one story into another, said beside the tree: the tree itself draws no line there."""

from collections.abc import Mapping

from stemma.report.drawing import sure
from stemma.report.markup import plain, words
from stemma.report.shown import ReportViews
from stemma.views.across import LinkLine
from stemma.views.lineage import LineageView
from stemma.views.story import counted

#: So many pairs are named under one tree, those that share most.
NAMED_LINKS = 12


def links_between(view: LineageView, views: ReportViews) -> str:
    """Return the pairs of reports that join this story to others by their text; nothing where there are none."""
    links = [line for line in views.links if view.story in (line.left_story, line.right_story)]
    if not links:
        return ""
    sigla = {one.card.id: one.card.siglum for one in views.witnesses}
    stories = {one.story: one.name for one in views.stories}
    rows = "".join(_row(line, view.story, sigla=sigla, stories=stories) for line in links[:NAMED_LINKS])
    rest = len(links) - NAMED_LINKS
    more = f"<p>and {counted(rest, 'more pair')}; each report names its own.</p>" if rest > 0 else ""
    return (
        f'<details class="links"><summary>{counted(len(links), "pair")} of reports lead into other stories</summary>'
        "<p>These share text with a report that stands in another story. Who drew on whom is not weighed there, so a "
        "report may count as an origin without being one.</p>"
        f"<ul>{rows}</ul>{more}</details>"
    )


def _row(line: LinkLine, story: str, *, sigla: Mapping[str, str], stories: Mapping[str, str]) -> str:
    own, other, other_story = (
        (line.left, line.right, line.right_story)
        if line.left_story == story
        else (line.right, line.left, line.left_story)
    )
    there = f" in {words(stories[other_story])}" if other_story in stories else ""
    return (
        f'<li><a href="#compare={plain(own)}~{plain(other)}">{words(sigla.get(own, own))} and '
        f"{words(sigla.get(other, other))}</a>{there} "
        f'<span class="num">{sure(line.score)}{line.share:.0%} · {line.score:.2f}</span></li>'
    )
