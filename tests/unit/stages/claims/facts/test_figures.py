import pytest
from tests.support.asserted import asserted


def figures(text: str) -> list[tuple[str, str, str]]:
    return [(one.slot, one.value, one.normalised) for one in asserted(text, "figure")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port has 71 million paying members.", ("number of paying members", "71 million", "7.1e+07")),
        ("It cost $4.5 million.", ("amount in USD", "$4.5 million", "4.5e+06")),
        ("Prices rose 12 percent.", ("percent", "12 percent", "12")),
        ("They left three weeks after the storm.", ("length of time", "three weeks", "21")),
        ("The breach is 40 metres wide.", ("distance", "40 metres", "40")),
        ("Fewer than 30 exiles came.", ("number of exiles", "Fewer than 30", "0..30")),
        ("Hundreds of letters came.", ("number of letters", "Hundreds", "200..")),
    ],
)
def test_figures_say_what_they_count(text: str, expected: tuple[str, str, str]) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "One of them sang.",
        "Many came, and both sang.",
        "In 1994 the pier burned.",
        "They asked about the 2030 elections.",
        "Radio 6 Music played.",
        "He was 28 years old.",
        "They came at 17:30.",
        "She has three.",
    ],
)
def test_what_only_points_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_a_figure_knows_whose_it_is_and_what_narrows_its_noun() -> None:
    (one,) = asserted("The harbour firm Selkie has 71 million paying members.", "figure")
    assert one.owner == ("selkie",)
    assert one.narrowing == ("pay",)
    assert "member" in one.context


def test_a_figure_of_another_time_is_put_aside() -> None:
    (one,) = asserted("In 1998 the port had 400 boats.", "figure")
    assert one.aside


def test_a_moving_state_is_seen() -> None:
    (one,) = asserted("So far 40 boats have been raised.", "figure")
    assert one.moving


@pytest.mark.parametrize(
    ("text", "subject", "age", "keyed"),
    [
        ("Ada Venn, 28, was hurt.", "Ada Venn", "28", True),
        ("28-year-old Ada Venn was hurt.", "Ada Venn", "28", True),
        ("A 28-year-old woman was hurt.", "woman", "28", False),
    ],
)
def test_ages_meet_by_full_names_only(text: str, subject: str, age: str, *, keyed: bool) -> None:
    (one,) = asserted(text, "age")
    assert (one.subject, one.value, bool(one.key)) == (subject, age, keyed)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("At last Apple Music has 40 million subscribers.", ("apple", "music")),
        ("Tunefall has 70 million subscribers.", ("tunefall",)),
        ("They have 70 million subscribers.", ()),
        ("In all there are 70 million subscribers.", ()),
    ],
)
def test_the_nearest_name_before_a_figure_owns_it(text: str, owner: tuple[str, ...]) -> None:
    (one,) = asserted(text, "figure")
    assert one.owner == owner


def test_money_and_lengths_have_no_owner() -> None:
    assert [one.owner for one in asserted("Selkie paid $4.5 million within three weeks.", "figure")] == [(), ()]


def test_a_noun_in_the_singular_is_not_counted_by_many() -> None:
    assert figures("He saw four red ship go.") == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two boats sank in Sella.", True),
        ("The 46 boats sank in Sella.", True),
        ("The two boats sank in Sella.", False),
        ("His two boats sank in Sella.", False),
        ("Lind’s two boats sank in Sella.", False),
    ],
)
def test_a_few_that_are_pointed_at_meet_no_other_number(text: str, *, counted: bool) -> None:
    assert [bool(one.key) for one in asserted(text, "figure")] == [counted]


def test_a_number_that_begins_its_sentence_is_no_owner_of_it() -> None:
    (one,) = asserted("Forty boats came to the pier.", "figure")
    assert one.owner == ()


@pytest.mark.parametrize(
    "text",
    [
        "The firm paid €110 million ($144 million) to Sella.",
        "It cost $US1 million ($1.52 million).",
        "It lies 58km (36 miles) off.",
    ],
)
def test_what_a_desk_put_into_the_units_of_its_readers_is_no_figure_of_its_own(text: str) -> None:
    assert not [one for one in figures(text) if one[1] in {"$144 million", "$1.52 million", "36 miles"}]


def test_a_sum_in_brackets_behind_words_is_a_figure() -> None:
    assert figures("The firm paid a fine ($144 million) in all.") == [("amount in USD", "$144 million", "1.44e+08")]


def test_a_hyphen_inside_a_word_ends_no_noun() -> None:
    assert figures("They saw six first-class boats.") == [("number of first-class boats", "six", "6")]


def test_no_parts_of_people_are_counted() -> None:
    assert [one.value for one in asserted("The flood left about 19 people hurt.", "count")] == ["about 19"]
    assert asserted("A flood of 5.9 hit Sella, and 2.5 people died a day.", "count") == []
