"""Texts that were read become witnesses; the same text under the same name is one, wherever it lies."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from stemma.intake.facts import FACT_NAMES, Facts, ground_of
from stemma.intake.language import language_code, language_of
from stemma.intake.outlets import family_of, outlet_name
from stemma.intake.settings import IntakeSettings
from stemma.model import Footprint, Ground, Witness, stable_id


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text as a reader gives it, with what is known of it."""

    place: str
    text: str
    facts: Facts
    media_type: str
    encoding: str
    #: Of the bytes of the file, or of the record in it.
    sha256: str
    #: Where its text stands in the file, without witness and path, which are added.
    footprint: Footprint | None = None


def witness_records(draft: Draft, *, settings: IntakeSettings) -> Iterator[Witness | Footprint]:
    """Yield the witness of a draft and where it stands in its file."""
    witness = make_witness(draft, settings=settings)
    yield witness
    if draft.footprint is not None:
        yield msgspec.structs.replace(draft.footprint, witness=witness.id, path=draft.place)


def make_witness(draft: Draft, *, settings: IntakeSettings) -> Witness:
    """Return the witness of a draft, without a siglum, which needs the whole pile.

    Its id comes from the text and from who published it, never from where it lies.
    """
    facts = draft.facts
    outlet = outlet_name(facts.outlet)
    text_hash = hashlib.sha256(draft.text.encode()).hexdigest()
    return Witness(
        id=stable_id("witness", text_hash, outlet, facts.url, facts.title),
        path=draft.place,
        siglum="",
        title=facts.title,
        outlet=outlet,
        family=facts.family or family_of(outlet, facts.url),
        url=facts.url,
        published=facts.published,
        modified=facts.modified,
        retrieved=facts.retrieved,
        language=language_code(facts.language) or language_of(draft.text, least=settings.language_chars),
        media_type=draft.media_type,
        encoding=draft.encoding,
        sha256=draft.sha256,
        chars=len(draft.text),
        text=draft.text,
        places=[draft.place],
        byline=facts.byline,
        grounds=list(_grounds(facts, outlet)),
    )


def _grounds(facts: Facts, outlet: str | None) -> Iterator[Ground]:
    """Yield where the facts of a witness were found, in the order of their names."""
    for name in FACT_NAMES:
        if getattr(facts, name):
            yield ground_of(facts, name)
        elif name == "family" and (outlet or facts.url):
            yield Ground(fact=name, where="outlet and address, by the list of publishers", inferred=True)
        elif name == "language":
            yield Ground(fact=name, where="words of the text", inferred=True)


def merge_witnesses(witnesses: Iterable[Witness]) -> list[Witness]:
    """Return witnesses with those of one id made one, in the order in which ids first come.

    The first gives path and metadata, the others fill what it does not state; the earliest publication counts.
    """
    merged: dict[str, Witness] = {}
    for witness in witnesses:
        known = merged.get(witness.id)
        merged[witness.id] = witness if known is None else _merge(known, witness)
    return list(merged.values())


def _merge(first: Witness, further: Witness) -> Witness:
    facts = {name: getattr(first, name) or getattr(further, name) for name in FACT_NAMES}
    facts["published"] = min(filter(None, (first.published, further.published)), default=None)
    known = {ground.fact: ground for ground in (*further.grounds, *first.grounds)}
    if facts["published"] != first.published:
        known |= {ground.fact: ground for ground in further.grounds if ground.fact == "published"}
    grounds = [known[name] for name in FACT_NAMES if name in known]
    return msgspec.structs.replace(first, **facts, grounds=grounds, places=[*first.places, *further.places])
