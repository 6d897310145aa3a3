import pickle

from stemma.model import (
    Candidate,
    EntityType,
    Mention,
    MentionForm,
    OriginCount,
    Record,
    Resolution,
    Rows,
    Sentence,
    StemCount,
    Story,
    Witness,
)
from stemma.pipeline.grouping import key_for, witness_names
from stemma.pipeline.stage import Per


def witness(name: str, *, outlet: str | None = None, family: str | None = None) -> Witness:
    return Witness(
        id=name,
        path=name,
        siglum=name,
        outlet=outlet,
        family=family,
        media_type="text/plain",
        sha256="",
        chars=0,
        text="",
    )


def sentence(name: str) -> Sentence:
    return Sentence(id="1", witness=name, start=0, end=1, index=0)


BOTH = Candidate(left="a", right="b", shared=1)
COMMON = StemCount(stem=1, sentences=1, witnesses=1)


def keys(per: Per, rows: list[Record]) -> list[list[str] | None]:
    key = key_for(per, Rows(rows))
    return [None if found is None else list(found) for found in map(key, rows)]


def test_a_record_speaks_of_its_witness_or_of_two_or_of_the_whole_pile() -> None:
    assert witness_names(witness("a")) == ("a",)
    assert witness_names(sentence("a")) == ("a",)
    assert witness_names(BOTH) == ("a", "b")
    assert witness_names(Story(id="s", name="", witnesses=["a", "b"])) == ("a", "b")
    assert witness_names(COMMON) is None


def test_a_resolution_goes_with_the_witness_and_the_story_of_its_mention() -> None:
    mention = Mention(id="m", witness="b", start=0, end=1, text="X", type=EntityType.PERSON, form=MentionForm.NAME)
    decided = Resolution(mention="m", entity="e", score=1, why=".")
    assert keys(Per.WITNESS, [mention, decided]) == [["b"], ["b"]]
    story = Story(id="s", name="", witnesses=["a", "b"])
    assert keys(Per.STORY, [story, mention, decided]) == [["s"], ["s"], ["s"]]


def test_the_key_of_pairs_can_travel_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(key_for(Per.PAIR, Rows([BOTH]))))(BOTH) == ("a", "b")  # noqa: S301 - our own


def test_everything_stands_together_for_the_whole_pile() -> None:
    assert len({tuple(found or ()) for found in keys(Per.CORPUS, [witness("a"), sentence("b"), COMMON])}) == 1


def test_witnesses_of_one_family_stand_together_whatever_their_outlets() -> None:
    one, two = witness("a", outlet="North", family="Air"), witness("b", outlet="South", family="Air")
    first, second, third = keys(Per.OUTLET, [one, two, sentence("b")])
    assert first == second == third


def test_witnesses_without_an_outlet_stand_alone() -> None:
    first, second, third = keys(Per.OUTLET, [witness("a"), witness("b"), witness("c", outlet="North")])
    assert len({str(first), str(second), str(third)}) == 3


def test_a_pair_belongs_to_the_story_that_holds_both_ends() -> None:
    story = Story(id="s", name="", witnesses=["a", "b"])
    assert keys(Per.STORY, [story, BOTH, sentence("a")]) == [["s"], ["s"], ["s"]]


def test_a_pair_between_two_stories_belongs_to_neither() -> None:
    one, two = Story(id="s", name="", witnesses=["a"]), Story(id="t", name="", witnesses=["b"])
    assert keys(Per.STORY, [one, two, BOTH]) == [["s"], ["t"], []]


def test_a_witness_outside_every_story_belongs_to_none() -> None:
    assert keys(Per.STORY, [sentence("lone")]) == [[]]


def test_what_names_its_story_belongs_to_it_and_common_rows_belong_to_all() -> None:
    count = OriginCount(story="s", best=1, low=1, high=1, why="")
    assert keys(Per.STORY, [count, COMMON]) == [["s"], None]
