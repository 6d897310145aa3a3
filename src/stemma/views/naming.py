"""Which record a person means: a witness by id, unique beginning of an id, siglum or path; a record by its id."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from stemma.model import RECORDS, Lookup, Pair, Record, Witness
from stemma.model.errors import StemmaError

#: A shorter beginning of an id would be hit by accident, and could be a siglum.
SHORTEST_PREFIX = 4

#: So many candidates are named in an error; a longer list helps nobody.
NAMED_IN_ERROR = 8


class UnknownNameError(StemmaError):
    """Nothing in the case, or more than one thing, bears the name."""

    exit_code = 2


def find_witness(lookup: Lookup, name: str) -> Witness:
    """Return the witness that a person calls `name`. Raises UnknownNameError."""
    witnesses = lookup.of(Witness)
    for matching in _WAYS:
        found = [witness for witness in witnesses if matching(witness, name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownNameError(f"“{name}” fits {len(found)} witnesses: {_listed(found)}; give more of the name.")
    known = f"The case has {_listed(witnesses)}." if witnesses else "The case has no witnesses."
    raise UnknownNameError(f"No witness is called “{name}”. {known}")


def find_record(lookup: Lookup, name: str) -> Record:
    """Return the record that a person calls `name`: a witness's name, an id, its unique beginning, or `LEFT~RIGHT`.

    `LEFT~RIGHT` is the comparison of two witnesses. Raises UnknownNameError.
    """
    if "~" in name:
        return _find_pair(lookup, name)
    try:
        return find_witness(lookup, name)
    except UnknownNameError:
        found = dict(_beginning(lookup, name))
    if not found:
        raise UnknownNameError(
            f"Nothing in the case is called “{name}”; `stemma lineage CASE --json` lists ids."
        ) from None
    if len(found) > 1:
        listed = ", ".join(sorted(found)[:NAMED_IN_ERROR])
        raise UnknownNameError(f"“{name}” begins {len(found)} ids: {listed}; give more digits.") from None
    return next(iter(found.values()))


def _find_pair(lookup: Lookup, name: str) -> Pair:
    left, right = sorted(find_witness(lookup, part).id for part in name.split("~", 1))
    pairs = lookup.of(Pair, left=left, right=right)
    if not pairs:
        raise UnknownNameError(f"“{name}” were never compared in full: they share too few rare words.")
    return pairs[0]


def _beginning(lookup: Lookup, name: str) -> Iterator[tuple[str, Record]]:
    """Yield records whose id is, or begins with, the name; a full id stands alone."""
    begun: list[tuple[str, Record]] = []
    for kind in RECORDS:
        if "id" not in kind.__struct_fields__:
            continue
        for record in lookup.of(kind):
            key = str(msgspec.structs.asdict(record)["id"])
            if key == name:
                yield key, record
                return
            if len(name) >= SHORTEST_PREFIX and key.startswith(name):
                begun.append((key, record))
    yield from begun


def _listed(witnesses: Iterable[Witness]) -> str:
    names = [f"{witness.siglum} ({witness.path})" for witness in witnesses]
    more = f" and {len(names) - NAMED_IN_ERROR} more" if len(names) > NAMED_IN_ERROR else ""
    return ", ".join(names[:NAMED_IN_ERROR]) + more


def _is_place(witness: Witness, name: str) -> bool:
    return witness.path == name or name in witness.places


def _ends_path(witness: Witness, name: str) -> bool:
    return witness.path.endswith("/" + name) or name.endswith("/" + witness.path)


def _begins_id(witness: Witness, name: str) -> bool:
    return len(name) >= SHORTEST_PREFIX and witness.id.startswith(name)


#: Tried in this order; the first way that fits anything decides.
_WAYS: tuple[Callable[[Witness, str], bool], ...] = (
    lambda witness, name: witness.id == name,
    lambda witness, name: witness.siglum == name,
    _is_place,
    lambda witness, name: witness.siglum.casefold() == name.casefold(),
    _ends_path,
    _begins_id,
)
