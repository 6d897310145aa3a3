import pytest

from stemma.stages.claims.sentences.lexicon import claim_words, deed_words, harm_words, listed, slot_of, tellings

LISTS = sorted(claim_words().words)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_holds_folded_words(name: str) -> None:
    assert listed(name)
    assert all(word == word.casefold() for word in listed(name))


def test_a_word_tells_what_happened_and_how_it_takes_its_people() -> None:
    told = {(one.happening, one.form) for one in tellings()["killed"]}
    assert ("killed", "undergone") in told
    assert {one.form for one in tellings()["died"]} == {"suffered"}
    assert {one.form for one in tellings()["killing"]} == {"doing", "named"}


def test_every_happening_has_a_slot_in_plain_words() -> None:
    for name in claim_words().happenings:
        assert slot_of(name).startswith("people ")


def test_what_is_implied_is_a_happening() -> None:
    assert set(claim_words().implied.values()) <= set(claim_words().happenings)


def test_one_person_and_several_are_different_words() -> None:
    assert not {"man", "woman", "child"} & listed("people")
    assert not {"men", "women", "children"} & listed("person")


def test_nobody_is_both_man_and_woman() -> None:
    assert not listed("males") & listed("females")


def test_a_deed_is_one_as_a_verb_and_as_a_noun() -> None:
    words = deed_words()
    assert words["ruling"] == words["decided"] == "rule"
    assert words["death"] == words["died"] == "die"
    assert "meeting" not in words


def test_a_harm_is_one_by_all_its_words() -> None:
    words = harm_words()
    assert words["assaulting"] == words["attack"] == "beat"
    assert words["killed"] != words["stabbed"]
