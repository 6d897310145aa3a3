import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.cues import Cue, Form, cue_table
from stemma.stages.quotes.nominals import adjective_cue, light_cue, links, noun_cue
from stemma.stages.quotes.spotting import find_cues


def only(text: str) -> tuple[str | None, Cue]:
    words = words_in(text)
    (cue,) = find_cues(words)
    return shown(text, words, (cue.first, cue.last)), cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerks are deeply worried about the dam.", ("are deeply worried about", "thought", Form.FINITE)),
        ("The clerk remains convinced that it holds.", ("remains convinced", "thought", Form.FINITE)),
        ("The clerks were not willing to wait.", ("were not willing", "wanted", Form.FINITE)),
        ("The port was critical of the plan.", ("was critical of", "judged", Form.FINITE)),
        ("The clerk voiced grave doubts about the dam.", ("voiced grave doubts about", "said", Form.FINITE)),
        ("The clerk has doubts about the dam.", ("has doubts about", "thought", Form.FINITE)),
        ("There was a promise to mend the dam.", ("promise", "promised", Form.NOUN)),
        ("Nothing came of criticism by the port.", ("criticism", "judged", Form.NOUN)),
        ("Nothing came of support for it.", ("support for", "sided", Form.NOUN)),
    ],
)
def test_nouns_and_adjectives_are_cues_with_their_strength(text: str, expected: tuple[str, str, Form]) -> None:
    words, cue = only(text)
    assert (words, cue.rule.strength, cue.form) == expected


def test_who_faces_claims_does_not_make_them() -> None:
    words, cue = only("The clerk has faced several claims of neglect.")
    assert (words, cue.form) == ("claims of", Form.NOUN)


@pytest.mark.parametrize(
    "text",
    ["The worried clerk left.", "The clerk was happy.", "Doubts grew.", "She has no time for a doubt by noon."],
)
def test_what_brings_no_words_is_no_cue(text: str) -> None:
    assert [cue for cue in find_cues(words_in(text)) if cue.form is not Form.NOUN] == []


def test_a_verb_that_links_leaves_the_cue_to_its_adjective() -> None:
    words = words_in("The clerk felt confident that it holds.")
    assert links(words, 2, cue_table())
    assert not links(words_in("The clerk felt that it holds."), 2, cue_table())


@pytest.mark.parametrize("find", [adjective_cue, light_cue, noun_cue])
def test_the_last_word_brings_nothing(find: object) -> None:
    assert callable(find)
    for text in ("The clerk is worried", "The clerk has", "The clerk had doubts"):
        words = words_in(text)
        assert find(words, len(words) - 1, cue_table()) is None
