"""What holds of quotations and utterances whatever the text, also where it is torn, foreign or no text at all."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quality.running import run_stages
from tests.support.planted import GIVEN, Plan, plant
from tests.support.quoted import quotations_in, report, sentences_of, utterances_of

from stemma.model import Quotation, QuotationForm, Role, Rows, Story, Utterance, Witness, Zone
from stemma.stages.quotes import find_quotations
from stemma.stages.quotes.stage import rules

#: Words, marks and breaks of which torn sentences are made: every door of the grammar is knocked at.
WORDS = [
    *(
        "said",
        "told",
        "according to",
        "that",
        "who",
        "was",
        "has not",
        "quoted",
        "as saying",
        "claim",
        "of",
        "and",
        "but",
    ),
    *("by", "in", "on Monday", "a statement", "The mayor", "Mila Orvane", "Ilan", "she", "police", "adding", "called"),
    *("to leave", "the pump leaked", "2019", "R-Orv"),
]
SIGNS = [
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    "«",
    "»",
    ",",
    ".",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "?",
    "…",
    "\n",
    "\n\n",
    "%",
    "’s",
    "'",
]
PIECES = [*WORDS, *SIGNS]
MARKS = "“”«»„"

torn = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "", " "])), max_size=40).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)
any_text = st.one_of(torn, st.text(max_size=200))
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(any_text)
def test_spans_stand_in_their_text_and_parts_are_ordered_and_disjoint(text: str) -> None:
    for one in quotations_in(text):
        assert 0 <= one.start < one.end <= len(text)
        edges = [edge for part in one.parts for edge in (part.start, part.end)]
        assert edges == sorted(edges)
        assert all(part.start < part.end for part in one.parts)
        assert all(one.start <= part.start and part.end <= one.end for part in one.parts)


@many
@given(any_text)
def test_parts_slice_to_words_without_the_marks_around_them(text: str) -> None:
    for one in quotations_in(text):
        for part in one.parts:
            shown = text[part.start : part.end]
            assert shown == shown.strip()
            assert not (shown[0] in MARKS and shown[-1] in MARKS)


@many
@given(any_text)
def test_speaker_and_cue_are_whole_spans_or_nothing(text: str) -> None:
    for one in quotations_in(text):
        for start, end in (
            (one.speaker_start, one.speaker_end),
            (one.cue_start, one.cue_end),
            (one.named_start, one.named_end),
        ):
            assert (start is None) == (end is None)
            assert start is None or end is None or 0 <= start < end <= len(text)


@many
@given(any_text)
def test_every_quotation_says_by_which_rule_and_why(text: str) -> None:
    for one in quotations_in(text):
        assert one.rule in rules()
        assert one.why
        assert 0 <= one.score <= 1
        assert (one.form is QuotationForm.INDIRECT) == (not one.parts)


@many
@given(any_text)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert quotations_in(text) == quotations_in(text)


@many
@given(torn, torn)
def test_an_unrelated_witness_changes_no_quotation(text: str, other: str) -> None:
    alone = quotations_in(text)
    rows = sentences_of([report(text), report(other, name="z")])
    beside = [one for one in find_quotations(rows) if one.witness == report(text).id]
    assert beside == alone


@many
@given(torn, torn)
def test_utterances_part_the_spoken_quotations(left: str, right: str) -> None:
    rows = utterances_of(left, right)
    known = {one.id for one in rows.of(Quotation)}
    members = [key for one in rows.of(Utterance) for key in one.quotations]
    assert len(members) == len(set(members))
    assert set(members) <= known
    for one in rows.of(Utterance):
        assert [drift.quotation for drift in one.spread] == one.quotations
        assert one.centre in one.quotations
        assert one.nearest is None or one.nearest in one.quotations
        assert all(0 <= drift.changed <= drift.total for drift in one.spread)


@cache
def planted(seed: int) -> Rows:
    return run_stages(plant(Plan(seed=seed)).rows(*GIVEN))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [31, 32])
def test_no_quotation_of_a_plant_stands_outside_its_body(seed: int) -> None:
    rows = planted(seed)
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in rows.of(Quotation):
        spans.setdefault(one.witness, []).append((one.start, one.end))
    for zone in rows.of(Zone):
        if zone.role not in {Role.BODY, Role.CAPTION}:
            assert not any(start < zone.end and zone.start < end for start, end in spans.get(zone.witness, []))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [31, 32])
def test_an_utterance_never_leaves_its_story(seed: int) -> None:
    rows = planted(seed)
    members = {story.id: set(story.witnesses) for story in rows.of(Story)}
    homes = {one.id: one.witness for one in rows.of(Quotation)}
    for one in rows.of(Utterance):
        assert {homes[key] for key in one.quotations} <= members[one.story]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [31, 32])
def test_a_verbatim_copy_carries_every_utterance_of_its_original(seed: int) -> None:
    text = max(planted(seed).of(Witness), key=lambda one: one.chars).text
    utterances = utterances_of(text, text).of(Utterance)
    assert utterances
    assert all(len(one.quotations) >= 2 for one in utterances)
