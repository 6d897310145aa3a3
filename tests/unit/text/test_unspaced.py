from itertools import pairwise

import pytest

from stemma.text.content import NO_STEM, content_stem
from stemma.text.tokens import tokenise
from stemma.text.unspaced import is_grammar, joined


def words(text: str) -> list[str]:
    return [token.fold for token in joined(tokenise(text)) if token.kind != "mark"]


@pytest.mark.parametrize(
    "text", ["水門が壊れて村が水に浸かった。", "水闸在夜里倒塌，村庄被淹没。", "ประตูน้ำพังลงในตอนกลางคืน"]
)
def test_characters_are_taken_together_and_none_is_lost(text: str) -> None:
    tokens = joined(tokenise(text))
    plain = tokenise(text)
    assert "".join(token.fold for token in tokens) == "".join(token.fold for token in plain)
    assert len(tokens) < len(plain)
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    assert (tokens[0].start, tokens[-1].end) == (plain[0].start, plain[-1].end)


def test_a_passage_is_cut_alike_wherever_it_stands() -> None:
    passage = "水闸在夜里倒塌村庄被淹没居民逃往山上"
    alone, inside = words(passage), words(f"记者报道说{passage}并继续")
    assert alone[1:-1] == [word for word in inside if word in alone[1:-1]]


def test_words_with_spaces_between_them_stay_as_they_are() -> None:
    text = "A dam broke: 3 boats sank in I. Lund's harbour."
    assert joined(tokenise(text)) == tokenise(text)


def test_a_change_of_script_ends_a_word() -> None:
    assert words("ニュースを") == ["ニュース", "を"]


def test_endings_and_particles_say_nothing_of_the_subject() -> None:
    assert is_grammar("する")
    assert not is_grammar("水")
    assert not is_grammar("")
    assert content_stem("する", "word", "ja") == NO_STEM
    assert content_stem("水門", "word", "ja") != NO_STEM
