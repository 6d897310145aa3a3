"""What one line of a witness is taken for, and the lines of its headline among the others."""

from collections.abc import Sequence

import msgspec

from stemma.model import Role
from stemma.stages.clean.headline import Headline


class Judgement(msgspec.Struct, frozen=True):
    """What one line is, how surely, and why. `rule` names the row of the table that told."""

    role: Role
    score: float
    why: str
    rule: str = ""


def with_headline(settled: Sequence[Judgement | None], headline: Headline) -> list[Judgement | None]:
    """Return the roles that words settle, with the lines of the headline among them."""
    fixed = list(settled)
    if headline.first is None:
        return fixed
    why = "the title that the page states" if headline.stated else "the first line that is built like a headline"
    fixed[headline.first] = Judgement(Role.HEADLINE, 0.95 if headline.stated else 0.8, why, "headline")
    for index in headline.repeats:
        fixed[index] = Judgement(Role.HEADLINE, 0.9, "the headline once more", "headline-repeated")
    for index in headline.late:
        fixed[index] = Judgement(Role.FURNITURE, 0.9, "the headline once more, behind the text", "headline-repeated")
    if headline.under is not None and fixed[headline.under] is None:
        fixed[headline.under] = Judgement(
            Role.HEADLINE, 0.6, "a line without a stop under the headline", "under-headline"
        )
    return fixed
