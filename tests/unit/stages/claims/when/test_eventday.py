import pytest
from tests.support.asserted import PUBLISHED, asserted
from training.eventday import AGAINST, FOR

from stemma.data import load_toml
from stemma.stages.claims.when.eventday import candidates, event_day


def day(text: str, published: str | None = PUBLISHED) -> str | None:
    found = event_day(asserted(text, published=published), published=published)
    return found.day if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed on Monday. Police said Tuesday that a man was arrested.", "2031-03-03"),
        ("A man was arrested Tuesday. The shooting happened Sunday night at 9 p.m.", "2031-03-02"),
        ("The dyke collapsed on Monday.", "2031-03-03"),
        ("A sailor was shot on Sunday on the pier. He died of it on Tuesday night.", "2031-03-02"),
        ("It happened yesterday. Two people were killed.", "2031-03-04"),
        ("Two men were killed early Sunday. Others shot them, police announced Tuesday.", "2031-03-02"),
        ("A man was shot overnight. It happened at 11 p.m. Tuesday.", "2031-03-04"),
        ("Updated at 5:17 p.m., March 4th. The man who was shot Saturday is well.", "2031-03-01"),
        ("Last updated at 10:39 a.m. on Tuesday. A man was shot Saturday.", "2031-03-01"),
    ],
)
def test_the_day_of_the_event_outweighs_what_came_after(text: str, expected: str) -> None:
    assert day(text) == expected


def test_a_text_without_a_day_has_none() -> None:
    assert day("Two people were killed.") is None
    assert day("Two people were killed in 1998.") is None


def test_days_to_come_are_not_the_day_of_the_event() -> None:
    assert day("The funeral will be held on Friday. A man was killed on Monday.") == "2031-03-03"


def test_the_weightiest_claim_stands_first() -> None:
    text = "“A sad day,” she said Monday. Two people were killed Monday."
    found = event_day(asserted(text), published=PUBLISHED)
    assert found is not None
    assert [one.kind for one in found.told] == ["when", "said-when"]


def test_a_bare_weekday_of_six_days_back_may_be_tomorrow_of_a_report_dated_too_early() -> None:
    text = "Police searched the pier Wednesday after a sailor was shot there Tuesday night."
    assert day(text, published="2031-03-04") == "2031-03-04"
    assert day("A sailor was shot on Wednesday.", published="2031-03-04") == "2031-02-26"


def test_a_day_is_likelier_the_less_another_has_for_itself() -> None:
    lone = event_day(asserted("Two people were killed on Monday."), published=PUBLISHED)
    text = "Two people were killed on Monday. Two others were killed on Sunday night."
    torn = event_day(asserted(text), published=PUBLISHED)
    assert lone is not None
    assert torn is not None
    assert lone.score == 1.0
    assert 0 < torn.score < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody has been seen since Sunday. A sailor was shot on Monday.", "2031-03-03"),
        ("A sailor was shot on Sunday. “We saw him on Monday,” she said.", "2031-03-02"),
        ("A sailor was shot on Monday. As of Tuesday, no one had been arrested.", "2031-03-03"),
        ("A man was booked on Tuesday. He had shot a sailor on the pier Monday night.", "2031-03-03"),
    ],
)
def test_bounds_and_words_of_others_tell_less_of_the_day(text: str, expected: str) -> None:
    assert day(text) == expected


def test_every_moment_is_a_candidate_with_its_claim() -> None:
    text = "Police said Tuesday that two people were killed on Monday. A vigil is planned for Friday."
    found = list(candidates(asserted(text), published=PUBLISHED))
    assert [one.day for one in found] == ["2031-03-04", "2031-03-03"]
    assert [one.claim.value for one in found] == ["Tuesday", "Monday"]
    assert found[0].signs["back 1 bare"] == 1.0
    assert "earliest day" in found[1].signs


def test_without_a_publication_dates_with_a_year_are_left() -> None:
    text = "Two people were killed on March 3, 2031. Police came on March 4, 2031."
    assert day(text, published=None) == "2031-03-03"
    assert day("Two people were killed on Monday.", published=None) is None


def test_the_first_day_that_there_is_does_not_break_the_count_of_days() -> None:
    assert day("Two people were killed on Monday.", published="0001-01-01") is None


def test_weights_speak_only_for_or_only_against_where_the_training_says_so() -> None:
    weights = load_toml("claims/eventday.toml", dict[str, dict[str, float]])["weights"]
    assert all(weights.get(name, 0.0) >= 0 for name in FOR)
    assert all(weights.get(name, 0.0) <= 0 for name in AGAINST)
