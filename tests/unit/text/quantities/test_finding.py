import pytest

from stemma.text.quantities import Quantity, bounds, find_quantities


def one(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "modifier"),
    [
        ("1,400 people", "1,400", 1400, 1400, "exact"),
        ("twenty-one boats", "twenty-one", 21, 21, "exact"),
        ("two hundred and fifty homes", "two hundred and fifty", 250, 250, "exact"),
        ("half a million voters", "half a million", 500_000, 500_000, "exact"),
        ("a dozen boats", "a dozen", 12, 12, "exact"),
        ("fewer than 30 boats", "fewer than 30", 0, 30, "fewer"),
        ("at least 3 boats", "at least 3", 3, None, "at-least"),
        ("more than 3 boats", "more than 3", 3, None, "more"),
        ("up to 40 boats", "up to 40", 0, 40, "at-most"),
        ("nearly 50 boats", "nearly 50", 45, 50, "nearly"),
        ("about 200 boats", "about 200", 170, 230, "about"),
        ("10 to 20 boats", "10 to 20", 10, 20, "range"),
        ("3 to 4 million voters", "3 to 4 million", 3e6, 4e6, "range"),
        ("hundreds of thousands of voters", "hundreds of thousands", 200_000, None, "vague"),
        ("several hundred voters", "several hundred", 300, None, "vague"),
        ("5 or more boats", "5 or more", 5, None, "at-least"),
        ("No one came", "No one", 0, 0, "exact"),
    ],
)
def test_what_bends_a_number_is_never_dropped(
    text: str, words: str, low: float, high: float | None, modifier: str
) -> None:
    found = one(text)
    assert (text[found.start : found.end], found.low, found.high) == (words, low, high)
    assert found.modifier == modifier


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("$4.5 million", "USD", 4_500_000),
        ("€3bn", "EUR", 3_000_000_000),
        ("4 million dollars", "USD", 4_000_000),
        ("45 percent", "percent", 45),
        ("twenty per cent", "percent", 20),
        ("a 28-year-old warden", "years old", 28),
        ("an 18-month-old boy", "years old", 1.5),
        ("three weeks", "days", 21),
        ("5 km", "metres", 5000),
        ("two thirds of them", "share", 2 / 3),
        ("seven boats", "count", 7),
        ("A$5 million", "AUD", 5_000_000),
        ("US$5 million", "USD", 5_000_000),
        ("five million Canadian dollars", "CAD", 5_000_000),
        ("AUD 5 million", "AUD", 5_000_000),
        ("Rs 500 crore", "INR", 5e9),
        ("five lakh voters", "count", 500_000),
        ("12 square miles", "hectares", 3107.9857),
        ("a 20,000-square-foot hall", "hectares", 0.185806),
        ("5 sq. km", "hectares", 500),
        ("a 6.1-magnitude quake", "magnitude", 6.1),
        ("a magnitude of at least 5.9", "magnitude", 5.9),
        ("magnitude 5.2", "magnitude", 5.2),
    ],
)
def test_units_are_brought_to_one_measure(text: str, unit: str, low: float) -> None:
    found = one(text)
    assert found.unit == unit
    assert found.low == pytest.approx(low)


def test_six_others_come_on_top_of_what_was_named() -> None:
    assert one("six others were hurt").other
    assert one("another two boats").other
    assert not one("six boats").other


@pytest.mark.parametrize(("text", "grain"), [("1,400", 100), ("1,423", 1), ("71 million", 1e6), ("6.25", 0.01)])
def test_the_grain_is_the_step_in_which_a_number_is_told(text: str, grain: float) -> None:
    assert one(f"{text} of it").grain == grain


@pytest.mark.parametrize(
    "text",
    [
        "Highway 61",
        "an F-16",
        "9/11",
        "at 4:56",
        "they won 5-4",
        "room 12",
        "#12",
        "a 7/10",
        "@9",
        "an AK 47",
        "Storm 9",
    ],
)
def test_digits_that_name_something_count_nothing(text: str) -> None:
    assert find_quantities(text) == []


def test_a_number_of_too_many_digits_is_none() -> None:
    assert find_quantities("9" * 40) == []


def test_a_stretch_is_searched_and_offsets_stay_those_of_the_text() -> None:
    text = "Two boats sank. Nine boats came back."
    (found,) = find_quantities(text, 15)
    assert text[found.start : found.after] == "Nine"


def test_about_leaves_more_room_for_large_numbers() -> None:
    assert bounds(50, 50, "about") == (45, 55)
    assert bounds(1000, 1000, "about") == (850, 1150)


@pytest.mark.parametrize(
    "text", ["It struck at 1353 (1023 GMT).", "It broke at 1800 local time.", "From 0600 hours it rained."]
)
def test_four_digits_of_a_clock_count_nothing(text: str) -> None:
    assert find_quantities(text) == []


def test_four_digits_beside_a_noun_count_it() -> None:
    assert one("They rescued 1353 people.").low == 1353
