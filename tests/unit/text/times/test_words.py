import pytest

from stemma.text.times.rules import rules
from stemma.text.times.words import count_of, plain


@pytest.mark.parametrize(
    ("text", "count"),
    [("three", 3), ("twenty-one", 21), ("a", 1), ("a couple of", 2), ("1,200", 1200), ("2 1/2", 2.5), ("a dozen", 12)],
)
def test_counts_before_a_unit_are_numbers(text: str, count: float) -> None:
    assert count_of(text) == count


def test_a_vague_count_is_no_number() -> None:
    assert count_of("a few") is None
    assert count_of("several") is None


def test_words_are_plain_without_dots_hyphens_and_strange_letters() -> None:
    assert plain("Sept.  ‘K’") == "sept ‘k'"
    assert plain("mid-August") == "mid august"


def test_every_line_of_the_grammar_compiles_and_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names)) > 20
