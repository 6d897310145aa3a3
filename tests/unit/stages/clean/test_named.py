import pytest

from stemma.stages.clean.named import find_named


def names(text: str) -> list[str]:
    return [name.outlet for name in find_named(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("WESOVABY (Marenbro News Agency) — The road is open.", "Marenbro News Agency"),
        ("the road is open, Calan Wire Service reported.", "Calan Wire Service"),
        ("With inputs from The Dorograd Observer", "Dorograd Observer"),
        ("a spokeswoman told Agencia Norvela on Monday", "Agencia Norvela"),
        ("On Monday Orsk Valley Gazette reported", "Orsk Valley Gazette"),
    ],
)
def test_a_name_says_by_its_words_that_it_is_an_outlet(text: str, outlet: str) -> None:
    assert names(text) == [outlet]


@pytest.mark.parametrize(
    "text",
    [
        "He left his post at the border.",
        "She read the Gazette every day.",
        "Breaking News about the flood",
        "The first agency to arrive was ours.",
        "According to the post office",
    ],
)
def test_the_word_alone_names_nobody(text: str) -> None:
    assert names(text) == []


def test_listed_outlets_keep_their_plain_names() -> None:
    text = "Reuters and Orsk News Agency reported it."
    found = find_named(text, 0, len(text))
    assert [(name.outlet, name.listed) for name in found] == [("Reuters", True), ("Orsk News Agency", False)]
    assert [text[name.start : name.end] for name in found] == ["Reuters", "Orsk News Agency"]


def test_an_unlisted_agency_is_known_as_one() -> None:
    text = "Orsk News Agency and Orsk Gazette"
    assert [name.agency for name in find_named(text, 0, len(text))] == [True, False]
