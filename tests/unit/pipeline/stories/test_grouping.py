import pyarrow as pa

from stemma.pipeline.stories.grouping import Place, Shared, grouped, kin_of, named, shared_wording
from stemma.pipeline.stories.shapes import Entry, StoryLine
from stemma.stages.grouping import StorySettings
from stemma.stages.reuse.fingerprints import FINGERPRINT_SCHEMA, fingerprint_texts


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


WORDS = [f"{stem}{number}" for number in range(60) for stem in ("gate", "warden", "lamp", "tide", "rope")]


def _fingerprints(texts: dict[str, list[str]]) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, FINGERPRINT_SCHEMA) as stream:
        for rows in fingerprint_texts((name, " ".join(words)) for name, words in sorted(texts.items())):
            stream.write_batch(rows)
    return bytes(sink.getvalue())


def _pile(texts: dict[str, list[str]]) -> tuple[dict[str, Place], Shared]:
    """Return reports by id, and what their words have in common."""
    places = {}
    for name, words in sorted(texts.items()):
        entry = Entry(
            id=name, text=" ".join(words), places=[name], title=None, published=None, moment=None,
            terms=b"", counts=b"", offset=0, size=0, length=0,
        )  # fmt: skip
        places[name] = Place("batch", entry, [name])
    return places, shared_wording([_fingerprints(texts)])


def test_a_report_of_another_group_with_a_part_of_the_text_may_be_kin_and_a_formula_is_not() -> None:
    other = [word.upper() + "x" for word in WORDS]
    texts = {"a": WORDS[:150], "b": WORDS[20:150], "x": [*other[:120], *WORDS[:50]], "y": [*other, *WORDS[:12]]}
    places, shared = _pile(texts)
    assert kin_of([["a", "b"], ["x", "y"]], shared, places) == [["x"], ["a", "b"]]


def test_many_copies_elsewhere_crowd_no_other_story_out() -> None:
    other, third = [word.upper() + "x" for word in WORDS], [word + "z" for word in WORDS]
    copies = {f"c{number:02}": [*WORDS[:90], *third[number : number + 150]] for number in range(12)}
    texts = {"a": [*WORDS[:80], *other[:60]], "o": [*other[:60], *third[200:260]], **copies}
    places, shared = _pile(texts)
    (found, *_) = kin_of([["a"], sorted(copies), ["o"]], shared, places)
    assert "o" in found
    assert len(found) == 3


def test_an_excerpt_follows_the_text_that_holds_it() -> None:
    other = [word.upper() + "x" for word in WORDS]
    places, shared = _pile({"a": WORDS, "b": [*WORDS[:280], *other[:10]], "c": WORDS[50:110]})
    assert grouped(places, shared, settings=StorySettings()) == [["a", "b", "c"]]


def test_pairs_that_wait_on_disk_are_the_same() -> None:
    other = [word.upper() + "x" for word in WORDS]
    texts = {f"r{number}": [*WORDS[number * 9 : number * 9 + 150], *other[: number * 20]] for number in range(9)}
    _, shared = _pile(texts)
    # The second time every report is known.
    waiting = shared_wording([_fingerprints(texts)] * 2, on_disk=True)
    assert list(waiting.pairs.names) == list(shared.pairs.names)
    assert waiting.sizes.tolist() == shared.sizes.tolist()
    assert [column.tolist() for column in waiting.pairs[1:]] == [column.tolist() for column in shared.pairs[1:]]
