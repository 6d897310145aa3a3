from itertools import pairwise

from tests.support.cast import story

from stemma.model import Role, Witness, Zone
from stemma.stages.names.reading import read_leaves


def test_each_text_is_read_once_whoever_has_it() -> None:
    leaves = read_leaves(
        story({"one": "Ada sailed. Joren stayed.", "two": "Ada sailed. Joren stayed.", "three": "No."})
    )
    assert [sorted(leaf.twins) for leaf in leaves] == [["one", "two"], ["three"]]


def test_a_twin_may_stand_elsewhere_in_its_witness() -> None:
    rows = story({"one": "Ada sailed.", "two": "\n\n  Ada sailed."})
    (leaf,) = read_leaves(rows)
    assert leaf.twins["one"] == [0]
    assert leaf.twins["two"] == [4]


def test_headlines_are_passages_too() -> None:
    rows = story({"one": "Ferry Aground\n\nAda sailed."})
    rows.extend([Zone(witness="one", start=0, end=13, role=Role.HEADLINE, score=1.0, why="")])
    (leaf,) = read_leaves(rows)
    assert leaf.text[leaf.passages[0].start : leaf.passages[0].end] == "Ferry Aground"


def test_a_passage_that_is_told_twice_is_read_once() -> None:
    rows = story({"one": "Ada sailed. Joren stayed."})
    rows.extend([Zone(witness="one", start=0, end=25, role=Role.HEADLINE, score=1.0, why="")] * 2)
    (leaf,) = read_leaves(rows)
    assert all(left.end <= right.start for left, right in pairwise(leaf.passages))


def test_bylines_and_furniture_are_not() -> None:
    rows = story({"one": "Ada sailed."})
    rows.extend([Zone(witness="one", start=0, end=3, role=Role.BYLINE, score=1.0, why="")])
    assert len(read_leaves(rows)[0].passages) == 1


def test_sentences_of_strangers_are_left_out() -> None:
    rows = story({"one": "Ada sailed."})
    stranger = story({"two": "Joren stayed."})
    rows.extend(one for one in stranger if not isinstance(one, Witness))
    assert [leaf.witness for leaf in read_leaves(rows)] == ["one"]


def test_the_order_of_witnesses_changes_no_leaf() -> None:
    texts = {"one": "Ada sailed.", "two": "Ada sailed.", "three": "No."}
    backwards = dict(reversed(texts.items()))
    assert {leaf.witness for leaf in read_leaves(story(texts))} == {
        leaf.witness for leaf in read_leaves(story(backwards))
    }
