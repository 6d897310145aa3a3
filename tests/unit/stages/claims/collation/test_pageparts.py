import pytest

from stemma.stages.claims.collation.pageparts import is_of_the_page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Image 4 of 11 The dyke broke.", "4"),
        ("TWEET SHARE 45 COMMENTS EMAIL BRACK - The dyke broke.", "45"),
        ("Published 3:15 a.m. ET July 15, 2031 | Updated 7:29 a.m. ET July 15, 2031 The dyke broke.", "3:15"),
        ("Published 3:15 a.m. ET July 15, 2031 | Updated 7:29 a.m. ET July 15, 2031 The dyke broke.", "ET July 15"),
        ("by Ada Lind July 15 at 11:55 AM Email the author The dyke broke.", "11:55"),
        ("The dyke after the flood. (July 15) AP The dyke broke.", "15"),
        ("Image CreditAda Lind for the Courier The dyke broke.", "Lind"),
        ("Which side holds? — Ada Lind (@adalind) July 15, 2031 The dyke broke.", "Ada Lind (@adalind"),
    ],
)
def test_counters_buttons_stamps_and_credits_are_of_the_page(text: str, words: str) -> None:
    start = text.index(words)
    assert is_of_the_page(text, (start, start + len(words)), (0, len(text)))
    start = text.index("dyke broke")
    assert not is_of_the_page(text, (start, start + len("dyke broke")), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dyke broke on July 15 at 11:55 PM, the board said.", "11:55"),
        ("The dyke broke at 11:55 p.m. on July 15, 2031.", "15"),
        ("The board published 12 reports.", "12"),
        ("Ada Lind gives the town credit for it.", "Lind"),
        ("The town — Ada Lind asked on July 15 — waits.", "Lind"),
    ],
)
def test_what_a_sentence_tells_is_not_of_the_page(text: str, words: str) -> None:
    start = text.index(words)
    assert not is_of_the_page(text, (start, start + len(words)), (0, len(text)))
