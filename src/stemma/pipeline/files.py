"""A witness and the file that it came from: whether the two still agree."""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from stemma.intake import find_files
from stemma.model import Witness


def files_of(witnesses: Iterable[Witness], piles: Sequence[Path]) -> dict[str, Path]:
    """Return the files of witnesses by witness id, without those that are gone or hold more than one witness."""
    paths = {file.name: Path(file.path) for file in find_files(piles).files}
    return {witness.id: paths[witness.path] for witness in witnesses if witness.path in paths}


def file_problem(witness: Witness, file: Path) -> str | None:
    """Return what is wrong with a witness when set beside its file; None where they agree."""
    try:
        content = _unpacked(file.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        return f"its file {file} cannot be read ({getattr(error, 'strerror', None) or error})"
    if hashlib.sha256(content).hexdigest() != witness.sha256:
        return f"its file {file} has changed since it was taken in"
    if witness.media_type == "text/plain" and not _same_text(content, witness):
        return f"its text is not what its file {file} holds"
    return None


def _unpacked(content: bytes) -> bytes:
    """Return the bytes that a witness was hashed from: a compressed file's content."""
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def _same_text(content: bytes, witness: Witness) -> bool:
    try:
        return content.decode(witness.encoding or "utf-8") == witness.text
    except (UnicodeDecodeError, LookupError):
        # Bytes that fit no encoding were replaced on the way in; their hash has been compared.
        return True
