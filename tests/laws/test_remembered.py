"""What is remembered of a wording is what reading it anew gives, wherever it stands and whatever was read before."""

from collections.abc import Iterator, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.support.kinship import sentence, sentences, witness
from tests.support.strands import texts_of

from stemma.model import Rows
from stemma.stages.lineage.explaining import explaining_cost, grown_cost, wordless_cost
from stemma.stages.lineage.spans import common, union
from stemma.stages.lineage.texts import changed_texts, median_text, retold, with_text
from stemma.stages.names import tokens as names
from stemma.stages.reuse import sketch
from stemma.text import tokens
from stemma.text.times import finding
from stemma.text.times.rules import rules_at

#: Around a stretch stands what a pattern may look back at.
gaps = st.sampled_from(["", " ", "\n", "a", "A.", "7", "_", "’", "-", "U.", "Mr"])
pieces = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["U.S. men", "Dr. Orla's 3rd", "a.m. 7:30", "O’Lind's", "1,200km", "J. K. Lind"]),
)
spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6).map(union)
timely = [
    "the", "last", "of", "12", "May", "2019", "in", "a", "year", "week", "ferry", "said", "next",
    "fiscal", "three-quarters", "p.m.", "1990s", "Monday", "year's", "end",
]  # fmt: skip


@given(gaps, pieces, gaps)
def test_tokens_of_a_stretch_are_those_that_its_text_shows(before: str, piece: str, behind: str) -> None:
    text, start, end = f"{before}{piece}{behind}", len(before), len(before) + len(piece)
    assert tuple(tokens.tokenise(text, start, end)) == tokens.read_tokens(text, start, end)
    assert tuple(names.name_tokens(text, start, end)) == names.read_tokens(text, start, end)


@given(st.lists(st.sampled_from(["Orrin", "“rust”", "said", "the", "7", "ferry", "sank"]), min_size=1, max_size=14))
def test_a_sketch_is_the_same_of_what_was_read_before(words: list[str]) -> None:
    line = f"{' '.join(words)}."
    alone, later = _sketched([line])[0], _sketched([sentence(1), line])[1]
    sketch.left_by.cache_clear()
    assert _sketched([sentence(1), line])[1] == later == alone


def _sketched(lines: Sequence[str]) -> list[tuple[list[int], list[bool], list[int]]]:
    told = witness("w", lines)
    return [(one.stems, one.quoted, one.keys) for one in sketch.sketch_sentences(Rows([told, *sentences(told)]))]


@given(st.lists(st.sampled_from(timely), max_size=12))
def test_rules_of_time_find_by_two_words_what_they_find_by_one(words: list[str]) -> None:
    text = " ".join(words)
    assert [(match.span(), rule.order) for match, rule in finding.matches_in(text, 0, len(text))] == list(_by_one(text))


def _by_one(text: str) -> Iterator[tuple[tuple[int, int], int]]:
    reached: dict[int, int] = {}
    for word in finding.BEGINNING.finditer(text):
        for rule in rules_at(word.group()):
            match = rule.pattern.match(text, word.start()) if word.start() >= reached.get(rule.order, 0) else None
            if match:
                reached[rule.order] = match.end()
                yield match.span(), rule.order


@given(spans, spans)
def test_what_two_unions_have_in_common_is_every_place_in_both(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    places = [{at for start, end in side for at in range(start, end)} for side in (left, right)]
    found = common(left, right)
    assert [at for start, end in found for at in range(start, end)] == sorted(places[0] & places[1])
    assert all(start < end for start, end in found)


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True), min_size=3, max_size=6))
def test_costs_that_are_kept_are_those_found_anew(orders: list[list[int]]) -> None:
    texts = texts_of(
        *([sentence(number).replace("tide", f"tide{at % 2}") for number in order] for at, order in enumerate(orders))
    )
    grown = with_text(texts, median_text(texts, range(len(orders))))
    weights = np.linspace(0.25, 1.0, texts.words.shape[1]).astype(np.float32)
    seen = explaining_cost(texts, weights, wordless=wordless_cost(texts))
    assert np.allclose(seen, explaining_cost(texts, weights), atol=2e-4)
    known = grown_cost(grown, weights, seen)
    assert np.allclose(known, explaining_cost(grown, weights), atol=2e-4)
    told = retold(grown, [len(orders)] * len(orders) + [-1])
    changed = changed_texts(grown, told)
    assert np.allclose(grown_cost(told, weights, known, changed=changed), explaining_cost(told, weights), atol=2e-4)
