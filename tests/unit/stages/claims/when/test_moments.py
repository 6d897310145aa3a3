import pytest
from tests.support.asserted import asserted


def moments(text: str, published: str | None = "2031-03-05") -> list[tuple[str, str, str]]:
    found = asserted(text, published=published)
    return [(one.kind, one.key, one.normalised) for one in found if one.kind in {"when", "said-when"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dyke collapsed on Tuesday.", ("when", "when|collaps", "2031-03-04")),
        ("Two people were killed on Tuesday.", ("when", "when|killed", "2031-03-04")),
        ("“It held,” she said on Tuesday.", ("said-when", "when|speech", "2031-03-04")),
        ("He told reporters Monday that it held.", ("said-when", "when|speech", "2031-03-03")),
        ("The pier burned in August 1998.", ("when", "when|burn", "1998-08")),
        ("Ada Venn tweeted on Tuesday that it held.", ("said-when", "when|post", "2031-03-04")),
        ("Ada Venn said Tuesday's meeting was long.", ("when", "", "2031-03-04")),
        ("Ada Venn said that the 2030 flood was worse.", ("when", "", "2030")),
        ("Tuesday's one-on-one meeting comes after the dyke collapsed.", ("when", "", "2031-03-04")),
        ("They called on the mayor to cancel his Tuesday summit.", ("when", "", "2031-03-04")),
        ("Tuesday's fire destroyed the mill.", ("when", "when|fire", "2031-03-04")),
        ("The Tuesday fire at the Summit Hotel is out.", ("when", "when|fire", "2031-03-04")),
        ("“It held,” she said on Tuesday night.", ("said-when", "when|speech", "2031-03-04TNI")),
        ("Ada Venn said it in 2030.", ("said-when", "when|speech", "2030")),
        ("They added a question to the 2030 census.", ("when", "", "2030")),
        ("Foes of a question in the 2030 census informed the court.", ("when", "", "2030")),
        ("She won the 2030 election.", ("when", "when|elect", "2030")),
        ("The pier burned between 2028 and a wet spring.", ("when", "when|burn", "2028")),
        ("The dyke collapsed on Tuesday night.", ("when", "when|collaps", "2031-03-04")),
    ],
)
def test_a_moment_belongs_to_the_verb_beside_it(text: str, expected: tuple[str, str, str]) -> None:
    assert moments(text) == [expected]


def test_without_a_year_what_is_known_of_a_moment_is_kept() -> None:
    assert moments("The dyke collapsed on May 16.", None) == [("when", "when|collaps", "--05-16")]
    assert moments("The dyke collapsed on Tuesday.", None) == [("when", "when|collaps", "-W-2")]


@pytest.mark.parametrize("text", ["They waited three weeks.", "The bell rings every Monday.", "It broke at 17:30."])
def test_lengths_repetitions_and_clocks_place_nothing(text: str) -> None:
    assert moments(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dyke collapsed. Updated: March 4, 2031",
        "The dyke collapsed — Ada (@ada) March 4, 2031",
        "Related articles March 4, 2031 Dyke collapsed",
    ],
)
def test_dates_of_the_page_are_no_moments(text: str) -> None:
    assert moments(text) == []


def test_a_moment_without_a_verb_meets_nothing() -> None:
    assert moments("Tuesday, a grey day.") == [("when", "", "2031-03-04")]


def test_the_event_is_named_by_its_sentence() -> None:
    (one,) = [one for one in asserted("The old dyke at Varnmouth collapsed on Tuesday.") if one.kind == "when"]
    assert one.subject == "The old dyke at Varnmouth collapsed on Tuesday."
    words = " ".join(["word"] * 20)
    (long,) = [one for one in asserted(f"The dyke collapsed on Tuesday {words}.") if one.kind == "when"]
    assert long.subject.endswith(" …")


def test_what_is_told_overnight_may_be_the_evening_before() -> None:
    (one,) = asserted("Three people were killed overnight.", "when")
    assert (one.earliest, one.latest) == ("2031-03-04", "2031-03-05")


def test_a_comma_parts_a_day_from_the_verb_behind_it() -> None:
    first, second = asserted("Ada Venn, who turned two on Sunday, died Tuesday.", "when")
    assert (first.slot, second.slot) == ("when (turned)", "when (died)")


def test_what_is_each_ones_own_has_the_names_told_with_it() -> None:
    (booked,) = asserted("Ada Venn was booked on Monday.", "when")
    assert booked.owner == ("venn",)


@pytest.mark.parametrize(
    "text", ["No one was held as of Monday.", "By Monday no one was held.", "She was still alive Monday."]
)
def test_the_day_up_to_which_things_stood_so_is_no_day_of_an_event(text: str) -> None:
    (one,) = asserted(text, "when")
    assert one.aside


def test_two_times_of_which_a_text_leaves_one_open_are_one() -> None:
    (one,) = asserted("The mill was opened in late 2029 or early 2030.", "when")
    assert (one.value, one.earliest, one.latest) == ("late 2029 or early 2030", "2029-01-01", "2030-12-31")
    assert asserted("The mill was opened on Tuesday or Friday.", "when", published=None) == []


def test_a_weekend_that_a_holiday_makes_longer_is_no_day() -> None:
    grains = [one.grain for one in asserted("Ten boats sank over the Labor Day holiday weekend.", "when")]
    assert grains == [3.0]
    assert [one.grain for one in asserted("Ten boats sank on Labor Day.", "when")] == [1.0]


def test_the_part_of_a_weekday_without_its_date_is_kept_for_what_was_said() -> None:
    (one,) = asserted("“It held,” she said late Tuesday afternoon.", "said-when", published=None)
    assert one.normalised.endswith("TAF")


def test_the_year_of_a_birth_is_of_no_other_verb() -> None:
    told = {one.value: one.key for one in asserted("A woman born in 1970 died on Wednesday morning.", "when")}
    assert told == {"1970": "", "Wednesday morning": "when|killed"}
