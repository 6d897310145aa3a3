"""What persons decided and what of it holds, each in one sentence that names what it is about."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from stemma.model import Judgement, Witness
from stemma.views.who import EntityView

#: Verdicts about who draws on whom, and about names.
DERIVATIONS = ("confirm", "reject", "re-root")
NAMES = ("merge", "split", "rename")

#: How many characters of an id stand for a thing that the case no longer has.
SHORT_ID = 8


class DecisionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One decision that holds; `entities` are those that its names now belong to."""

    about: str
    verdict: str
    other: str | None
    text: str | None
    sentence: str
    who: str
    when: str
    note: str | None
    entities: list[str] = []


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the decisions that hold, in the order in which they were made: of several about one thing the last."""
    last: dict[tuple[str, ...], Judgement] = {}
    for one in sorted(judgements, key=lambda judgement: judgement.when):
        last.pop(_subject(one), None)
        last[_subject(one)] = one
    return [one for one in last.values() if not one.withdrawn]


def decision_lines(
    judgements: Iterable[Judgement], *, witnesses: Sequence[Witness], entities: Sequence[EntityView]
) -> list[DecisionLine]:
    """Return the decisions that hold as pages and commands show them."""
    names = {witness.id: witness.siglum for witness in witnesses}
    bearers: dict[str, str] = {}
    for entity in entities:
        for place in entity.places:
            names[place.mention] = f"“{place.text}”"
            bearers[place.mention] = entity.id
    return [_line(one, names, bearers) for one in standing(judgements)]


def _subject(one: Judgement) -> tuple[str, ...]:
    """Return the question that a judgement answers; a merge and a split of one pair answer the same."""
    other = one.other or ""
    if one.verdict in ("merge", "split"):
        return ("names", *sorted((one.about, other)))
    return (one.verdict if one.verdict == "rename" else "derivation", one.about, other)


def _line(one: Judgement, names: Mapping[str, str], bearers: Mapping[str, str]) -> DecisionLine:
    about = _named(one.about, names)
    other = _named(one.other, names) if one.other else ""
    sentences = {
        "confirm": f"{about} draws on {other}.",
        "reject": f"{about} does not draw on {other}.",
        "re-root": f"{about} is an origin.",
        "merge": f"{about} and {other} are one.",
        "split": f"{other} is somebody or something else than {about}.",
        "rename": f"{about} is shown as “{one.text}”.",
    }
    return DecisionLine(
        about=one.about,
        verdict=one.verdict,
        other=one.other,
        text=one.text,
        sentence=sentences.get(one.verdict, f"{one.verdict}: {about} {other}".rstrip()),
        who=one.who,
        when=one.when,
        note=one.note,
        entities=sorted({bearers[key] for key in (one.about, one.other or "") if key in bearers}),
    )


def _named(key: str, names: Mapping[str, str]) -> str:
    return names.get(key, f"{key[:SHORT_ID]}… (no longer in this case)")
