"""Which rows arrive together: the keys under which a stage's `per` groups its rows."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from stemma.engine.protocol import Key
from stemma.model import Alignment, Candidate, Mention, Pair, Record, Resolution, Rows, Story, Witness
from stemma.pipeline.stage import Per


def key_for(per: Per, rows: Rows) -> Key:
    """Return the key that groups these rows for a stage."""
    match per:
        case Per.CORPUS:
            return _all_together
        case Per.WITNESS:
            return _witness_key(rows)
        case Per.PAIR:
            # Travels to workers, so it must be a function of a module.
            return witness_names
        case Per.OUTLET:
            return _outlet_key(rows)
        case Per.STORY:
            return _story_key(rows)
        case Per.KIN:
            return _story_key(rows, kin=True)


def witness_names(record: Record) -> tuple[str, ...] | None:
    """Return the ids of the witnesses that a record speaks of; None where it speaks of the whole pile."""
    return _reader(type(record))(record)


@cache
def _reader(kind: type[Record]) -> Callable[[Any], tuple[str, ...] | None]:
    """Return what reads the witnesses of records of a type: asked once a row, so settled once a type."""
    if kind is Witness:
        return lambda record: (record.id,)
    if kind in {Candidate, Pair, Alignment}:
        return attrgetter("left", "right")
    if kind is Story:
        return lambda record: tuple(record.witnesses)
    if "witness" not in kind.__struct_fields__:
        return lambda _record: None
    return lambda record: None if record.witness is None else (record.witness,)


def _witness_key(rows: Rows) -> Key:
    """Group by witness; a resolution goes with the witness of its mention."""
    witness_of = {mention.id: mention.witness for mention in rows.of(Mention)}

    def key(record: Record) -> tuple[str, ...] | None:
        return (witness_of[record.mention],) if isinstance(record, Resolution) else witness_names(record)

    return key


def _all_together(_record: Record) -> tuple[str, ...]:
    return ("",)


def _outlet_key(rows: Rows) -> Key:
    """Group by publisher family, else by outlet; a witness without either stands alone."""
    outlets = {witness.id: outlet_of(witness) for witness in rows.of(Witness)}

    def key(record: Record) -> tuple[str, ...] | None:
        names = witness_names(record)
        return None if names is None else tuple(outlets[name] for name in names)

    return key


def outlet_of(witness: Witness) -> str:
    """Return whose witnesses a witness is cleaned with: its publisher family's, its outlet's, or none but itself."""
    if witness.family:
        return f"family {witness.family}"
    return f"outlet {witness.outlet}" if witness.outlet else f"witness {witness.id}"


def _story_key(rows: Rows, *, kin: bool = False) -> Key:
    """Group by story; a record of two witnesses belongs to the stories that hold both, with `kin` as guests too."""
    held: dict[str, set[str]] = {}
    by_witness = _witness_key(rows)
    for story in rows.of(Story):
        for name in [*story.witnesses, *(one.witness for one in story.kin if kin)]:
            held.setdefault(name, set()).add(story.id)
    stories = {name: tuple(sorted(found)) for name, found in held.items()}

    def key(record: Record) -> tuple[str, ...] | None:
        if isinstance(record, Story):
            return (record.id,)
        if _names_story(type(record)) and (story := record.story) is not None:  # type: ignore[attr-defined]
            return (story,)
        names = by_witness(record)
        if names is None:
            return None
        first = stories.get(names[0], ())
        if len(names) == 1:
            return first
        others = [stories.get(name, ()) for name in names[1:]]
        return first if others == [first] else tuple(sorted(set(first).intersection(*others)))

    return key


@cache
def _names_story(kind: type[Record]) -> bool:
    return "story" in kind.__struct_fields__


def holds_one_group(per: Per, rows: Rows) -> bool:
    """Return whether all rows arrive together: those of the whole pile, or of one story with all its witnesses."""
    if per is not Per.STORY:
        return per is Per.CORPUS and len(rows) > 0
    stories = rows.of(Story)
    return len(stories) == 1 and {witness.id for witness in rows.of(Witness)} <= set(stories[0].witnesses)
