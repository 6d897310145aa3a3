"""What a person decides on the page about who draws on whom, as a line of the case that the next run obeys."""

from collections.abc import Collection, Iterable
from typing import Literal

import msgspec

from stemma.model import Judgement
from stemma.model.errors import StemmaError

#: Characters; a note is a sentence or two.
LONGEST_NOTE = 2_000


class JudgementError(StemmaError):
    """A decision that cannot be taken."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision as the page sends it: `about` is the child, or the origin; `other` the parent, where there is one."""

    about: str
    verdict: Literal["confirm", "reject", "re-root"]
    other: str | None = None
    note: str | None = None
    withdrawn: bool = False


def read_decision(body: bytes) -> Decision:
    """Return a decision from what the page sent. Raises JudgementError."""
    try:
        return msgspec.json.decode(body, type=Decision)
    except msgspec.DecodeError as error:
        raise JudgementError(f"This is no decision ({error}); load the page again.") from error


def judgement_of(decision: Decision, *, witnesses: Collection[str], who: str, when: str) -> Judgement:
    """Return a decision as a record. Raises JudgementError where it is about reports that the case does not have."""
    named = [decision.about] if decision.verdict == "re-root" else [decision.about, decision.other]
    if (decision.other is None) != (decision.verdict == "re-root"):
        raise JudgementError("To confirm or reject takes two reports, to re-root one; load the page again.")
    if len({*named}) < len(named) or not {*named} <= {*witnesses}:
        raise JudgementError("The case has no such pair of reports; load the page again.")
    if len(decision.note or "") > LONGEST_NOTE:
        raise JudgementError(f"A note has at most {LONGEST_NOTE:,} characters; shorten it.")
    return Judgement(
        about=decision.about,
        verdict=decision.verdict,
        who=who,
        when=when,
        note=decision.note or None,
        withdrawn=decision.withdrawn,
        other=decision.other,
    )


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the decisions about who draws on whom that hold: of several about one thing the last, if not withdrawn."""
    last: dict[tuple[str, str | None], Judgement] = {}
    for one in sorted(judgements, key=lambda judgement: judgement.when):
        if one.verdict in ("confirm", "reject", "re-root"):
            last[one.about, one.other] = one
    return [one for one in last.values() if not one.withdrawn]
