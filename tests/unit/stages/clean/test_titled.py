"""Lines that another report of the outlet has for its headline."""

from collections.abc import Sequence

import msgspec
import pytest

from stemma.model import Ground, Role, Rows, Zone
from stemma.stages.clean import mark_zones, marking

from .conftest import told

OTHER = "Why the ferry has a new pilot aboard"
FERRY = (
    "The ferry ran aground at six in the morning with 84 passengers on board, the coast guard said.",
    "Nobody was hurt, and all of them were taken ashore in small boats before noon.",
)
AFTER = "Divers will look at the hull on Friday, when the wind is expected to drop at last."
PILOT = "The ferry has a new pilot, Ilva Marten, who is aboard from Monday on, the harbour office said in a note."


def role_in(lines: Sequence[str], line: str, *, title: str = OTHER, inferred: bool = False) -> Role:
    """Return the role of a line of a report, beside which another report of the outlet has a title."""
    text = "\n".join(["Ferry runs aground off Harl Island", *lines])
    grounds = (Ground(fact="title", where="first line", inferred=inferred),)
    report = msgspec.structs.replace(told(text, title="Ferry runs aground off Harl Island"), id="w0")
    other = msgspec.structs.replace(told(PILOT, title=title), id="w1", grounds=grounds)
    zones = [row for row in mark_zones(Rows([report, other])) if isinstance(row, Zone) and row.witness == "w0"]
    return next(zone.role for zone in zones if line in text[zone.start : zone.end])


@pytest.mark.parametrize("title", [OTHER, f"{OTHER} | Mardale Post"])
def test_the_headline_of_another_report_of_the_outlet_is_furniture(title: str) -> None:
    assert role_in([*FERRY, OTHER, AFTER], OTHER, title=title) is Role.FURNITURE
    assert role_in([*FERRY, OTHER, AFTER], OTHER, title="Choir wins third prize in Tollerby on Sunday") is Role.BODY


def test_a_title_that_is_only_a_guess_takes_nothing_out_of_other_reports() -> None:
    assert role_in([*FERRY, OTHER, AFTER], OTHER, inferred=True) is Role.BODY


@pytest.mark.parametrize("under", [(PILOT,), ("From Ilva Marten",)])
def test_over_its_own_entry_in_a_digest_such_a_headline_is_body(under: tuple[str, ...]) -> None:
    assert role_in([*FERRY, OTHER, *under, AFTER], OTHER) is Role.BODY


def test_a_sentence_that_another_report_has_for_its_title_stays() -> None:
    assert role_in([*FERRY, AFTER], FERRY[1], title=FERRY[1]) is Role.BODY


def test_an_outlet_with_many_reports_is_read_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "HELD", 1)
    assert role_in([*FERRY, OTHER, AFTER], OTHER) is Role.FURNITURE
