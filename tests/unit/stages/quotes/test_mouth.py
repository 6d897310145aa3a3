from tests.support.quoted import quotations_in, report

from stemma.model import Derivation, Quotation, Witness
from stemma.stages.quotes.mouth import Nearest, nearest_mouth

TOLD = "“We waited for an hour and nobody came,” Ilan Brask told Norwire."
RETOLD = "Ilan Brask said they had waited for an hour."


def asked(*reports: tuple[str, str | None], draws: tuple[tuple[int, int], ...] = ()) -> tuple[Nearest, list[Quotation]]:
    witnesses = [report(text, name=chr(97 + at), outlet=outlet) for at, (text, outlet) in enumerate(reports)]
    quotations = [
        type(one)(**{**{name: getattr(one, name) for name in one.__struct_fields__}, "witness": witness.id})
        for witness in witnesses
        for one in quotations_in(witness.text, outlet=witness.outlet)
    ]
    derivations = [
        Derivation(
            id=f"{child}{parent}",
            story="s",
            child=witnesses[child].id,
            parent=witnesses[parent].id,
            share=1,
            score=1,
            why="",
        )
        for child, parent in draws
    ]
    by_id: dict[str, Witness] = {one.id: one for one in witnesses}
    return nearest_mouth(quotations, by_id, derivations), quotations


def test_words_of_one_report_alone_are_nearest() -> None:
    nearest, (only,) = asked((TOLD, "Orv Gazette"))
    assert nearest.quotation == only.id


def test_the_outlet_that_was_told_is_nearest() -> None:
    nearest, quotations = asked((TOLD, "Orv Gazette"), (TOLD.replace("told Norwire", "said"), "Norwire"))
    assert nearest.quotation == quotations[1].id
    assert "told to Norwire" in nearest.why


def test_a_chain_of_copies_leads_to_its_first_report() -> None:
    nearest, quotations = asked((TOLD, None), (TOLD, None), (TOLD, None), draws=((1, 0), (2, 1)))
    assert nearest.quotation == quotations[0].id


def test_two_roots_leave_it_open() -> None:
    nearest, _ = asked((TOLD, None), (TOLD, None), (TOLD, None), draws=((2, 1),))
    assert nearest.quotation is None


def test_words_in_marks_are_nearer_than_words_retold() -> None:
    nearest, quotations = asked((RETOLD, None), (TOLD, None))
    assert nearest.quotation == quotations[1].id
    assert "in marks" in nearest.why


def test_a_circle_of_derivations_ends() -> None:
    nearest, _ = asked((TOLD, None), (TOLD, None), draws=((0, 1), (1, 0)))
    assert nearest.quotation is None
