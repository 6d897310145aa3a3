"""The parts of the page below the first glance: trees, the list of reports, where they differ, what stayed unread."""

from collections.abc import Iterable, Mapping, Sequence

from stemma.report.assets import asset
from stemma.report.drawing import colour_class, sure, svg, taken
from stemma.report.markup import plain, words
from stemma.report.shown import ReportViews
from stemma.report.snippets import BESIDE
from stemma.views.kin import KinLine
from stemma.views.layout import draw_lineage
from stemma.views.lineage import DerivationLine, LineageView
from stemma.views.story import UnreadLine, counted
from stemma.views.times import spoken_time
from stemma.views.variants import ReadingLine, VariantLine
from stemma.views.witness import WitnessView

#: Under a tree of more points nobody would find the legend; it stands above.
LARGE_TREE = 60

#: So many variants are open at once; the rest unfolds.
OPEN_VARIANTS = 6

#: So many carriers of a reading are named on its card.
NAMED_CARRIERS = 12

#: So many reports of other stories are open at once under a tree.
OPEN_KIN = 5

#: A list longer than this gets a field to search it.
SEARCHED_ROWS = 15

KIND_WORDS = {
    "number": "a number",
    "date": "a date",
    "name": "a name",
    "negation": "a negation",
    "modality": "how certain it is said to be",
    "addition": "something added",
    "omission": "something left out",
    "order": "the order",
    "wording": "the wording",
    "spelling": "the spelling",
}


def trees(views: ReportViews) -> str:
    """Return the family trees, one section a story with more than one witness, the legend under the first."""
    told = [view for view in views.stories if len(view.points) > 1] or views.stories[:1]
    return "".join(_tree(view, number, views) for number, view in enumerate(told))


def _tree(view: LineageView, number: int, views: ReportViews) -> str:
    title = "Who copied whom" if len(views.stories) == 1 else view.name
    lead = (
        "Roots stand on top, later reports lower. Every line says how much was taken and how certain that is."
        if len(views.stories) == 1
        else view.sentence.replace("witnesses", "reports").replace("witness", "report")
    )
    open_count = len(views.stories) > 1 and view.origins.low < view.origins.high
    why = f"<p>{words(view.origins.why)}</p>" if open_count else ""
    drawing = svg(view, draw_lineage(view), number=number, colours=views.colours)
    key = asset("legend.html") if number == 0 else ""
    above, below = (key, "") if len(view.points) > LARGE_TREE else ("", key)
    return (
        f'<section aria-labelledby="tree-{number}"><h2 id="tree-{number}">{words(title)}</h2><p>{plain(lead)}</p>{why}'
        f'<figure class="paper">{above}<div class="canvas" tabindex="0" role="region" '
        f'aria-label="Family tree, scrolls sideways">{drawing}</div>{below}</figure>{_kin(view)}'
        "</section>"
    )


def _kin(view: LineageView) -> str:
    """Return which reports of other stories share text with this one."""
    if not view.kin:
        return ""
    entries = [_kin_entry(line) for line in view.kin]
    rest = entries[OPEN_KIN:]
    more = (
        f"<details><summary>{counted(len(rest), 'more report')} of other stories</summary>"
        f'<ul class="left-out">{"".join(rest)}</ul></details>'
        if rest
        else ""
    )
    return (
        "<p>Reports of other stories have a part of this text. They tell of another event; for what they share they "
        f'are no further origin.</p><ul class="left-out">{"".join(entries[:OPEN_KIN])}</ul>{more}'
    )


def _kin_entry(line: KinLine) -> str:
    home = f" (in {words(line.home)})" if line.home else ""
    return f'<li><a href="#witness={plain(line.witness)}">{words(line.siglum)}</a>{home} {words(line.sentence)}</li>'


def reports(views: ReportViews) -> str:
    """Return the list of all reports: the tree's twin in words."""
    names = {point.id: point.name for story in views.stories for point in story.points}
    elsewhere = set(views.pile.elsewhere)
    rows = "".join(
        _report_row(view, names, views.colours, elsewhere=view.card.id in elsewhere) for view in views.witnesses
    )
    search = (
        '<label class="sr" for="filter">Search the list</label>'
        '<input type="search" id="filter" placeholder="Search reports, outlets, parents …">'
        if len(views.witnesses) > SEARCHED_ROWS
        else ""
    )
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in ("", "Report", "Published", "Draws on", "Shared", "Lineage")
    )
    return (
        f'<section aria-labelledby="reports"><h2 id="reports">The reports</h2>'
        f"<p>“Shared” is the part of a report’s text that other reports have too.</p>{search}"
        f'<div class="paper reports"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        "</section>"
    )


