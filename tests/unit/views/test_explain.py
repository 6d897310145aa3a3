import pytest
from tests.support.invented import ARCHETYPE, STORY, WIRE, witness_called

from stemma.model import Alignment, Derivation, Rows, Sentence, Variant
from stemma.views.explain import ExplainView, explain_view


def test_a_derivation_shows_its_matters_and_the_words_it_rests_on(case: Rows) -> None:
    view = explain_view(case, _derivation(case, "D", "A"))
    assert view.title == "D draws on A"
    assert view.score == 0.74
    assert view.why == "D shares odd readings with A."
    assert [matter.log_odds for matter in view.matters] == [1.9, -0.4]
    assert [(quoted.siglum, quoted.part) for quoted in view.passages[:2]] == [("D", "child"), ("A", "parent")]
    assert _facts(view)["share"] == "52% of the body of D"
    kept = "96% of the words of shared passages kept in order, 88% in long runs"
    assert _facts(view)["wording"] == f"word for word: {kept}"


def test_an_undetermined_derivation_claims_no_direction(case: Rows) -> None:
    view = explain_view(case, _derivation(case, "F", "A"))
    assert view.title == "F and A: direction undetermined"
    assert _facts(view)["direction"] == "undetermined"


def test_a_derivation_from_an_unseen_text_quotes_its_other_children(case: Rows) -> None:
    view = explain_view(case, _derivation(case, "A", ARCHETYPE))
    assert view.title == "A draws on Norwire (unseen)"
    assert "wording" not in _facts(view)
    assert {quoted.siglum for quoted in view.passages} == {"A", "B"}


def test_an_alignment_quotes_both_sides(case: Rows) -> None:
    alignment = case.of(Alignment)[0]
    view = explain_view(case, alignment.id)
    assert [quoted.part for quoted in view.passages] == ["left", "right"]
    assert view.kind == "alignment"


def test_a_pair_says_what_the_comparison_came_to(case: Rows) -> None:
    view = explain_view(case, "G~H")
    assert view.title.endswith("compared: no relation shown")
    assert "bits" in _facts(view)
    assert view.passages == []


def test_a_variant_quotes_every_reading_at_its_place(case: Rows) -> None:
    variant = case.of(Variant)[0]
    view = explain_view(case, variant.id)
    assert sorted((quoted.siglum, quoted.text) for quoted in view.passages) == [
        ("A", "6.2"),
        ("B", "6.5"),
        ("C", "6.5"),
        ("F", "6.2"),
    ]


def test_a_lineage_names_its_origin_and_its_witnesses(case: Rows) -> None:
    view = explain_view(case, WIRE)
    assert view.title == "Lineage 1, from Norwire (unseen)"
    assert sorted(_facts(view)["witnesses"].split(", ")) == ["A", "B", "C", "D", "F"]


def test_an_archetype_says_that_it_has_no_text_of_its_own(case: Rows) -> None:
    view = explain_view(case, ARCHETYPE)
    assert "no text of its own" in _facts(view)["what it is"]
    assert view.score == 0.93


def test_a_story_says_how_many_origins_and_why(case: Rows) -> None:
    view = explain_view(case, STORY)
    assert _facts(view)["origins"] == "4 independent origins (between 3 and 4), 8 witnesses"
    assert view.why.startswith("Whether G drew on the wire")


def test_a_witness_says_what_it_draws_on(case: Rows) -> None:
    facts = _facts(explain_view(case, "D"))
    assert facts["draws on"] in {"A (52%), E (46%)", "E (46%), A (52%)"}
    assert _facts(explain_view(case, "H"))["draws on"] == "nothing shown"
    assert "published" not in _facts(explain_view(case, "G"))


def test_any_other_record_is_explained_by_its_fields_and_its_words(case: Rows) -> None:
    sentence = case.of(Sentence)[0]
    view = explain_view(case, sentence.id)
    text = next(quoted.text for quoted in view.passages)
    assert view.kind == "sentence"
    assert text == witness_called(case, _facts(view)["witness"]).text[sentence.start : sentence.end]


@pytest.mark.parametrize("kind", [Alignment, Derivation, Variant, Sentence])
def test_every_quoted_passage_is_the_slice_of_its_witness(
    case: Rows, kind: type[Alignment] | type[Derivation] | type[Variant] | type[Sentence]
) -> None:
    for record in case.of(kind):
        for quoted in explain_view(case, record.id).passages:
            assert witness_called(case, quoted.siglum).text[quoted.start : quoted.end] == quoted.text


def _derivation(case: Rows, child: str, parent: str) -> str:
    key = parent if parent == ARCHETYPE else witness_called(case, parent).id
    (found,) = case.of(Derivation, child=witness_called(case, child).id, parent=key)
    return found.id


def _facts(view: ExplainView) -> dict[str, str]:
    return {fact.name: fact.value for fact in view.facts}
