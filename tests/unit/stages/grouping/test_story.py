from collections.abc import Mapping

from tests.support.kinship import sentences, witness

from stemma.model import Pair, PairVerdict, Record, Rows, Story, Witness
from stemma.stages.grouping import StorySettings, group_stories, one_story

GATE = "floodgate valley warden reservoir engineers torrent village Tolvash"
VOTE = "parliament ballot coalition minister cabinet speaker Sarnagrad recount"
DUSK = "dusk mill rope orchard tannery lantern cobbler ferryman hedge plough"
THAW = "thaw barge quarry icicle sleigh furnace carter miller gravel tollhouse"


def _rows(told: Mapping[str, tuple[str, str | None]], copies: tuple[tuple[str, str], ...] = ()) -> list[Record]:
    rows: list[Record] = []
    for key, (words, published) in sorted(told.items()):
        stamp = {"published": published} if published else {}
        report = witness(key, [words], title=f"{words.split()[0]} {words.split()[-1]}", **stamp)
        rows += [report, *sentences(report)]
    for left, right in copies:
        rows.append(
            Pair(
                left=left,
                right=right,
                verdict=PairVerdict.COPY,
                bits=50.0,
                left_share=0.9,
                right_share=0.9,
                score=0.9,
                why="",
            )
        )
    return rows


def _groups(rows: list[Record]) -> list[list[str]]:
    return sorted(story.witnesses for story in group_stories(Rows(rows)))


def test_reports_of_one_event_are_one_story_and_another_subject_is_not() -> None:
    told = {key: (f"{GATE} {key}", None) for key in ("a", "b", "c")} | {"x": (VOTE, None)}
    assert _groups(_rows(told)) == [["a", "b", "c"], ["x"]]


def test_copies_are_one_story_whatever_their_words() -> None:
    told: dict[str, tuple[str, str | None]] = {"a": (GATE, None), "x": (VOTE, None)}
    assert _groups(_rows(told, copies=(("a", "x"),))) == [["a", "x"]]


def test_like_events_weeks_apart_are_two_stories() -> None:
    own, later = f"{GATE} {DUSK}", f"{GATE} {THAW}"
    assert _groups(_rows({"a": (own, "2024-04-18"), "y": (later, "2024-06-20")})) == [["a"], ["y"]]
    assert _groups(_rows({"a": (own, "2024-04-18"), "y": (later, "2024-04-18")})) == [["a", "y"]]


def test_a_missing_time_does_not_part_witnesses() -> None:
    told: dict[str, tuple[str, str | None]] = {"a": (GATE, "2024-04-18"), "b": (GATE, None)}
    assert _groups(_rows(told)) == [["a", "b"]]


def test_the_order_of_rows_changes_nothing() -> None:
    rows = _rows({key: (f"{GATE} {VOTE.split()[place]}", None) for place, key in enumerate("abcdef")})
    expected = list(group_stories(Rows(rows)))
    assert list(group_stories(Rows(rows[::-1]))) == expected
    assert list(group_stories(Rows(rows[1::2] + rows[::2]))) == expected


def test_a_story_is_named_by_its_best_attested_headline() -> None:
    rows = _rows({"a": (GATE, None), "b": (GATE, None), "c": (f"{GATE} meadow", None)})
    (story,) = group_stories(Rows(rows))
    assert story.name == "floodgate Tolvash"


def test_no_witnesses_give_no_story() -> None:
    assert list(group_stories(Rows())) == []


def test_settings_say_how_alike_is_alike() -> None:
    rows = _rows({"a": (GATE, None), "b": (f"{GATE} {VOTE}", None)})
    assert len(list(group_stories(Rows(rows), settings=StorySettings(likeness=0.99)))) == 2


def test_every_witness_stands_in_exactly_one_story() -> None:
    rows = _rows({f"w{place}": (GATE if place % 2 else VOTE, None) for place in range(9)})
    stories = [record for record in group_stories(Rows(rows)) if isinstance(record, Story)]
    members = [member for story in stories for member in story.witnesses]
    assert sorted(members) == sorted(row.id for row in rows if isinstance(row, Witness))


def test_witnesses_that_were_grouped_before_stay_one_story() -> None:
    rows = _rows({"a": (GATE, None), "x": (VOTE, None)})
    assert [story.witnesses for story in one_story(Rows(rows), homes={})] == [["a", "x"]]
    assert list(one_story(Rows(), homes={})) == []
