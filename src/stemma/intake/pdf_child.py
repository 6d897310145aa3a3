"""Reads one PDF in a process of its own, which may run out of memory or time without harm to anybody else.

Run as a script, with the PDF on standard input; it loads nothing of this package. Answers in JSON on standard output:
pages with their size, their characters and the box of each, or an error. Boxes are in points from the upper left.
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from ctypes import byref, c_double, c_float
from typing import Any

#: PDFium's answer for a document that asks for a password.
_LOCKED = 4

_SURROGATES = range(0xD800, 0xE000)


def _limit(memory: int, seconds: int) -> None:
    """Bound what this process may take; where the system has no such bounds, the parent's clock is all there is."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(document: Any, count: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2.raw as c  # noqa: PLC0415 - this script loads it where bounds are set

    for number in range(count):
        try:
            page = document[number]
            text = page.get_textpage()
        except Exception as error:  # noqa: BLE001 - any fault of one page leaves the others
            yield {"error": f"{type(error).__name__}: {error}"}
            continue
        width, height = page.get_size()
        chars, boxes = _characters(c, text, height)
        yield {
            "width": width,
            "height": height,
            "chars": chars,
            "boxes": boxes,
            "drawn": c.FPDFPage_CountObjects(page.raw),
        }
        text.close()
        page.close()


def _characters(c: Any, text: Any, height: float) -> tuple[list[int], list[float]]:  # noqa: ANN401 - the same
    """Return the code points of a page in the order of the file, 0 for a line break; four sides and a baseline each."""
    chars: list[int] = []
    boxes: list[float] = []
    left, right, bottom, top, baseline = (c_double() for _ in range(5))
    loose = c.FS_RECTF()
    for index in range(text.count_chars()):
        code = c.FPDFText_GetUnicode(text.raw, index)
        generated = c.FPDFText_IsGenerated(text.raw, index) == 1
        if c.FPDFText_IsHyphen(text.raw, index) == 1:
            code = ord("-")
        chars.append(0 if generated and code in (10, 13) else 0xFFFD if code in _SURROGATES else code)
        c.FPDFText_GetCharBox(text.raw, index, byref(left), byref(right), byref(bottom), byref(top))
        if c.FPDFText_GetLooseCharBox(text.raw, index, byref(loose)) and not generated:
            sides = (loose.left, height - loose.top, loose.right, height - loose.bottom)
        else:
            sides = (left.value, height - top.value, right.value, height - bottom.value)
        c.FPDFText_GetCharOrigin(text.raw, index, byref(left), byref(baseline))
        boxes.extend(round(c_float(side).value, 2) for side in (*sides, height - baseline.value))
    return chars, boxes


def _answer(content: bytes, most_pages: int) -> dict[str, Any]:
    import pypdfium2  # noqa: PLC0415 - loaded where bounds are set

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _LOCKED or "password" in str(error).lower()
        return {"error": "locked" if locked else str(error)}
    count = len(document)
    return {"count": count, "pages": list(_pages(document, min(count, most_pages)))}


def main(arguments: list[str]) -> int:
    """Answer for the PDF on standard input; arguments are bytes of memory, seconds and pages at most."""
    memory, seconds, most_pages = map(int, arguments)
    _limit(memory, seconds)
    try:
        answer = _answer(sys.stdin.buffer.read(), most_pages)
    except MemoryError:
        answer = {"error": "memory"}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
