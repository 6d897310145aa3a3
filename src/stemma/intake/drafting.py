"""A first pile.toml: what was found of every witness of a pile, for a person to correct."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from stemma.intake.facts import FACT_NAMES
from stemma.model import Unread, Witness

_HEAD = """\
# What was found in the files of this pile. Correct what is wrong and fill in what is missing: take the "#" away before
# a line and write the value. What stands here goes before what the files say; a line that is left out is found anew.
# Moments are written as 2024-04-18, 2024-04-18T15:12 or 2024-04-18T15:12+02:00.
"""

#: Facts that a person is asked for where they were not found; the others are rarely known.
_ASKED = ("title", "outlet", "url", "published")

#: Characters of a text by which a person knows it again.
_FIRST_CHARS = 70

#: What TOML does not take in a string, though JSON does.
_DELETE = "\x7f"


def draft_sidecar(witnesses: Iterable[Witness], unread: Sequence[Unread]) -> str:
    """Return a pile.toml for the witnesses of a pile, in the order of their places, and what stayed unread."""
    entries = [_entry(witness) for witness in sorted(witnesses, key=lambda witness: witness.path)]
    return "\n".join([_HEAD, *entries, *_unread(unread)])


def _entry(witness: Witness) -> str:
    lines = [f"# {_described(witness)}"]
    lines += [f"# the same text: {_line(place)}" for place in witness.places[1:]]
    lines.append(f"[{_quoted(witness.path)}]")
    for name in FACT_NAMES:
        value: str | None = getattr(witness, name)
        if value:
            lines.append(f"{name} = {_quoted(value)}")
        elif name in _ASKED:
            lines.append(f'# {name} = ""')
    return "\n".join(lines) + "\n"


def _described(witness: Witness) -> str:
    first = _line(witness.text[: 4 * _FIRST_CHARS])[:_FIRST_CHARS]
    return f"{witness.media_type}, {witness.chars:,} characters: {first} …"


def _unread(unread: Sequence[Unread]) -> Iterator[str]:
    if unread:
        yield "# What could not be read:"
    for line in unread:
        where = _line(f"{line.path} ({line.place})" if line.place else line.path)
        yield f"# {where}: {_line(line.problem)}; {_line(line.remedy)}"
    if unread:
        yield ""


def _quoted(value: str) -> str:
    """Return a string as TOML writes it, which is as JSON does."""
    return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007f")


def _line(text: str) -> str:
    """Return a text as one line that is safe in a comment."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())
