import re

import msgspec
import pytest

from stemma.model import Rows, Unread, VariantKind
from stemma.report.gathering import gather
from stemma.report.sections import KIND_WORDS, left_out, reports, trees, unread, variants
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.views.story import UnreadLine


@pytest.fixture(scope="module")
def views(case: Rows) -> ReportViews:
    return gather(case, settings=ReportSettings())


def test_every_kind_of_variant_has_words_for_a_newcomer() -> None:
    assert set(KIND_WORDS) == {kind.value for kind in VariantKind}


def test_variants_are_named_quoted_and_attributed(views: ReportViews) -> None:
    text = re.sub(r"<[^>]+>", " ", variants(views))
    assert re.search(r"a number\s+lineage 1", text)
    assert re.search(r"“ 6.2 ”\s+A\s+F\s+“ 6.5 ”\s+C\s+B|“ 6.2 ”\s+[AF]\s+[AF]\s+“ 6.5 ”\s+[BC]\s+[BC]", text)
    assert "nothing at this place" in text


def test_variants_beyond_the_first_unfold(views: ReportViews) -> None:
    many = msgspec.structs.replace(views, variants=views.variants * 3)
    text = variants(many)
    assert "<summary>6 more places</summary>" in text
    assert text.count("data-variant") == 12


def test_many_carriers_are_counted_and_not_all_named(views: ReportViews) -> None:
    line = views.variants[0]
    reading = line.readings[0]
    spans = [msgspec.structs.replace(reading.spans[0], witness=f"w{at}") for at in range(20)]
    crowd = msgspec.structs.replace(line, readings=[msgspec.structs.replace(reading, spans=spans)])
    assert "and 8 more" in variants(msgspec.structs.replace(views, variants=[crowd]))


def test_without_variants_there_is_no_section(views: ReportViews) -> None:
    assert variants(msgspec.structs.replace(views, variants=[])) == ""


def test_a_variant_across_lineages_says_so(views: ReportViews) -> None:
    line = msgspec.structs.replace(views.variants[0], lineage=None)
    assert "across lineages" in variants(msgspec.structs.replace(views, variants=[line]))


def test_a_long_list_can_be_searched_and_a_short_one_need_not(views: ReportViews) -> None:
    assert 'type="search"' not in reports(views)
    assert 'type="search"' in reports(msgspec.structs.replace(views, witnesses=views.witnesses * 3))


def test_a_report_without_title_is_listed_by_its_path(views: ReportViews) -> None:
    view = views.witnesses[0]
    nameless = msgspec.structs.replace(view, card=msgspec.structs.replace(view.card, title=None, outlet=None))
    assert "pile/a.txt" in reports(msgspec.structs.replace(views, witnesses=[nameless]))


def test_the_legend_stands_under_a_small_tree_and_above_a_large_one(views: ReportViews) -> None:
    small = trees(views)
    assert small.index("<svg class=") < small.index("What the marks mean")
    story = views.stories[0]
    points = [msgspec.structs.replace(story.points[0], id=str(at)) for at in range(80)]
    large = trees(
        msgspec.structs.replace(views, stories=[msgspec.structs.replace(story, points=points, derivations=[])])
    )
    assert large.index("What the marks mean") < large.index("<svg class=")


def test_what_was_not_read_is_named_with_what_to_do() -> None:
    lost = Unread(path="<a>.pdf", place="", problem="it holds no text", remedy="give a text")
    text = unread([UnreadLine(**msgspec.structs.asdict(lost), sentence=lost.sentence)])
    assert "&lt;a&gt;.pdf: it holds no text; give a text" in text
    assert "1 place in the pile could not be read." in text


def test_where_all_was_read_there_is_no_section() -> None:
    assert unread([]) == ""


def test_what_was_left_out_is_said_or_nothing_is_said() -> None:
    assert "<li>3 places that differ.</li>" in left_out(["3 places that differ."])
    assert left_out([]) == ""


def test_of_several_stories_each_says_why_its_number_is_open(views: ReportViews) -> None:
    (story,) = views.stories
    other = msgspec.structs.replace(story, story="other")
    both = trees(msgspec.structs.replace(views, stories=[story, other]))
    assert both.count(f"<p><bdi>{story.origins.why}</bdi></p>") == 2
    assert story.origins.why not in trees(views)
