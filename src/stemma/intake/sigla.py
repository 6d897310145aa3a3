"""Sigla: the short labels by which witnesses are known on screen."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import msgspec

from stemma.intake.outlets import named_host, registrable, short_name
from stemma.model import Witness

#: Characters of a siglum before its number, so that a tree of thirty witnesses fits a terminal.
_SIGLUM_CHARS = 12

#: Letters that make a part of a file's name a word; fewer are numbering.
_WORD_LETTERS = 3

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_HASHED = re.compile(r"(?=\w*\d)[0-9a-f]{6,}|[0-9a-f]{12,}", re.IGNORECASE)


def assign_sigla(witnesses: Sequence[Witness], *, given: Iterable[str] = ()) -> list[Witness]:
    """Return the witnesses, in their order, each with a siglum that no other has and that is none of those `given`.

    Named by outlet, else by file or record, else by letter; those of one name are numbered by publication, then path.
    The order in which the witnesses come makes no difference.
    """
    others = set(given)
    named: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in sorted(witnesses, key=_rank):
        named[_name(witness)].append(witness)
    sigla: dict[str, str] = {}
    taken: set[str] = others.union(named)
    for name in sorted(named):
        number = 1
        for witness in named[name] if name else sorted(named[name], key=lambda witness: (witness.path, witness.id)):
            siglum = _letters(number) if not name else name if number == 1 else f"{name}-{number}"
            while siglum in others or (siglum in taken and siglum != name):
                number += 1
                siglum = f"{name}-{number}" if name else _letters(number)
            taken.add(siglum)
            sigla[witness.id] = siglum
            number += 1
    return [msgspec.structs.replace(witness, siglum=sigla[witness.id]) for witness in witnesses]


def _rank(witness: Witness) -> tuple[bool, str, str, str]:
    return witness.published is None, witness.published or "", witness.path, witness.id


def _name(witness: Witness) -> str:
    """Return what a witness is called before numbering, "" where nothing names it."""
    if witness.outlet:
        host = named_host(witness.outlet)
        known = short_name(witness.outlet) or short_name(witness.family or "")
        return known or _shorten(registrable(host) if host else witness.outlet)
    place = PurePosixPath(witness.path).name
    file, _, record = place.partition("#")
    for candidate in (record, PurePosixPath(file).stem):
        words = [word for word in re.split(r"[^\w]+|_", candidate) if not _HASHED.fullmatch(word)]
        if any(len(re.sub(r"[\W\d_]", "", word)) >= _WORD_LETTERS for word in words):
            return _cut("-".join(word for word in words if word))
    return ""


def _shorten(outlet: str) -> str:
    """Return an outlet's name cut down: "example.co.uk" to "example", "The Daily Example Courier" to "DEC"."""
    if " " not in outlet and "." in outlet:
        outlet = outlet.partition(".")[0]
    name = re.sub(r"^the\s+", "", outlet.strip(), flags=re.IGNORECASE)
    if len(name) <= _SIGLUM_CHARS:
        return re.sub(r"[\s#:]+", " ", name)
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper() or word[0].isdigit()]
    return "".join(word if word.isdigit() else word[0] for word in words) if len(words) > 1 else _cut(name)


def _cut(name: str) -> str:
    if len(name) <= _SIGLUM_CHARS:
        return name
    cut = name[:_SIGLUM_CHARS]
    whole, mark, _ = cut.rpartition("-")
    return whole if mark and len(whole) >= _WORD_LETTERS else cut


def _letters(number: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, place = divmod(number - 1, len(_ALPHABET))
        letters = _ALPHABET[place] + letters
    return letters
