from quality.gold import Gold
from quality.planted import planted_gold
from tests.support.planted import Plan, plant


def _gold(hidden: float) -> Gold:
    planted = plant(Plan(seed=3, witnesses=6, origins=1, hidden=hidden, edits={"verbatim": 1}))
    return planted_gold(planted, planted.rows(), "copies")


def test_a_caption_of_the_house_makes_no_other_text_of_a_copy() -> None:
    gold = _gold(0.0)
    assert len({gold.same_words[name] for name in gold.witnesses}) == 1


def test_an_unseen_text_and_its_copies_pass_for_one_parent() -> None:
    gold = _gold(0.4)
    unseen = {edge.parent for edge in gold.edges} - set(gold.witnesses)
    children = [edge.child for edge in gold.edges if edge.child in gold.witnesses and edge.parent in gold.witnesses]
    assert unseen
    assert children
    assert all(unseen <= gold.accepted[child] for child in children)
