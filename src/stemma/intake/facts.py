"""What is known of a witness beside its text."""

import msgspec


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


#: Nothing is known.
NO_FACTS = Facts()

FACT_NAMES: tuple[str, ...] = Facts.__struct_fields__


def overlay(stronger: Facts, weaker: Facts) -> Facts:
    """Return the stronger facts, with the weaker ones where the stronger say nothing."""
    values = {name: getattr(stronger, name) or getattr(weaker, name) for name in FACT_NAMES}
    return Facts(**values)
