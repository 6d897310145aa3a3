import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.attributing import attribute
from stemma.text.sentences import sentence_spans


def told(text: str) -> list[tuple[str | None, str | None, list[str | None], str]]:
    """Return who says what in a sentence, by which cue and rule."""
    words = words_in(text)
    return [
        (
            shown(text, words, one.speaker),
            shown(text, words, (one.cue.first, one.cue.last)),
            [shown(text, words, content) for content in one.contents],
            one.rule,
        )
        for one in attribute(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam, Lund argued in his email, is a risk to Helmsby.",
            ("Lund", "argued", ["The dam", "is a risk to Helmsby"], "inserted"),
        ),
        (
            "Officials in Tharn, Lund told reporters on Monday, are late.",
            ("Lund", "told", ["Officials in Tharn", "are late"], "inserted"),
        ),
        ("The dam is old, Lund said in Tharn, where he lives.", ("Lund", "said", ["The dam is old"], "words-first")),
        (
            "The dam is old, Lund said in a statement, adding that it leaks.",
            ("Lund", "said", ["The dam is old"], "words-first"),
        ),
        (
            "The rules, which officials said will start in May, will not hold for all.",
            ("officials", "said", ["will start in May"], "speaker-verb"),
        ),
        (
            "While Lund said the dam was old, the town did nothing.",
            ("Lund", "said", ["the dam was old"], "speaker-verb"),
        ),
        (
            "As Lund seized on the fire to renew his call to view strangers as a threat, some towns did the same.",
            ("his", "call", ["to view strangers as a threat"], "owner-noun"),
        ),
        ("“We heard a bang,” barked Mila Orvane.", ("Mila Orvane", "barked", ["We heard a bang,"], "verb-speaker")),
        ("“We heard a bang,” Orvane said by telephone.", ("Orvane", "said", ["We heard a bang,"], "words-first")),
    ],
)
def test_where_what_is_said_stands_around_its_cue(text: str, expected: tuple[str | None, str, list[str], str]) -> None:
    assert told(text)[0] == expected


def test_what_happens_to_a_thing_behind_such_a_verb_is_no_speech() -> None:
    assert told("She cracked open the door and volunteered at the port.") == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“Will it hold?” Ann Lund, a nurse from Tharn, asked. Nobody knew.", 2),
        ("“It held!” Rep. Ann Lund, R-Pa., said. Nobody knew.", 2),
        ("“Will it hold?” Ann Lund, who works there, left the hall. Nobody knew.", 3),
    ],
)
def test_a_name_with_an_apposition_belongs_to_the_question_before_it(text: str, sentences: int) -> None:
    assert len(sentence_spans(text, 0, len(text))) == sentences
