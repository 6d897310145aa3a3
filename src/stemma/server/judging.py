"""What a person decides on the page, as a line of the case that the next run obeys."""

from collections.abc import Collection
from typing import Literal

import msgspec

from stemma.model import Judgement, MentionForm
from stemma.model.errors import StemmaError
from stemma.views.decisions import NAMES
from stemma.views.who import EntityView

#: Characters; a note is a sentence or two, a name is a line.
LONGEST_NOTE = 2_000
LONGEST_NAME = 200

#: Verdicts about one thing alone; the others are about two.
ALONE = ("re-root", "rename")


class JudgementError(StemmaError):
    """A decision that cannot be taken."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision as the page sends it.

    About who draws on whom, `about` is the child, or the origin, and `other` the parent, by witness id. About names,
    both are mentions: `other` is what is merged with the first, or split from it; `text` is a new name.
    """

    about: str
    verdict: Literal["confirm", "reject", "re-root", "merge", "split", "rename"]
    other: str | None = None
    text: str | None = None
    note: str | None = None
    withdrawn: bool = False


class NamedSpelling(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling, and the mention by which a decision points at it."""

    text: str
    mention: str


class NamedEntity(msgspec.Struct, frozen=True, kw_only=True):
    """An entity as the page lists it to decide about: by its first mention a decision points at it."""

    id: str
    story: str
    type: str
    name: str
    spellings: list[NamedSpelling]


def read_decision(body: bytes) -> Decision:
    """Return a decision from what the page sent. Raises JudgementError."""
    try:
        return msgspec.json.decode(body, type=Decision)
    except msgspec.DecodeError as error:
        raise JudgementError(f"This is no decision ({error}); load the page again.") from error


def judgement_of(
    decision: Decision, *, witnesses: Collection[str], mentions: Collection[str], who: str, when: str
) -> Judgement:
    """Return a decision as a record. Raises JudgementError where it is about what the case does not have."""
    about_names = decision.verdict in NAMES
    _check_subjects(decision, mentions if about_names else witnesses, "names" if about_names else "reports")
    text = " ".join((decision.text or "").split())
    if bool(text) != (decision.verdict == "rename"):
        raise JudgementError("A new name goes with the verdict rename, and with no other; load the page again.")
    if len(text) > LONGEST_NAME or len(decision.note or "") > LONGEST_NOTE:
        raise JudgementError(
            f"A name has at most {LONGEST_NAME:,} characters and a note {LONGEST_NOTE:,}; shorten them."
        )
    return Judgement(
        about=decision.about,
        verdict=decision.verdict,
        who=who,
        when=when,
        note=decision.note or None,
        withdrawn=decision.withdrawn,
        other=decision.other,
        text=text or None,
    )


def named_entities(views: Collection[EntityView]) -> list[NamedEntity]:
    """Return the entities that a decision can point at: those that some text names."""
    listed = []
    for view in views:
        first: dict[str, NamedSpelling] = {}
        for place in sorted(view.places, key=lambda place: (place.witness, place.start)):
            if place.form == MentionForm.NAME.value:
                first.setdefault(place.text, NamedSpelling(text=place.text, mention=place.mention))
        if first:
            spellings = sorted(first.values(), key=lambda one: (one.text != view.name, one.text))
            listed.append(
                NamedEntity(id=view.id, story=view.story, type=view.type, name=view.name, spellings=spellings)
            )
    return listed


def _check_subjects(decision: Decision, known: Collection[str], things: str) -> None:
    named = [decision.about] if decision.verdict in ALONE else [decision.about, decision.other]
    if (decision.other is None) != (decision.verdict in ALONE):
        raise JudgementError(f"{decision.verdict} was asked for too few or too many {things}; load the page again.")
    if len({*named}) < len(named) or not {*named} <= {*known}:
        raise JudgementError(f"The case has no such {things}; load the page again.")
