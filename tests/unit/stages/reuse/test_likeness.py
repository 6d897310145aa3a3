import pytest
from tests.support.ferry import pile

from stemma.model import AlignmentKind
from stemma.stages.reuse.background import BackgroundSettings
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.likeness import Judged, judge_likeness
from stemma.stages.reuse.linking import Link
from stemma.stages.reuse.shelf import Shelf

FERRY = "The ferry left Orrin before dawn with forty people and a load of timber."
REWRITTEN = "Before dawn a ferry with timber and forty people sailed from Orrin harbour."
BENT = "The ferry left Orrin before dawn with forty people and a load of lumber."


@pytest.fixture(scope="module")
def bodies() -> dict[str, Body]:
    texts = {"one": FERRY, "two": REWRITTEN, "three": BENT, "four": FERRY}
    return Shelf().bodies(pile(texts), settings=BackgroundSettings())


@pytest.mark.parametrize(
    ("right", "kind", "why"),
    [
        ("four", AlignmentKind.VERBATIM, "word for word the same"),
        ("three", AlignmentKind.NEAR_VERBATIM, "the same but for ‘timber’ against ‘lumber’"),
        ("two", AlignmentKind.PARAPHRASE, "in another order"),
    ],
)
def test_how_closely_two_passages_agree_is_said_with_a_reason(
    bodies: dict[str, Body], right: str, kind: AlignmentKind, why: str
) -> None:
    likeness = judge_likeness(bodies["one"], bodies[right], Link((0,), (0,), 0.5), judged={})
    assert likeness.kind is kind
    assert why in likeness.why


def test_the_same_words_elsewhere_keep_a_score_of_their_own(bodies: dict[str, Body]) -> None:
    links = [Link((0,), (0,), dice) for dice in (0.4, 0.6)]
    alone = [judge_likeness(bodies["one"], bodies["two"], link, judged={}) for link in links]
    known: Judged = {}
    assert [judge_likeness(bodies["one"], bodies["two"], link, judged=known) for link in links] == alone
    assert alone[0].score < alone[1].score
