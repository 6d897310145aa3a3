from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.ferry import pile

from stemma.model import Alignment, Pair, PairVerdict, Site, Story, Witness
from stemma.stages.reuse import align_pairs, collate_story
from stemma.stages.reuse.columns import build_columns, grow_tree
from stemma.text.differences import word_differences
from stemma.text.tokens import tokenise

words = st.sampled_from(
    ["ferry", "lamp", "Orrin", "sank", "7", "not", "the", "said", "“keel”", "mayor", "rust", "dawn."]
)
texts = st.lists(words, max_size=30).map(" ".join)
anything = st.text(max_size=80)


@given(anything)
def test_tokens_are_in_order_and_leave_out_white_space_only(text: str) -> None:
    tokens = tokenise(text)
    edges = [0, *(edge for token in tokens for edge in (token.start, token.end)), len(text)]
    assert edges == sorted(edges)
    assert all(token.start < token.end for token in tokens)


@given(anything, anything)
def test_differences_cover_both_sides_in_order(left: str, right: str) -> None:
    left_tokens, right_tokens = tokenise(left), tokenise(right)
    left_at = right_at = 0
    for stretch in word_differences(left_tokens, right_tokens):
        assert (stretch.left_start, stretch.right_start) == (left_at, right_at)
        left_at, right_at = stretch.left_end, stretch.right_end
    assert (left_at, right_at) == (len(left_tokens), len(right_tokens))


@given(st.lists(texts.filter(bool), min_size=1, max_size=6))
def test_columns_hold_every_word_once_in_its_order(readings: list[str]) -> None:
    tokens = [[token for token in tokenise(text) if token.kind != "mark"] for text in readings]
    columns = build_columns(tokens, grow_tree(tokens, [1] * len(tokens)))
    for number, found in enumerate(tokens):
        assert [column.words[number] for column in columns if number in column.words] == list(range(len(found)))


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4))
def test_whatever_the_texts_spans_slice_and_verdicts_hold(drafts: list[str]) -> None:
    rows = pile({f"w{number}": text for number, text in enumerate(drafts)})
    rows.extend(list(align_pairs(rows)))
    held = {witness.id: witness.text for witness in rows.of(Witness)}
    copies = {(pair.left, pair.right) for pair in rows.of(Pair) if pair.verdict is PairVerdict.COPY}
    for alignment in rows.of(Alignment):
        assert (alignment.left, alignment.right) in copies
        assert 0 <= alignment.left_start < alignment.left_end <= len(held[alignment.left])
        assert 0 <= alignment.right_start < alignment.right_end <= len(held[alignment.right])
        assert 0 <= alignment.score <= 1
    rows.extend([Story(id="s", name="", witnesses=sorted(held))])
    for site in collate_story(rows):
        assert isinstance(site, Site)
        assert all(held[one.witness][one.start : one.end] == one.text for one in site.readings)
        assert len({one.text for one in site.readings}) > 1


@settings(max_examples=20, deadline=None)
@given(st.lists(texts, min_size=2, max_size=3))
def test_a_text_and_its_exact_copy_differ_nowhere(drafts: list[str]) -> None:
    text = "\n\n".join(drafts)
    rows = pile({"one": text, "two": text})
    rows.extend([*align_pairs(rows), Story(id="s", name="", witnesses=["one", "two"])])
    assert list(collate_story(rows)) == []
