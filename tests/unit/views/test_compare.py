from hypothesis import given
from hypothesis import strategies as st
from tests.support.invented import witness_called

from stemma.model import Alignment, AlignmentKind, Pair, Rows, Sentence, Witness
from stemma.views.compare import CompareRow, CompareView, Side, bonds, compare_rows, compare_view, uncovered
from stemma.views.wording import Words, compared_words


def test_aligned_sentences_stand_side_by_side_in_the_order_of_the_left(case: Rows) -> None:
    view = _compare(case, "A", "C")
    assert [(row.kind, _start(row.left), _start(row.right)) for row in view.rows] == [
        ("aligned", "Floodwater", "Some"),
        ("aligned", "The", "At"),
        ("left-only", "“We", ""),
        ("aligned", "Two", "Two"),
        ("right-only", "", "Nobody"),
        ("left-only", "The", ""),
    ]


def test_every_side_is_the_exact_slice_of_its_witness(case: Rows) -> None:
    view = _compare(case, "A", "D")
    texts = {"left": witness_called(case, "A").text, "right": witness_called(case, "D").text}
    for row in view.rows:
        for name, side in (("left", row.left), ("right", row.right)):
            if side is not None:
                assert "".join(words.text for words in side.words) == texts[name][side.start : side.end]


def test_words_that_differ_are_marked_and_no_others(case: Rows) -> None:
    view = _compare(case, "A", "B")
    row = next(row for row in view.rows if row.left and any(words.differs for words in row.left.words))
    assert row.left is not None
    assert row.right is not None
    assert [words.text for words in row.left.words if words.differs] == ["6.2"]
    assert [words.text for words in row.right.words if words.differs] == ["6.5"]


def test_turning_the_comparison_turns_shares_and_sides(case: Rows) -> None:
    here, there = _compare(case, "A", "C"), _compare(case, "C", "A")
    assert (here.left_share, here.right_share) == (there.right_share, there.left_share)
    assert here.verdict == there.verdict == "copy"
    assert {row.alignment for row in here.rows} == {row.alignment for row in there.rows}


def test_a_derivation_between_the_two_is_shown(case: Rows) -> None:
    assert [line.score for line in _compare(case, "A", "D").derivations] == [0.74]
    assert _compare(case, "A", "C").derivations == []


def test_two_that_share_nothing_have_only_lone_rows(case: Rows) -> None:
    view = _compare(case, "G", "H")
    assert {row.kind for row in view.rows} == {"left-only", "right-only"}
    assert view.verdict == "no-relation-shown"


def test_two_that_were_never_compared_say_so(case: Rows) -> None:
    rows = Rows(record for record in case if not isinstance(record, Pair))
    view = _compare(rows, "G", "H")
    assert view.verdict is None
    assert view.why == "They share too few rare words to be compared sentence by sentence."


def test_a_block_that_changed_its_place_is_marked_as_moved() -> None:
    left, right = _witness("l", "One. Two. Three. Four."), _witness("r", "Four. One. Two. Three.")
    links = [((0, 4), (6, 10)), ((5, 9), (11, 15)), ((10, 16), (16, 22)), ((17, 22), (0, 5))]
    rows = compare_rows(left, right, bonds=bonds(_alignments(links), "l"), sentences=([], []))
    assert [(_start(row.left), row.moved) for row in rows] == [
        ("One.", False),
        ("Two.", False),
        ("Three.", False),
        ("Four.", True),
    ]


def test_what_only_the_right_has_follows_what_it_follows_there() -> None:
    left, right = _witness("l", "One. Two."), _witness("r", "Zero. One. Half. Two.")
    sentences = [_sentence("r", start, end) for start, end in ((0, 5), (6, 10), (11, 16), (17, 21))]
    links = [((0, 4), (6, 10)), ((5, 9), (17, 21))]
    rows = compare_rows(left, right, bonds=bonds(_alignments(links), "l"), sentences=([], sentences))
    assert [_start(row.left or row.right) for row in rows] == ["Zero.", "One.", "Half.", "Two."]


def test_neighbouring_sentences_that_stand_in_no_alignment_are_one_stretch() -> None:
    sentences = [_sentence("w", start, start + 9) for start in (0, 10, 20, 30)]
    assert uncovered(sentences, [(20, 29)]) == [(0, 19), (30, 39)]


def test_a_sentence_aligned_by_half_counts_as_aligned() -> None:
    assert uncovered([_sentence("w", 0, 10)], [(0, 3), (2, 5)]) == []
    assert uncovered([_sentence("w", 0, 10)], [(0, 4), (2, 4)]) == [(0, 10)]


def test_equal_passages_are_one_run() -> None:
    assert compared_words("The dyke broke.", "The dyke broke.")[0] == [Words(text="The dyke broke.", differs=False)]


def test_punctuation_alone_is_no_difference() -> None:
    left, right = compared_words("The dyke, old, broke.", "The dyke – old – broke!")
    assert not any(words.differs for words in (*left, *right))


def test_whole_words_differ_and_never_parts_of_them() -> None:
    left, right = compared_words("about 1,400 people fled", "about 1,500 people fled")
    assert [words.text for words in left] == ["about ", "1,400", " people fled"]
    assert [words.text for words in right if words.differs] == ["1,500"]


words = st.lists(st.sampled_from(["dyke", "broke", "6.2", "at", "dawn", "“bell”", "🚤", "السد"]), max_size=9)


@given(words, words)
def test_the_words_of_a_side_joined_are_its_passage(left: list[str], right: list[str]) -> None:
    here, there = compared_words("  ".join(left), "\n".join(right))
    assert "".join(one.text for one in here) == "  ".join(left)
    assert "".join(one.text for one in there) == "\n".join(right)


def _compare(case: Rows, left: str, right: str) -> CompareView:
    return compare_view(case, witness_called(case, left), witness_called(case, right))


def _start(side: Side | None) -> str:
    return "".join(words.text for words in side.words).split()[0] if side else ""


def _witness(key: str, text: str) -> Witness:
    return Witness(id=key, path=key, siglum=key, media_type="text/plain", sha256="0" * 64, chars=len(text), text=text)


def _sentence(witness: str, start: int, end: int) -> Sentence:
    return Sentence(id=f"{witness}{start}", witness=witness, start=start, end=end, index=0)


def _alignments(links: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[Alignment]:
    return [
        Alignment(
            id=str(at),
            left="l",
            left_start=here[0],
            left_end=here[1],
            right="r",
            right_start=there[0],
            right_end=there[1],
            kind=AlignmentKind.VERBATIM,
            score=1,
            why="",
        )
        for at, (here, there) in enumerate(links)
    ]


def test_lone_rows_have_no_alignment(case: Rows) -> None:
    lone: list[CompareRow] = [row for row in _compare(case, "A", "C").rows if row.kind != "aligned"]
    assert all(row.alignment is None and not row.moved for row in lone)
