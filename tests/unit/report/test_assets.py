import re

from stemma.report.assets import asset
from stemma.report.page import SCRIPTS

SCRIPT = "\n".join(asset(name) for name in SCRIPTS)


def test_the_script_stays_small() -> None:
    assert len(SCRIPT.encode()) < 80_000


def test_the_script_never_parses_text_as_markup_and_never_calls_out() -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(|DOMParser|fetch\(|XMLHttp|import\("
    )
    assert re.findall(forbidden, SCRIPT) == []


def test_the_script_never_slices_a_document_by_our_offsets() -> None:
    """Offsets count code points: what cuts a run's text must first turn them into UTF-16 units."""
    of_runs = re.findall(r"run\[2\]\.slice\((.*?)\);", SCRIPT) + re.findall(r"splitText\((.*?)\)", SCRIPT)
    assert of_runs
    assert all("unit(" in one or one in ("0, inside)", "from", "to - from") for one in of_runs)


def test_the_style_loads_nothing() -> None:
    assert re.findall(r"url\(|@import|expression\(", asset("report.css")) == []


def test_every_lineage_has_a_colour_an_underline_and_a_dark_twin() -> None:
    style = asset("report.css")
    for number in range(1, 9):
        assert f".l{number} {{ --c: var(--c{number}); --under:" in style
        assert len(re.findall(rf"--c{number}: #", style)) == 3


def test_the_legend_explains_every_kind_of_mark_and_line() -> None:
    legend = asset("legend.html")
    for told in ("Hollow", "Two colours", "Dashed", "Fainter", "No arrowhead", "undetermined", "A number"):
        assert told in legend
