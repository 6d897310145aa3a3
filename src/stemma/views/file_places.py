"""Where a span of a witness stands in the file that it came from: bytes, or pages and boxes."""

from collections.abc import Iterable

import msgspec

from stemma.model import Footprint, Lookup, Unit, Witness
from stemma.text.footprints import BoxRun, ByteRun, boxes_of, bytes_of, unpack_boxes, unpack_bytes

#: Boxes on one line of one page stand this close, in points; they are shown as one.
_SAME_LINE = 2.0


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle on a page, counted from 1: points from the page's upper left corner, 72 an inch."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class FilePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a file. Half-open in bytes, of the file or of a decoded part of it; or boxes, one a line."""

    path: str
    #: Which decoded part of the file is meant; null for the file, or the record of a container, itself.
    part: str | None
    byte_start: int | None = None
    byte_end: int | None = None
    boxes: list[Box] = []

    @property
    def sentence(self) -> str:
        """The place in words."""
        inside = f" of {self.part}" if self.part else ""
        if self.boxes:
            pages = sorted({box.page for box in self.boxes})
            first = self.boxes[0]
            where = f"{first.left:.0f} pt from the left and {first.top:.0f} pt from the top"
            return f"{self.path}, page {', '.join(map(str, pages))}, {where}"
        return f"{self.path}, bytes {self.byte_start}–{self.byte_end}{inside}"


class FilePlaces:
    """Finds places in files; what it has unpacked of one witness it keeps until it is asked of another."""

    def __init__(self, footprints: Iterable[Footprint]) -> None:
        self._footprints = {footprint.witness: footprint for footprint in footprints}
        self._witness = ""
        self._bytes: list[ByteRun] = []
        self._boxes: list[BoxRun] = []

    def of(self, witness: Witness, start: int, end: int) -> FilePlace | None:
        """Return where [start, end) of a witness stands in its file, None where that is not known."""
        footprint = self._footprints.get(witness.id)
        if footprint is None:
            return None
        if witness.id != self._witness:
            self._unpack(footprint)
        if footprint.unit is Unit.BOX:
            boxes = _merged(boxes_of(self._boxes, (start, end)))
            return FilePlace(path=footprint.path or witness.path, part=footprint.part, boxes=boxes) if boxes else None
        place = bytes_of(self._bytes, witness.text, (start, end), encoding=witness.encoding)
        if place is None:
            return None
        path = footprint.path or witness.path
        return FilePlace(path=path, part=footprint.part, byte_start=place.start, byte_end=place.end)

    def _unpack(self, footprint: Footprint) -> None:
        self._witness = footprint.witness
        boxes = footprint.unit is Unit.BOX
        self._boxes = unpack_boxes(footprint.runs) if boxes else []
        self._bytes = [] if boxes else unpack_bytes(footprint.runs)


def file_place(lookup: Lookup, witness: Witness, span: tuple[int, int]) -> FilePlace | None:
    """Return where one span of a witness stands in its file."""
    return FilePlaces(lookup.of(Footprint, witness=witness.id)).of(witness, *span)


def _merged(runs: list[BoxRun]) -> list[Box]:
    """Return words as one box a line."""
    boxes: list[Box] = []
    for run in runs:
        last = boxes[-1] if boxes else None
        level = last and last.page == run.page and min(last.bottom, run.bottom) - max(last.top, run.top) > _SAME_LINE
        if last is None or not level or run.left < last.left:
            boxes.append(Box(page=run.page, left=run.left, top=run.top, right=run.right, bottom=run.bottom))
        else:
            boxes[-1] = Box(
                page=run.page,
                left=last.left,
                top=min(last.top, run.top),
                right=max(last.right, run.right),
                bottom=max(last.bottom, run.bottom),
            )
    return boxes
