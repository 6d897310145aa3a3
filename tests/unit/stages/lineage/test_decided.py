from tests.support.kinship import credit, sentence, story, witness

from stemma.model import Derivation, Judgement, Lineage, Record, Witness
from stemma.stages.lineage import infer_lineage
from stemma.stages.lineage.decided import read_decisions

WIRE = [sentence(number) for number in range(8)]


def _judged(verdict: str, about: str, other: str | None = None, **more: str | bool) -> Judgement:
    when = str(more.pop("when", "2024-05-01T10:00:00Z"))
    withdrawn = bool(more.pop("withdrawn", False))
    return Judgement(about=about, verdict=verdict, other=other, who="ina", when=when, withdrawn=withdrawn)


def _ties(told: list[Witness], *more: Record) -> dict[tuple[str, str], Derivation]:
    found = infer_lineage(story(told, *more))
    return {(one.child, one.parent): one for one in found if isinstance(one, Derivation)}


def _three() -> list[Witness]:
    early = witness("a", WIRE, published="2024-04-18T08:00:00Z")
    copy = witness("b", [*WIRE[:6], sentence(40)], published="2024-04-18T09:00:00Z")
    late = witness("c", [*WIRE[:5], sentence(41)], published="2024-04-18T10:00:00Z")
    return [early, copy, late]


def test_the_last_decision_about_one_question_holds() -> None:
    first = _judged("confirm", "b", "a")
    second = _judged("reject", "b", "a", when="2024-05-02T10:00:00Z")
    decided = read_decisions([second, first], ["a", "b"])
    assert decided.confirmed == {}
    assert list(decided.rejected) == [("a", "b")]


def test_a_decision_that_was_withdrawn_is_none() -> None:
    taken_back = _judged("re-root", "b", when="2024-05-02T10:00:00Z", withdrawn=True)
    decided = read_decisions([_judged("re-root", "b"), taken_back], ["a", "b"])
    assert decided.roots == {}


def test_decisions_about_strangers_and_about_names_are_left_to_others() -> None:
    decided = read_decisions([_judged("confirm", "b", "x"), _judged("merge", "a", "b")], ["a", "b"])
    assert decided.pairs == set()


def test_a_note_is_told_with_who_decided() -> None:
    noted = Judgement(about="b", verdict="confirm", other="a", who="ina", when="1", note="the desk says so")
    assert read_decisions([noted], ["a", "b"]).confirmed == {("a", "b"): "ina: the desk says so"}


def test_what_a_person_confirms_is_the_parent() -> None:
    ties = _ties(_three(), _judged("confirm", "c", "b"))
    confirmed = ties["c", "b"]
    assert confirmed.directed
    assert confirmed.score == 0.99
    assert confirmed.matters[0].name == "judgement"
    assert "a person decided that C draws on B (ina)" in confirmed.why


def test_what_a_person_rejects_is_not_the_parent_again() -> None:
    assert ("b", "a") in _ties(_three())
    assert ("b", "a") not in _ties(_three(), _judged("reject", "b", "a"))


def test_a_copy_word_for_word_can_be_confirmed_and_rejected_too() -> None:
    told = [witness("a", WIRE), witness("b", WIRE)]
    assert _ties(told, _judged("confirm", "a", "b"))["a", "b"].directed
    assert ("b", "a") not in _ties(told, _judged("reject", "b", "a"))


def test_a_person_can_say_which_witness_is_the_origin() -> None:
    told = _three()
    rows = story(told, _judged("re-root", "c"))
    (lineage,) = [one for one in infer_lineage(rows) if isinstance(one, Lineage)]
    assert lineage.origin == "c"


def test_a_chosen_origin_stands_above_the_agency_that_is_credited() -> None:
    told = [witness("a", [*WIRE, "(Harbour Wire)"]), witness("b", WIRE[:6]), witness("c", WIRE[2:])]
    named = credit(told[0], "Harbour Wire", "Harbour Wire")
    (lineage,) = [one for one in infer_lineage(story(told, named, _judged("re-root", "b"))) if isinstance(one, Lineage)]
    assert lineage.origin == "b"


def test_a_confirmed_parent_joins_two_lineages() -> None:
    told = [witness("a", WIRE[:4]), witness("b", WIRE[4:])]
    lineages = [one for one in infer_lineage(story(told)) if isinstance(one, Lineage)]
    joined = [one for one in infer_lineage(story(told, _judged("confirm", "b", "a"))) if isinstance(one, Lineage)]
    assert [len(lineages), len(joined)] == [2, 1]
