import pytest

from stemma.model import ClaimValue, Proposition, Verdict
from stemma.views.conflicts import is_conflict, weighty_stems


def proposition(kind: str, verdict: Verdict, *values: str) -> Proposition:
    return Proposition(
        id="p",
        story="s",
        subject=None,
        slot="",
        values=[ClaimValue(value=one, value_normalised=one, claims=[], lineages=[]) for one in values],
        verdict=verdict,
        lineages=1,
        best_value=None,
        why="",
        kind=kind,
    )


@pytest.mark.parametrize("verdict", [Verdict.GENUINE, Verdict.TRANSMISSION, Verdict.UPDATE, Verdict.GRANULARITY])
def test_facts_that_differ_are_conflicts(verdict: Verdict) -> None:
    assert is_conflict(proposition("count", verdict, "12", "21"))


@pytest.mark.parametrize("verdict", [Verdict.AGREE, Verdict.SINGLE_SOURCE, Verdict.NOT_COMPARABLE])
def test_what_does_not_differ_is_none(verdict: Verdict) -> None:
    assert not is_conflict(proposition("count", verdict, "12", "21"))


@pytest.mark.parametrize(
    ("left", "right", "weighs"),
    [
        ("dollars", "euros", True),
        ("acquitted in 2008", "later accused", True),
        ("booted", "was barred", True),
        ("booted", "was removed", False),
        ("dollars", "the dollars", False),
        ("great", "high", False),
        ("crackdown", "crackdowns", False),
        ("killed", "kill", False),
        ("a very long reading with killed", "another long one that says nothing", False),
    ],
)
def test_a_changed_word_matters_only_where_it_weighs(left: str, right: str, *, weighs: bool) -> None:
    assert is_conflict(proposition("collated wording", Verdict.TRANSMISSION, left, right)) is weighs


@pytest.mark.parametrize(
    ("left", "right", "weighs"),
    [
        ("Kremlin", "Russian", False),
        ("Beijing", "Chinese", False),
        ("Beijing", "Russian", True),
        ("Hispanic", "Latino", False),
        ("Hispanic", "Native", True),
    ],
)
def test_a_seat_of_government_is_its_country(left: str, right: str, *, weighs: bool) -> None:
    assert is_conflict(proposition("collated name", Verdict.TRANSMISSION, left, right)) is weighs


def test_quoting_less_of_the_same_words_is_no_conflict() -> None:
    assert not is_conflict(proposition("wording", Verdict.GRANULARITY, "we rang", "we rang the bell"))
    assert not is_conflict(proposition("fragment", Verdict.GRANULARITY, "national guardian", "nationality guardian"))
    assert is_conflict(proposition("wording", Verdict.GENUINE, "we rang", "we sang"))


def test_weighty_words_are_held_by_their_stems() -> None:
    assert {"kill", "acquit", "dollar"} <= weighty_stems()


@pytest.mark.parametrize(
    ("kind", "left", "right", "weighs"),
    [
        ("collated name", "James", "Jim", False),
        ("collated name", "OPD", "Orlando", False),
        ("collated name", "UT", "Tennessee", False),
        ("collated name", "Venn", "Brack", True),
        ("collated name", "Finland’s", "Finnish President", False),
        ("collated name", "Venn", "Ada Venn", False),
        ("collated name", "Vladamir", "Vladimir", True),
        ("collated modality", "will", "would", False),
        ("collated wording", "decline in", "state of", False),
        ("collated wording", "faulted", "blamed", False),
        ("collated modality", "appear", "seem", False),
        ("collated modality", "might", "will", True),
        ("collated wording", "an arrest", "been charged", False),
        ("collated wording", "killed", "police", False),
        ("collated wording", "gunshot wound", "killed", False),
        ("collated wording", "accidental", "deadly", True),
    ],
)
def test_words_for_the_same_are_no_conflict(kind: str, left: str, right: str, *, weighs: bool) -> None:
    assert is_conflict(proposition(kind, Verdict.TRANSMISSION, left, right)) is weighs