def _report_row(view: WitnessView, names: Mapping[str, str], colours: Mapping[int, int], *, elsewhere: bool) -> str:
    card = view.card
    lang = f' lang="{plain(card.language)}"' if card.language else ""
    outlet = f'<span class="outlet">{words(card.outlet)}</span>' if card.outlet else ""
    parents = "".join(f"<li>{_parent(line, names)}</li>" for line in view.parents)
    lineages = "another story" if elsewhere else ", ".join(str(number) for number in card.lineages)
    opening = f'<a class="siglum {colour_class(card.lineages, colours)}" href="#witness={plain(card.id)}">'
    cells = (
        f"<td>{opening}{words(card.siglum)}</a></td>",
        f'<td>{outlet}<span class="title"{lang} dir="auto">{words(card.title or card.path)}</span></td>',
        f'<td data-label="Published" class="num">{plain(spoken_time(card.published))}</td>',
        f'<td data-label="Draws on">{f"<ul>{parents}</ul>" if parents else ""}</td>',
        f'<td data-label="Shared" class="num">{view.shared:.0%}</td>',
        f'<td data-label="Lineage" class="num">{lineages}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def _parent(line: DerivationLine, names: Mapping[str, str]) -> str:
    name = words(names.get(line.parent, line.parent))
    return f'<a href="#derivation={plain(line.id)}">{name}</a> <span class="num">{sure(line.score)}{taken(line)}</span>'


def variants(views: ReportViews) -> str:
    """Return where the reports differ, the most telling places first."""
    if not views.variants:
        return ""
    sigla = {view.card.id: view.card.siglum for view in views.witnesses}
    texts = {view.card.id: "".join(run.text for run in view.runs) for view in views.witnesses if view.runs}
    cards = [_variant(line, sigla, texts) for line in views.variants]
    rest = cards[OPEN_VARIANTS:]
    more = (
        f"<details><summary>{counted(len(rest), 'more place')}</summary>"
        f'<ul class="variants">{"".join(rest)}</ul></details>'
        if rest
        else ""
    )
    return (
        '<section aria-labelledby="differ"><h2 id="differ">Where they differ</h2>'
        "<p>Places at which reports that share a passage say something else. Which reading is right is not decided "
        "here; numbers, dates and names come first.</p>"
        f'<ul class="variants">{"".join(cards[:OPEN_VARIANTS])}</ul>{more}</section>'
    )


def _variant(line: VariantLine, sigla: Mapping[str, str], texts: Mapping[str, str]) -> str:
    readings = "".join(_reading(reading, sigla) for reading in line.readings)
    where = "across lineages" if line.lineage is None else f"lineage {line.lineage}"
    return (
        f'<li><header><span class="kind">{KIND_WORDS[line.kind.value]}</span><span>{where}</span>'
        '<span class="grow"></span>'
        f'<a href="#variant={plain(line.id)}">in context</a>'
        f'<button type="button" data-variant="{plain(line.id)}" aria-pressed="false" hidden>in the tree</button>'
        f"</header>{_surroundings(line, texts)}<dl>{readings}</dl></li>"
    )


def _surroundings(line: VariantLine, texts: Mapping[str, str]) -> str:
    """Return what stands before and after the place in a report with the best attested reading, a gap between."""
    span = next((span for reading in line.readings for span in reading.spans if span.witness in texts), None)
    if span is None:
        return ""
    text = texts[span.witness]
    before = text[max(0, span.start - BESIDE) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + BESIDE].partition("\n")[0]
    if len(before) == BESIDE:
        before = "… " + before.partition(" ")[2]
    if len(after) == BESIDE:
        after = after.rpartition(" ")[0] + " …"
    gap = '<span class="gap" role="img" aria-label="here"></span>'
    return f'<p class="where" dir="auto">{plain(before)}{gap}{plain(after)}</p>' if before + after else ""


def _reading(reading: ReadingLine, sigla: Mapping[str, str]) -> str:
    carriers = list(dict.fromkeys(span.witness for span in reading.spans))
    chips = "".join(
        f'<a class="chip who" href="#witness={plain(key)}:{_place(reading, key)}">{words(sigla.get(key, key))}</a>'
        for key in carriers[:NAMED_CARRIERS]
    )
    more = f"<span>and {len(carriers) - NAMED_CARRIERS} more</span>" if len(carriers) > NAMED_CARRIERS else ""
    shown = f"“{words(reading.text)}”" if reading.text else '<span class="nothing">nothing at this place</span>'
    return f'<dt dir="auto">{shown}</dt><dd class="chips">{chips}{more}</dd>'


def _place(reading: ReadingLine, witness: str) -> str:
    return next(f"{span.start}-{span.end}" for span in reading.spans if span.witness == witness)


def unread(lines: Sequence[UnreadLine]) -> str:
    """Return what could not be read, and what to do."""
    if not lines:
        return ""
    entries = "".join(f"<li>{words(line.sentence)}</li>" for line in lines)
    return (
        f'<section aria-labelledby="unread"><h2 id="unread">Not read</h2>'
        f"<p>{counted(len(lines), 'place')} in the pile could not be read.</p>"
        f'<ul class="left-out">{entries}</ul></section>'
    )


def left_out(sentences: Iterable[str]) -> str:
    """Return what this file does not hold."""
    entries = "".join(f"<li>{plain(sentence)}</li>" for sentence in sentences)
    return f'<p>Left out of this file:</p><ul class="left-out">{entries}</ul>' if entries else ""
