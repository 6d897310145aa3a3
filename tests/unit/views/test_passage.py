import pytest
from tests.support.invented import GAUGE, witness_called

from stemma.model import Rows
from stemma.views.naming import UnknownNameError
from stemma.views.passage import passage_view


def test_a_passage_is_exactly_the_characters_named(case: Rows) -> None:
    text = witness_called(case, "A").text
    view = passage_view(case, "A:161-170", context=10)
    assert (view.before, view.text, view.after) == (text[151:161], text[161:170], text[170:180])


def test_context_ends_with_the_text(case: Rows) -> None:
    witness = witness_called(case, "E")
    view = passage_view(case, f"E:0-{witness.chars}")
    assert (view.before, view.text, view.after) == ("", witness.text, "")


def test_a_passage_says_which_zones_it_touches(case: Rows) -> None:
    assert passage_view(case, "A:0-60").roles == ["headline", "credit", "body"]


def test_a_passage_says_who_else_has_it(case: Rows) -> None:
    start = witness_called(case, "A").text.index(GAUGE)
    view = passage_view(case, f"A:{start + 5}-{start + 9}")
    assert [other.witness.siglum for other in view.elsewhere] == ["B", "C", "F"]
    assert view.elsewhere[2].text == GAUGE


def test_a_path_with_a_colon_is_understood(case: Rows) -> None:
    with pytest.raises(UnknownNameError, match="No witness is called “odd:name”"):
        passage_view(case, "odd:name:1-2")


@pytest.mark.parametrize("place", ["A", "A:12", "A:x-y", ":1-2", "A:-1-4"])
def test_what_is_no_place_is_refused_with_an_example(case: Rows, place: str) -> None:
    with pytest.raises(UnknownNameError, match="WITNESS:START-END, as in A:120-180"):
        passage_view(case, place)


@pytest.mark.parametrize("span", ["5-5", "9-3", "0-100000"])
def test_a_span_outside_the_text_is_refused_with_its_length(case: Rows, span: str) -> None:
    with pytest.raises(UnknownNameError, match=r"A has \d+ characters"):
        passage_view(case, f"A:{span}")
