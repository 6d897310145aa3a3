"""Which files a pile consists of, by what name each is known, and what a sidecar states of it."""

import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

import msgspec

from stemma.intake.facts import NO_FACTS, Facts, overlay
from stemma.intake.sidecar import SIDECARS, Sidecar, read_sidecar
from stemma.intake.suggest import nearest
from stemma.model import Unread

#: Files in which a sidecar may name single records, so that an unknown name in it may be one of those.
_CONTAINERS = (
    ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".gz", ".parquet", ".zip", ".wacz", ".warc", ".xml", ".rss", ".atom",
    ".mbox", ".eml",
)  # fmt: skip

#: How browsers call the folder beside a page that they saved "complete": the page's name and one of these.
_BELONGINGS = (
    "_files",
    "-files",
    ".files",
    "_Dateien",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_file",
    "_bestanden",
    "_arquivos",
    "_pliki",
)
_PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")

#: Files that speak of a pile and are no part of it.
_ABOUT_PILES = re.compile(r"(?:readme|licen[cs]e|copying)(?:\.(?:md|txt|rst))?", re.IGNORECASE)


class PileFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a pile, ready to be read on its own, in any process."""

    path: str
    #: Its path inside the pile, with forward slashes.
    name: str
    #: What a sidecar states of the whole file.
    stated: Facts = NO_FACTS
    #: What a sidecar states of single records, by id or line.
    stated_of_records: Mapping[str, Facts] = {}

    def stated_of(self, *names: str | None) -> Facts:
        """Return what is stated of a record under any of its names, before what is stated of the file."""
        own = next(
            (self.stated_of_records[name] for name in names if name is not None and name in self.stated_of_records),
            NO_FACTS,
        )
        return overlay(own, self.stated)


class Pile(NamedTuple):
    """The files of a pile, sorted by name, and what could not be found."""

    files: list[PileFile]
    unread: list[Unread]


def find_files(paths: Sequence[Path]) -> Pile:
    """Return the files under paths: files, folders with all below them, and globs, each file once.

    Hidden files, sidecars and what is called README or LICENSE are no witnesses. Raises PileError on a wrong sidecar.
    """
    unread: list[Unread] = []
    found: dict[Path, None] = {}
    roots: list[Path] = []
    for path in paths:
        places = _expand(path)
        if not places:
            unread.append(
                Unread(
                    path=str(path), place="", problem="there is nothing there", remedy="check the path and its spelling"
                )
            )
        for place in places:
            roots.append(place if place.is_dir() else place.parent)
            found.update(dict.fromkeys(_files_below(place)))
    base = _common(roots)
    named = sorted((_name(path, base), path) for path in found)
    files = [PileFile(path=str(path), name=name) for name, path in named if not speaks_of_pile(path.name)]
    for sidecar in sorted({folder / name for folder in _folders(roots, found) for name in SIDECARS}):
        if sidecar.is_file():
            files, unmatched = _state(files, read_sidecar(sidecar), folder=_name(sidecar.parent, base))
            unread += [_unmatched(key, _name(sidecar, base), files) for key in unmatched]
    return Pile(files, unread)


def speaks_of_pile(name: str) -> bool:
    """Tell whether a file speaks of a pile and is no part of it: sidecars, READMEs, licences."""
    return name in SIDECARS or _ABOUT_PILES.fullmatch(name) is not None


def belongings(paths: Iterable[PurePath]) -> set[PurePath]:
    """Return the folders of what belongs to a page that a browser saved "complete": pictures, frames, scripts."""
    pages = {path.with_suffix("") for path in paths if path.suffix.lower() in _PAGE_ENDINGS}
    return {page.with_name(page.name + ending) for page in pages for ending in _BELONGINGS}


def _expand(path: Path) -> list[Path]:
    if path.exists():
        return [path.resolve()]
    return [Path(place).resolve() for place in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 - `path` may be absolute


def _files_below(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place):
        saved = {path.name for path in belongings(PurePath(name) for name in names)}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved)
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _common(roots: Sequence[Path]) -> Path | None:
    try:
        return Path(os.path.commonpath(roots)) if roots else None
    except ValueError:  # two drives
        return None


def _name(path: Path, base: Path | None) -> str:
    return path.relative_to(base).as_posix() if base else path.as_posix()


def _folders(roots: Sequence[Path], files: Mapping[Path, None]) -> set[Path]:
    return {*roots, *(path.parent for path in files)}


def _state(files: list[PileFile], sidecar: Sidecar, *, folder: str) -> tuple[list[PileFile], list[str]]:
    """Return the files with what a sidecar in a folder of the pile states, and its keys that name nothing."""
    prefix = "" if folder == "." else f"{folder}/"
    used: set[str] = set()
    stated: list[PileFile] = []
    for file in files:
        if not file.name.startswith(prefix):
            stated.append(file)
            continue
        facts, records = sidecar.of_file(file.name[len(prefix) :], used)
        stated.append(
            msgspec.structs.replace(
                file, stated=overlay(file.stated, facts), stated_of_records={**records, **file.stated_of_records}
            )
        )
    containers = any(file.name.endswith(_CONTAINERS) for file in files)
    return stated, [] if containers else [key for key in sidecar.entries if key not in used]


def _unmatched(key: str, sidecar: str, files: Sequence[PileFile]) -> Unread:
    names = [file.name for file in files]
    hint = nearest(key, names) if names else ""
    return Unread(
        path=sidecar,
        place=key,
        problem="it names a file that is not in the pile",
        remedy=f"correct the name{hint if 'mean' in hint else ''}",
    )
