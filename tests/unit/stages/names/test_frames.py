import pytest

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.frames import common_head, gender_of, is_plural, read_frame


def phrase(text: str, part: str) -> Mention:
    start = text.index(part)
    return Mention(
        id="m", witness="one", start=start, end=start + len(part), text=part, type=EntityType.PERSON,
        form=MentionForm.DESCRIPTION,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "part", "article", "words", "head"),
    [
        ("Then the tall diver slept.", "diver", "the", ("tall", "diver"), "diver"),
        ("Then the tall diver slept.", "the tall diver", "the", ("tall", "diver"), "diver"),
        ("Then another diver slept.", "diver", "a", ("diver",), "diver"),
        ("They saw her brother.", "brother", "his", ("brother",), "brother"),
        ("They saw Norland’s minister.", "minister", "his", ("minister",), "minister"),
        ("They saw Norland's minister.", "Norland's minister", "his", ("minister",), "minister"),
        ("They spoke of divers.", "divers", "", ("divers",), "divers"),
        ("The chief of the guard slept.", "The chief of the guard", "the", ("chief", "of", "the", "guard"), "chief"),
    ],
)
def test_a_frame_has_its_article_its_words_and_its_head(
    text: str, part: str, article: str, words: tuple[str, ...], head: str
) -> None:
    frame = read_frame(text, phrase(text, part))
    assert (frame.article, frame.words, frame.head) == (article, words, head)
    assert text[frame.start :].startswith(("the", "The", "another", "her", "’s", "'s", "Norland's", "divers"))


def test_an_age_is_one_only_where_it_says_old() -> None:
    assert read_frame("The 50-year-old diver", phrase("The 50-year-old diver", "The 50-year-old diver")).age == 50
    assert read_frame("The 50 divers", phrase("The 50 divers", "The 50 divers")).age is None


@pytest.mark.parametrize(
    ("head", "plural"), [("guards", True), ("people", True), ("women", True), ("boss", False), ("actress", False)]
)
def test_number_is_seen_at_the_head(head: str, plural: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_plural(head) is plural


def test_heads_of_one_meaning_and_number_are_one() -> None:
    assert common_head("attorneys") == common_head("lawyer") == "lawyer"
    assert common_head("women") == "woman"
    assert common_head("deputies") == "deputy"
    assert common_head("gunman") != common_head("victim")


def test_a_head_may_say_man_or_woman() -> None:
    assert (gender_of("actress"), gender_of("spokesman"), gender_of("diver")) == ("f", "m", "")
