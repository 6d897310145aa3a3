"""Which record a person means: a witness by id, unique beginning of an id, siglum or path; a record by its id."""

from collections.abc import Callable, Iterable, Sequence

from stemma.model import Lookup, Witness
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
            raise UnknownNameError(f"“{name}” fits {len(found)} witnesses: {_listed(found)}. Give more of the name.")
    known = f"The case has {_listed(witnesses)}." if witnesses else "The case has no witnesses."
    raise UnknownNameError(f"No witness is called “{name}”. {known}")


def only(found: Sequence[str], name: str) -> str:
    """Return the only id among those that fit a name. Raises UnknownNameError where none or several do."""
    if not found:
        raise UnknownNameError(f"Nothing in the case has the id “{name}”. `stemma lineage CASE --json` lists ids.")
    if len(found) > 1:
        listed = ", ".join(sorted(found)[:NAMED_IN_ERROR])
        raise UnknownNameError(f"“{name}” begins {len(found)} ids: {listed}. Give more digits.")
    return found[0]


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
