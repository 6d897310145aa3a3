from pathlib import Path

from quality.read_passages import ALIGNMENT, Label, judge, read_labels

from stemma.model import Alignment, AlignmentKind, Rows, Witness, stable_id

LEFT = "Divers found a lamp. Gulls cried. Nobody drowned."
RIGHT = "A lamp was found by divers. Nobody was drowned. Bakers slept."


def witness(name: str, text: str) -> Witness:
    return Witness(
        id=name, path=f"pile.jsonl#{name}", siglum=name, media_type="text/plain", sha256="", chars=len(text), text=text,
        places=[f"pile.jsonl#{name}", f"pile.jsonl#{name}-again"],
    )  # fmt: skip


def aligned(left: tuple[int, int], right: tuple[int, int]) -> Alignment:
    return Alignment(
        id=stable_id("alignment", *left, *right), left="a", left_start=left[0], left_end=left[1], right="b",
        right_start=right[0], right_end=right[1], kind=AlignmentKind.PARAPHRASE, score=0.5, why="",
    )  # fmt: skip


def label(left: int, right: int, verdict: str, *, turned: bool = False) -> Label:
    ends = (("b", right), ("a", left)) if turned else (("a", left), ("b", right))
    (first, start), (second, other) = ends
    return Label(
        set="fiction", left=first, left_start=start, left_end=start + 5, right=second, right_start=other,
        right_end=other + 5, verdict=verdict, seen=False,  # type: ignore[arg-type]
    )  # fmt: skip


def found(*alignments: Alignment) -> Rows:
    return Rows([witness("a", LEFT), witness("b", RIGHT), *alignments])


def test_passages_judged_the_same_are_right_when_aligned_and_missed_when_not() -> None:
    counts = judge([label(0, 0, "same"), label(34, 28, "same")], found(aligned((0, 20), (0, 27))))
    assert (counts.right, counts.wrong, counts.missed) == (1, 0, 1)


def test_passages_judged_apart_are_wrong_when_aligned() -> None:
    counts = judge([label(21, 48, "other"), label(21, 0, "other")], found(aligned((21, 33), (48, 61))))
    assert (counts.right, counts.wrong, counts.missed) == (0, 1, 0)


def test_where_readers_may_differ_nothing_counts() -> None:
    counts = judge([label(0, 0, "optional"), label(21, 48, "optional")], found(aligned((0, 20), (0, 27))))
    assert (counts.right, counts.wrong, counts.missed) == (0, 0, 0)


def test_a_label_may_name_its_sides_in_either_order() -> None:
    counts = judge([label(0, 0, "same", turned=True)], found(aligned((0, 20), (0, 27))))
    assert counts.right == 1


def test_an_alignment_of_several_sentences_holds_each() -> None:
    counts = judge([label(0, 0, "same"), label(21, 0, "same")], found(aligned((0, 33), (0, 27))))
    assert counts.right == 2


def test_a_text_that_stands_in_two_places_is_found_under_either() -> None:
    other = label(0, 0, "same")
    named = Label(**{**{name: getattr(other, name) for name in Label.__struct_fields__}, "left": "a-again"})
    assert judge([named], found(aligned((0, 20), (0, 27)))).right == 1


def test_the_labels_hold_no_text() -> None:
    for line in ALIGNMENT.read_text(encoding="utf-8").splitlines():
        assert set(line) <= set('{}":, _-.#0123456789abcdefghijklmnopqrstuvwxyz')
        assert len(line) < 300


def test_there_are_enough_that_were_read_after_all_was_chosen() -> None:
    labels = read_labels()
    assert len(labels) >= 300
    assert sum(not one.seen for one in labels) >= 100
    assert all(one.left_start < one.left_end and one.right_start < one.right_end for one in labels)


def test_labels_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    lines = ALIGNMENT.read_text(encoding="utf-8").splitlines()[:2]
    (tmp_path / "few.jsonl").write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    assert read_labels(tmp_path / "few.jsonl") == list(reversed(read_labels()[:2]))
