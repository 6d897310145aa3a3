from tests.support.invented import ARCHETYPE, witness_called

from stemma.model import Archetype, Rows
from stemma.views.cards import archetype_name, lineage_cards, witness_cards


def test_the_lineage_with_most_witnesses_is_number_one(case: Rows) -> None:
    cards = lineage_cards(case)
    assert [(card.number, len(card.witnesses)) for card in cards] == [(1, 5), (2, 2), (3, 1), (4, 1)]


def test_a_lineage_is_named_by_its_origin_and_an_archetype_says_that_nobody_saw_it(case: Rows) -> None:
    first, second = lineage_cards(case)[:2]
    assert (first.origin, first.origin_kind, first.name) == (ARCHETYPE, "archetype", "Norwire (unseen)")
    assert (second.origin_kind, second.name) == ("witness", "E")


def test_an_archetype_without_credit_is_an_unseen_common_text() -> None:
    assert archetype_name(Archetype(id="1", story="s", name="unseen", why="")) == "unseen common text"


def test_a_witness_with_two_parents_stands_in_both_lineages(case: Rows) -> None:
    assert witness_cards(case)[witness_called(case, "D").id].lineages == [1, 2]


def test_a_card_states_what_the_document_states_and_no_more(case: Rows) -> None:
    card = witness_cards(case)[witness_called(case, "G").id]
    assert (card.siglum, card.published, card.language) == ("G", None, "ar")
