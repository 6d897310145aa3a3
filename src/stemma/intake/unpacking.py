"""Compressed streams that stop before they fill a disk."""

import gzip
import io
from typing import IO, cast

from stemma.intake.members import UnreadableError

#: Bytes below which no file is taken for a bomb, however much it shrank.
_INNOCENT = 64 * 1024 * 1024

_BOMB = "leave it out, or unpack it yourself and hand in what you need"


class Gunzipped(io.RawIOBase):
    """A gzip stream; raises UnreadableError once it has given `ratio` times what it took, and is large."""

    def __init__(self, packed: IO[bytes], *, ratio: int) -> None:
        super().__init__()
        self._packed = packed
        self._plain = gzip.GzipFile(fileobj=packed)
        self._ratio = ratio

    def read(self, size: int = -1) -> bytes:
        """Return that many bytes, fewer at the end."""
        return self._checked(self._plain.read(size))

    def readline(self, size: int | None = -1) -> bytes:
        """Return one line, cut at that many bytes."""
        return self._checked(self._plain.readline(-1 if size is None else size))

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; going back unpacks anew."""
        return self._plain.seek(offset, whence)

    def tell(self) -> int:
        """Return how many bytes have been given."""
        return self._plain.tell()

    def _checked(self, given: bytes) -> bytes:
        check_ratio(self._plain.tell(), self._packed.tell(), ratio=self._ratio)
        return given


def gunzipped(packed: IO[bytes], *, ratio: int) -> IO[bytes]:
    """Return a gzip stream unpacked."""
    return cast("IO[bytes]", Gunzipped(packed, ratio=ratio))


def check_ratio(unpacked: int, packed: int, *, ratio: int) -> None:
    """Raise UnreadableError where something unpacks to more than any text does."""
    if unpacked > _INNOCENT and unpacked > ratio * max(1, packed):
        raise UnreadableError(f"it unpacks to more than {ratio} times its size, as no text does", _BOMB)
