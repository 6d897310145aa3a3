import pytest

from stemma.stages.names.features import (
    bucket,
    count_usage,
    is_headline,
    joint_features,
    own_features,
    shape,
    spoken,
    usage_features,
)
from stemma.stages.names.tokens import Word, name_tokens


def words(text: str) -> list[Word]:
    return name_tokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("form", "look"),
    [
        ("Venn", "Xxx"),
        ("NATO", "XX"),
        ("U.S.", "X.X."),
        ("5th", "9xx"),
        ("iPhone", "xXxx"),
        ("2016", "99"),
        ("O’Hara", "X’Xxx"),
        ("-", "-"),
    ],
)
def test_the_look_of_a_form(form: str, look: str) -> None:
    assert shape(form) == look


def test_a_name_leaves_no_trace_of_itself_in_the_weights() -> None:
    assert spoken("osipyev") == "_"
    assert spoken("minister") == "minister"
    assert "w=_" in own_features("Osipyev", "osipyev")
    assert "w=_" not in own_features("Minister", "minister")


def test_counts_are_none_one_or_many() -> None:
    assert [bucket(count) for count in (0, 1, 2, 99)] == ["0", "1", "+", "+"]


def test_a_headline_is_told_by_its_capitals() -> None:
    assert is_headline(words("Ferry Runs Aground Off Orrin Head After Pilot Mistakes Light"))
    assert not is_headline(words("The ferry ran aground off Orrin Head after a pilot mistook a light."))
    assert not is_headline(words("Ada Venn"))


def test_the_pile_says_how_a_word_is_used() -> None:
    usage = count_usage(
        [
            words("The mayor Ada Venn said so."),
            words("In town they met Venn."),
            words("Boats lay in Marrow and boats left."),
            words("They sailed to the Orkney."),
        ]
    )
    assert usage.inside["venn"] == 2
    assert usage.titled["ada"] == 1
    assert usage.after_given["venn"] == 1
    assert usage.speaking["venn"] == 1
    assert usage.placed["marrow"] == 1
    assert usage.after_the["orkney"] == 1
    assert usage.lower["boats"] == 1
    assert "the" not in usage.inside


def test_headlines_give_no_case_statistics() -> None:
    usage = count_usage([words("Ferry Crew Blames Pilot After Selkie Grounding Near Head")])
    assert not usage.inside


def test_usage_speaks_for_names_that_are_never_small() -> None:
    usage = count_usage([words("They met Venn and Venn again.")])
    (word,) = words("Venn")
    assert "u=0+" in usage_features(word, usage, headline=False)
    assert "u=0+h" in usage_features(word, usage, headline=True)


def test_neighbours_speak_together_and_the_first_word_is_marked() -> None:
    sentence = words("Mayor Venn")
    assert "first" in joint_features(sentence, 0, [""] * 9)
    assert "later" in joint_features(sentence, 1, [""] * 9)
    assert any(one.startswith("<XxT") for one in joint_features(sentence, 1, [""] * 9))


def test_letters_in_brackets_behind_their_words_are_a_short_form() -> None:
    text = "The Marrow Harbour Trust (MHT) met. The Old Quay (QZX) burnt."
    usage = count_usage([name_tokens(text, 0, len(text))])
    assert usage.shortened == {"mht": 1}
