from quality.gold import Span
from quality.locating import Locator


def test_words_are_found_whatever_the_white_space() -> None:
    text = "One\r\n\r\ntwo  three."
    assert Locator("w", text).find("One two three.") == Span("w", 0, len(text))


def test_the_nearest_occurrence_is_meant() -> None:
    locator = Locator("w", "said so. Rain fell. said so.")
    assert locator.find("said so.") == Span("w", 0, 8)
    assert locator.find("said so.", near=0.9) == Span("w", 20, 28)


def test_words_that_do_not_stand_there_are_nowhere() -> None:
    assert Locator("w", "Rain fell.").find("Snow fell.") is None
    assert Locator("w", "Rain fell.").find(" ") is None
