from quality.bent import Judged, Value, bent_facts, judge_facts, planted_values
from quality.figures import Counts
from tests.support.planted import GIVEN, Plan, plant

from stemma.model import Claim, ClaimValue, Proposition, Rows, Verdict


def value(fact: str, witness: str, text: str, start: int = 0) -> Value:
    return Value(fact, "e0o0", witness, start, start + len(text), text)


def test_a_fact_is_bent_where_copies_of_one_origin_print_several_values() -> None:
    held = [value("toll", "a", "12"), value("toll", "b", "21"), value("age", "a", "7", 9), value("age", "b", "7", 9)]
    assert list(bent_facts(held)) == ["toll"]


def test_a_rounded_figure_is_not_bent() -> None:
    assert bent_facts([value("toll", "a", "12"), value("toll", "b", "More than 10")]) == {}


def test_two_values_of_one_name_in_a_witness_tell_nothing() -> None:
    held = [value("n", "a", "12"), value("n", "a", "21", 9), value("n", "b", "12"), value("n", "b", "12", 9)]
    assert bent_facts(held) == {}


def test_a_plant_knows_the_origin_of_each_fact() -> None:
    planted = plant(Plan(seed=2, witnesses=8))
    values = planted_values(planted)
    texts = {one.id: one.text for one in planted.witnesses}
    assert values
    assert all(texts[one.witness][one.start : one.end] == one.text for one in values)
    assert all(one.fact.startswith(one.origin) for one in values)


def made(verdict: Verdict, spans: list[tuple[str, int, int]], texts: list[str], lineages: int = 1) -> Rows:
    claims = [
        Claim(
            id=f"c{number}",
            witness=witness,
            start=start,
            end=end,
            proposition="p",
            value=text,
            value_normalised=text,
            asserted_by="narrator",
            said_to=None,
            hedge=None,
        )
        for number, ((witness, start, end), text) in enumerate(zip(spans, texts, strict=True))
    ]
    values = [
        ClaimValue(value=claim.value, value_normalised=claim.value, claims=[claim.id], lineages=[]) for claim in claims
    ]
    told = Proposition(
        id="p",
        story="s",
        subject=None,
        slot="",
        values=values,
        verdict=verdict,
        lineages=lineages,
        best_value=None,
        why="",
        kind="count",
        lineages_high=lineages,
    )
    return Rows([*claims, told])


def bent_plant() -> tuple[object, list[Value]]:
    for seed in range(2, 40):
        planted = plant(Plan(seed=seed, witnesses=12))
        bent = bent_facts(planted_values(planted))
        if bent:
            held = next(iter(bent.values()))
            other = next(one for one in held if one.text.lower() != held[0].text.lower())
            return planted, [held[0], other]
    raise AssertionError("no plant bends a fact")


def test_a_slip_that_is_found_is_right_and_one_called_a_dispute_is_counted() -> None:
    planted, (one, other) = bent_plant()
    spans = [(one.witness, one.start, one.end), (other.witness, other.start, other.end)]
    found = judge_facts(planted, made(Verdict.TRANSMISSION, spans, [one.text, other.text]))  # type: ignore[arg-type]
    assert (found.transmission.right, found.transmission.wrong, found.disputes) == (1, 0, 0)
    assert (found.counted, found.exact, found.by_witnesses) == (1, 1, 0)
    found = judge_facts(planted, made(Verdict.GENUINE, spans, [one.text, other.text], lineages=2))  # type: ignore[arg-type]
    assert (found.disputes, found.exact, found.by_witnesses) == (1, 0, 0)


def test_a_slip_that_is_none_is_wrong() -> None:
    planted = plant(Plan(seed=2, witnesses=8))
    names = sorted(one.id for one in planted.witnesses)
    found = judge_facts(planted, made(Verdict.TRANSMISSION, [(names[0], 0, 1), (names[1], 0, 1)], ["a", "b"]))
    assert found.transmission.wrong == 1


def test_nothing_found_is_all_missed() -> None:
    planted, _ = bent_plant()
    found = judge_facts(planted, Rows())  # type: ignore[arg-type]
    assert isinstance(found, Judged)
    assert found.transmission == Counts(missed=found.transmission.missed)
    assert found.transmission.missed > 0


def test_given_rows_are_those_that_stages_are_fed_with() -> None:
    planted = plant(Plan(seed=2, witnesses=8))
    assert {type(row) for row in planted.rows(*GIVEN)} <= set(GIVEN)
