"""What is known of a witness beside its text."""

from collections.abc import Mapping

import msgspec

from stemma.model import Ground


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata of one witness, as a document or a sidecar states it; moments are ISO 8601, to the day or finer."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    language: str | None = None
    family: str | None = None
    byline: str | None = None
    #: Where facts were found, by their names; none for what a sidecar or a field of a record states.
    grounds: Mapping[str, Ground] = {}


#: Nothing is known.
NO_FACTS = Facts()

FACT_NAMES: tuple[str, ...] = tuple(name for name in Facts.__struct_fields__ if name != "grounds")

#: Where a fact stands that comes with a text and not out of it.
_BESIDE = "stated beside the text"


def facts_of(values: Mapping[str, str | None]) -> Facts:
    """Return facts by their names, found nowhere in particular."""
    return msgspec.convert(dict(values), Facts)


def overlay(stronger: Facts, weaker: Facts) -> Facts:
    """Return the stronger facts, with the weaker ones where the stronger say nothing."""
    values = {name: getattr(stronger, name) or getattr(weaker, name) for name in FACT_NAMES}
    grounds = {**weaker.grounds, **{name: ground_of(stronger, name) for name in FACT_NAMES if getattr(stronger, name)}}
    return Facts(**values, grounds=grounds)


def grounded(facts: Facts, where: str) -> Facts:
    """Return facts that were all found in one place."""
    grounds = {name: Ground(fact=name, where=where) for name in FACT_NAMES if getattr(facts, name)}
    return msgspec.structs.replace(facts, grounds=grounds)


def ground_of(facts: Facts, name: str) -> Ground:
    """Return where a fact was found."""
    return facts.grounds.get(name) or Ground(fact=name, where=_BESIDE)
