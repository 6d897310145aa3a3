"""What is wrong with a text that is read all the same, told to a person in one line."""

from collections.abc import Iterator

from stemma.intake.members import Part, UnreadableError
from stemma.intake.tracing import Ruler
from stemma.model import Unread

_TOO_LONG = "split it into its reports, or raise the limit in the settings of intake"


def check_size(content: bytes, limit: int, *, kind: str) -> None:
    """Raise UnreadableError for more bytes than are read of a file."""
    if len(content) > limit:
        raise UnreadableError(f"it is longer than {limit:,} bytes, and no news {kind} is that long", _TOO_LONG)


def damage(text: str, ruler: Ruler, part: Part) -> Iterator[Unread]:
    """Yield a line where a file is not in the encoding that it states, where bytes fit no character, and for zeros."""
    misstated, encoding = ruler.misstated, ruler.encoding
    if misstated:
        problem = f"it says that it is {misstated} and is not; it is read as {encoding}, which is a guess"
        yield part.unread(problem, "compare its accents with the page on the screen, or save it again as UTF-8")
    broken = text.count("\ufffd")
    if broken and ruler.breaks:
        byte = ruler.broken_byte()
        problem = f"{_counted(broken, 'character')} cannot be read in its encoding and {_stands(broken)} as \ufffd"
        yield part.unread(problem, "save it again as UTF-8, or find out how it was written", place=f"byte {byte}")
    zeros = text.count("\x00")
    if zeros:
        (byte,) = ruler.bytes_at([ruler.text.index("\x00")])
        problem = f"it holds {_counted(zeros, 'zero byte')}, as no text does"
        yield part.unread(problem, "check that it is whole; the rest of it is read", place=f"byte {byte}")


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _stands(count: int) -> str:
    return "stands" if count == 1 else "stand"
