from collections import Counter

import pytest
from quality import paragraphs, polnear
from quality.figures import Counts
from quality.layers.quotes import count_pairs
from quality.paragraphs import Label, Seen, count, count_names, speaker_right
from quality.planted import planted_gold
from quality.running import run_stages
from tests.support.planted import GIVEN, Plan, plant
from tests.support.quoted import quotations_in

TEXT = "“We waited for an hour,” said Ilan Brask. The “ferry” left. Brask said so on “Meet the Town.”"
KEY = ("invented", "", "1")
WHOLE = (0, len(TEXT))


def label(words: str, kind: str, speaker: str = "") -> Label:
    start = TEXT.index(words)
    speakers = [(TEXT.index(speaker), TEXT.index(speaker) + len(speaker))] if speaker else []
    return Label(KEY, WHOLE, (start, start + len(words)), kind, speakers)


@pytest.fixture
def seen() -> dict[tuple[str, str, str], Seen]:
    return {KEY: Seen(TEXT, quotations_in(TEXT))}


SPEECH = label("We waited for an hour,", "speech", "Ilan Brask")
NAMES = [label("ferry", "name"), label("Meet the Town.", "name")]


def test_speech_with_its_speaker_is_right(seen: dict[tuple[str, str, str], Seen]) -> None:
    direct, speakers = count([SPEECH, *NAMES], seen)
    assert (direct.right, direct.wrong, direct.missed) == (1, 0, 0)
    assert (speakers.right, speakers.wrong) == (1, 0)


def test_another_speaker_is_wrong(seen: dict[tuple[str, str, str], Seen]) -> None:
    _, speakers = count([label("We waited for an hour,", "speech", "The “ferry”")], seen)
    assert (speakers.right, speakers.wrong) == (0, 1)


def test_speech_that_no_label_knows_is_wrong(seen: dict[tuple[str, str, str], Seen]) -> None:
    direct, _ = count([Label(KEY, WHOLE, None, "none", [])], seen)
    assert (direct.right, direct.wrong) == (0, 1)


def test_speech_that_was_not_found_is_missed(seen: dict[tuple[str, str, str], Seen]) -> None:
    direct, _ = count([SPEECH, label("ferry", "speech")], seen)
    assert (direct.right, direct.missed) == (1, 1)


def test_a_few_words_of_somebody_may_be_taken_or_left(seen: dict[tuple[str, str, str], Seen]) -> None:
    direct, _ = count([label("We waited for an hour,", "words"), label("ferry", "words")], seen)
    assert (direct.right, direct.wrong, direct.missed) == (0, 0, 0)


def test_names_that_are_taken_for_speech_are_counted(seen: dict[tuple[str, str, str], Seen]) -> None:
    assert count_names(NAMES, seen) == 0
    assert count_names([label("We waited for an hour,", "name")], seen) == 1


def test_a_speaker_is_right_at_the_span_or_by_the_name() -> None:
    (one, *_) = quotations_in(TEXT)
    at = TEXT.index("Ilan Brask")
    assert speaker_right(one, [(at, at + 4)], TEXT)
    later = TEXT.rindex("Brask")
    assert speaker_right(one, [(later, later + 5)], TEXT)
    assert not speaker_right(one, [(TEXT.index("ferry"), TEXT.index("ferry") + 5)], TEXT)


def test_the_labels_hold_offsets_alone_and_stand_in_their_paragraphs() -> None:
    parts = paragraphs.load_labels()
    assert set(parts) == {"paragraphs", "fresh", "marks"}
    assert len({(one.key, one.paragraph) for one in parts["paragraphs"]}) == 300
    for labels in parts.values():
        for one in labels:
            assert one.label in {"speech", "words", "name", "none"}
            if one.span is not None:
                assert one.paragraph[0] <= one.span[0] < one.span[1] <= one.paragraph[1]


def annotated(source: str, cue: str, content: str, kind: str = "direct") -> polnear.Annotated:
    def marks(words: str) -> list[polnear.Mark]:
        at = TEXT.find(words)
        return [polnear.Mark(at, at + len(words))] if words and at >= 0 else []

    return polnear.Annotated("x", True, marks(source), marks(cue), marks(content), kind)  # noqa: FBT003 - as in the set


def test_spans_are_the_same_without_marks_at_their_ends() -> None:
    tally: Counter[str] = Counter()
    gold = [annotated("Ilan Brask", "said", "“We waited for an hour,”")]
    polnear.tally_spans(tally, TEXT, gold, quotations_in(TEXT)[:1])
    assert tally["source exact true"] == tally["cue exact true"] == tally["content exact true"] == 1
    assert tally["direct met"] == 1


def test_spans_that_only_touch_overlap_and_are_not_the_same() -> None:
    tally: Counter[str] = Counter()
    polnear.tally_spans(tally, TEXT, [annotated("Brask", "said", "an hour")], quotations_in(TEXT)[:1])
    assert (tally["source overlap true"], tally["source exact true"]) == (1, 0)
    assert (tally["content overlap true"], tally["content exact true"], tally["direct met"]) == (1, 0, 0)


def test_a_speaker_of_six_words_in_marks_is_right_wrong_or_missed() -> None:
    text = "“We waited there for more than an hour,” said Ilan Brask."
    found = quotations_in(text)
    source = [polnear.Mark(text.index("Ilan"), text.index("Ilan") + 10)]
    content = [polnear.Mark(0, text.index(" said"))]
    gold = [polnear.Annotated("x", True, source, [], content, "direct")]  # noqa: FBT003 - as in the set
    assert polnear.count_speakers(text, gold, found) == Counts(right=1)
    assert polnear.count_speakers(text, gold, []) == Counts(missed=1)
    assert polnear.count_speakers(text, [], found) == Counts(wrong=1)


@pytest.mark.slow
def test_utterances_of_a_plant_are_counted_in_pairs() -> None:
    planted = plant(Plan(seed=33))
    gold = planted_gold(planted, run_stages(planted.rows(*GIVEN)), "planted")
    counts = count_pairs(planted, gold)
    assert counts.right > 20
    assert counts.precision > 0.9
