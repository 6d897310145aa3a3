from stemma.pipeline.stories.grouping import named
from stemma.pipeline.stories.shapes import StoryLine


def _line(name: str, *witnesses: str) -> StoryLine:
    return StoryLine(id=name, name=name, witnesses=list(witnesses), origins=(1, 1, 1), ticket="", first=None, last=None)


def test_a_story_that_grows_keeps_its_id() -> None:
    assert named([["a", "b", "c"]], [_line("s", "a", "b")]) == {"s": ["a", "b", "c"]}


def test_a_story_that_parts_leaves_its_id_with_the_larger_part() -> None:
    told = named([["a"], ["b", "c"]], [_line("s", "a", "b", "c")])
    assert told["s"] == ["b", "c"]
    assert len(told) == 2


def test_stories_that_become_one_go_on_under_the_id_of_the_larger() -> None:
    former = [_line("s", "a", "b", "c"), _line("t", "d", "e")]
    assert list(named([["a", "b", "c", "d", "e"]], former)) == ["s"]


def test_new_stories_are_named_by_their_witnesses() -> None:
    one, two = named([["a", "b"], ["c", "d"]], [])
    assert one != two
    assert list(named([["a", "b"]], [])) == [one]
