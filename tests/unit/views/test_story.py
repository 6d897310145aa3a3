import pytest
from tests.support.invented import STORY

from stemma.model import OriginCount, Rows, Story, Unread, Witness
from stemma.views.story import Origins, counted, origins_sentence, pile_view, story_views


def test_the_pile_is_counted_by_independent_origin(case: Rows) -> None:
    pile = pile_view(case)
    assert pile.sentence == "4 independent origins (between 3 and 4), 8 witnesses"
    assert (pile.witnesses, pile.copies, pile.undetermined) == (8, 4, 1)


def test_an_open_count_says_why(case: Rows) -> None:
    assert pile_view(case).origins.why == "Whether G drew on the wire cannot be told from its text."


def test_a_story_says_what_differs_facts_first(case: Rows) -> None:
    (story,) = story_views(case)
    assert [line.kind.value for line in story.variants] == ["number", "date", "name", "omission"]
    assert story.variant_count == 4
    assert {count.kind: count.count for count in story.variant_kinds}["number"] == 1


def test_a_story_carries_its_lineages(case: Rows) -> None:
    (story,) = story_views(case)
    assert [card.name for card in story.lineages] == ["Norwire (unseen)", "E", "G", "H"]


def test_files_that_gave_no_witness_are_listed_with_what_to_do(case: Rows) -> None:
    (unread,) = pile_view(case).unread
    assert (unread.path, unread.remedy) == ("scan.pdf", "give a file with text")


def test_a_witness_in_no_story_is_an_origin_of_its_own() -> None:
    rows = Rows([_witness("1111"), _witness("2222"), _witness("3333")])
    rows.extend([Story(id="s", name="n", witnesses=["1111", "2222"])])
    rows.extend([OriginCount(story="s", best=1, low=1, high=2, why="One link is open.")])
    pile = pile_view(rows)
    assert pile.alone == ["3333"]
    assert pile.origins == Origins(best=2, low=2, high=3, why="One link is open.")


def test_without_a_count_the_lineages_are_counted(case: Rows) -> None:
    rows = Rows(record for record in case if not isinstance(record, OriginCount))
    (story,) = story_views(rows)
    assert (story.origins.best, story.origins.low, story.origins.high) == (4, 4, 4)


def test_an_empty_case_has_nothing_and_says_so() -> None:
    pile = pile_view(Rows([Unread(path="a", place="", problem="p", remedy="r")]))
    assert (pile.witnesses, pile.sentence) == (0, "0 independent origins, 0 witnesses")


def test_the_largest_story_comes_first() -> None:
    rows = Rows([Story(id="a", name="small", witnesses=["1"]), Story(id="b", name="large", witnesses=["2", "3"])])
    assert [story.name for story in story_views(rows)] == ["large", "small"]


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1200, "1,200 stories")]
)
def test_numbers_agree_with_their_words(number: int, words: str) -> None:
    assert counted(number, "story", "stories") == words


def test_the_sentence_can_speak_of_reports() -> None:
    origins = Origins(best=1, low=1, high=1, why="")
    assert origins_sentence(origins, 5, word="report", words="reports") == "1 independent origin, 5 reports"


def test_the_story_of_the_case_has_its_name(case: Rows) -> None:
    assert [(story.id, story.name) for story in story_views(case)] == [(STORY, "Breach at Varnmouth")]


def _witness(key: str) -> Witness:
    return Witness(id=key, path=key, siglum=key, media_type="text/plain", sha256="0" * 64, chars=2, text="Hi")
