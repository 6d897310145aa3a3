"""Which wording of an utterance is nearest the mouth: heard first-hand, or the common ancestor's; else undetermined."""

from collections.abc import Mapping, Sequence

import msgspec

from stemma.model import Derivation, Quotation, QuotationForm, Witness


class Nearest(msgspec.Struct, frozen=True):
    """The quotation nearest the mouth, null where undetermined, and why."""

    quotation: str | None
    why: str


def nearest_mouth(
    quotations: Sequence[Quotation], witnesses: Mapping[str, Witness], derivations: Sequence[Derivation]
) -> Nearest:
    """Return which of the quotations of one utterance is nearest the mouth; all stand in one story."""
    if len(quotations) == 1:
        return Nearest(quotations[0].id, "Only one report has these words.")
    told = [one for one in quotations if _heard_by(one, quotations, witnesses)]
    if len({one.witness for one in told}) == 1:
        outlet = witnesses[told[0].witness].outlet
        return Nearest(_best(told).id, f"The words were told to {outlet}, and this is its own report.")
    above = _ancestors(derivations)
    carriers = sorted({one.witness for one in quotations})
    firsts = [one for one in carriers if all(one == other or one in above.get(other, ()) for other in carriers)]
    if len(firsts) == 1:
        own = [one for one in quotations if one.witness == firsts[0]]
        return Nearest(_best(own).id, "Every other report that has these words draws on this one.")
    marked = [one for one in quotations if one.form is QuotationForm.DIRECT]
    if len({one.witness for one in marked}) == 1:
        return Nearest(_best(marked).id, "Only this report gives the words in marks; the others retell them.")
    return Nearest(None, "Undetermined: no report that has these words is shown to come before the others.")


def _heard_by(one: Quotation, quotations: Sequence[Quotation], witnesses: Mapping[str, Witness]) -> bool:
    """Return whether some report says that the words were told to the outlet of this one."""
    outlet = (witnesses[one.witness].outlet or "").lower().removeprefix("the ")
    told = [other.told_to.lower().removeprefix("the ") for other in quotations if other.told_to]
    return bool(outlet) and outlet in told


def _best(quotations: Sequence[Quotation]) -> Quotation:
    """Return the fullest quotation, those in marks before those that are retold."""
    return min(quotations, key=lambda one: (one.form is QuotationForm.INDIRECT, one.start - one.end, one.id))


def _ancestors(derivations: Sequence[Derivation]) -> dict[str, set[str]]:
    """Return everything above each witness along derivations whose direction is known."""
    parents: dict[str, set[str]] = {}
    for one in derivations:
        if one.directed:
            parents.setdefault(one.child, set()).add(one.parent)
    above: dict[str, set[str]] = {}
    for child in sorted(parents):
        seen: set[str] = set()
        waiting = sorted(parents[child])
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += sorted(parents.get(name, ()))
        above[child] = seen
    return above
