import pytest

from stemma.text.differences import Stretch, identity, word_differences
from stemma.text.tokens import tokenise


def shown(left: str, right: str) -> list[tuple[str, str]]:
    """Return the stretches as text, agreeing ones with an equals sign before them."""
    left_tokens, right_tokens = tokenise(left), tokenise(right)
    return [
        (("=" if stretch.same else "") + words(left_tokens[stretch.left_start : stretch.left_end]),
         words(right_tokens[stretch.right_start : stretch.right_end]))
        for stretch in word_differences(left_tokens, right_tokens)
    ]  # fmt: skip


def words(tokens: list) -> str:  # type: ignore[type-arg]
    return " ".join(token.fold for token in tokens)


def test_equal_sides_are_one_stretch_that_agrees() -> None:
    assert shown("The ferry sank.", "the ferry sank") == [("=the ferry sank .", "the ferry sank")]


def test_a_changed_word_stands_alone() -> None:
    assert shown("Nine people drowned", "Ten people drowned") == [
        ("nine", "ten"),
        ("=people drowned", "people drowned"),
    ]


def test_an_added_word_has_an_empty_other_side() -> None:
    assert shown("the ferry sank", "the old ferry sank") == [
        ("=the", "the"), ("", "old"), ("=ferry sank", "ferry sank"),
    ]  # fmt: skip


def test_short_words_shared_by_chance_do_not_chop_a_difference() -> None:
    left = "Sailors rescued nine of the crew members overnight"
    right = "Sailors told of quite some very loud bangs overnight"
    assert [stretch for stretch in shown(left, right) if stretch[0].startswith("=")] == [
        ("=sailors", "sailors"), ("=overnight", "overnight"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"), [("", "a b"), ("a b", ""), ("", ""), ("...", "!"), ("a", "..."), ("— a", "a —")]
)
def test_stretches_cover_both_sides_also_where_one_is_bare(left: str, right: str) -> None:
    left_tokens, right_tokens = tokenise(left), tokenise(right)
    stretches = word_differences(left_tokens, right_tokens)
    assert sum(stretch.left_end - stretch.left_start for stretch in stretches) == len(left_tokens)
    assert sum(stretch.right_end - stretch.right_start for stretch in stretches) == len(right_tokens)


def test_indices_count_tokens_and_not_words() -> None:
    stretches = word_differences(tokenise("Rain, wind"), tokenise("Rain, hail"))
    assert stretches == [
        Stretch(same=True, left_start=0, left_end=2, right_start=0, right_end=2),
        Stretch(same=False, left_start=2, left_end=3, right_start=2, right_end=3),
    ]


def test_identity_is_the_share_of_words_kept_in_order() -> None:
    assert identity(["a", "b", "c", "d"], ["a", "b", "c", "e"]) == pytest.approx(0.75)
    assert identity(["a"], ["b"]) == 0
    assert identity([], []) == 1
