"""A witness and the file that it came from: whether the two still agree."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from stemma.model import Witness

#: Between a container file and the place of a witness in it, as in `news.jsonl#12`.
_INSIDE = "#"


def file_of(witness: Witness, piles: Sequence[Path]) -> Path | None:
    """Return the file of a witness, None where it is gone or the witness is a part of a larger file."""
    if _INSIDE in witness.path:
        return None
    places = [place for pile in piles for place in (pile / witness.path, pile.parent / witness.path)]
    return next((place for place in places if place.is_file()), None)


def file_problem(witness: Witness, file: Path) -> str | None:
    """Return what is wrong with a witness when set beside its file; None where they agree."""
    try:
        content = file.read_bytes()
    except OSError as error:
        return f"its file {file} cannot be read ({error.strerror})"
    if hashlib.sha256(content).hexdigest() != witness.sha256:
        return f"its file {file} has changed since it was taken in"
    if witness.media_type == "text/plain" and not _same_text(content, witness):
        return f"its text is not what its file {file} holds"
    return None


def _same_text(content: bytes, witness: Witness) -> bool:
    try:
        return content.decode(witness.encoding or "utf-8") == witness.text
    except (UnicodeDecodeError, LookupError):
        # Bytes that fit no encoding were replaced on the way in; their hash has been compared.
        return True
