"""From a draft to a witness: the lines are set one under another, and everything planted gets its span."""

import hashlib
import html
import re
from collections.abc import Sequence

import msgspec
from tests.support.planted import texts
from tests.support.planted.houses import CREDIT_RELATION, Line, Outlet, Stamp
from tests.support.planted.texts import Draft, Piece

from stemma.model import Credit, Role, Sentence, Witness, Zone, stable_id

WORD = re.compile(r"\w+")


class Told(msgspec.Struct, frozen=True):
    """A printed sentence, the clauses that it carries by stock, and its folded words."""

    sentence: Sentence
    stocks: tuple[str, ...]
    quoted: bool
    words: tuple[str, ...]


class Slot(msgspec.Struct, frozen=True):
    """A value as printed: `key` is the stock of its clause and the name of the value."""

    key: str
    start: int
    end: int
    text: str


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A witness and what is known of its text. `file` is what stands on disk, `place` how it stands there."""

    witness: Witness
    zones: list[Zone]
    told: list[Told]
    credits: list[Credit]
    slots: list[Slot]
    file: bytes


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """How and where a witness is printed. `form` is txt, html or jsonl; `name` its path in the pile."""

    name: str
    form: str
    outlet: Outlet
    stamp: Stamp


class Setting:
    """Sets type: keeps the text so far and the spans in it."""

    def __init__(self) -> None:
        self.text = ""
        self.zones: list[tuple[int, Role]] = []
        self.runs: list[tuple[int, int, Role]] = []
        self.slots: list[Slot] = []

    def zone(self, role: Role) -> None:
        """Begin a zone here, unless the last one has the same role."""
        if not self.zones or self.zones[-1][1] is not role:
            self.zones.append((len(self.text), role))

    def pieces(self, pieces: Sequence[Piece]) -> None:
        """Set some pieces and remember their slots."""
        for piece in pieces:
            start = len(self.text)
            self.text += piece.text
            if piece.slot:
                self.slots.append(Slot(piece.slot, start, len(self.text), piece.text))

    def line(self, line: Line) -> None:
        """Set a line; every run of a body paragraph is one sentence."""
        if line.dateline:
            self.zone(Role.DATELINE)
            self.pieces(line.dateline)
        self.zone(line.role)
        for number, run in enumerate(line.runs):
            self.text += " " if number else ""
            start = len(self.text)
            self.pieces(run)
            self.runs.append((start, len(self.text), line.role))


def print_witness(draft: Draft, lines: Sequence[Line], sheet: Sheet) -> Printed:
    """Return a laid-out draft as a witness with its file."""
    separator = "\n\n" if sheet.form == "html" else sheet.outlet.separator
    setting = Setting()
    blocks: list[tuple[Role, str]] = []
    for number, line in enumerate(lines):
        setting.text += separator if number else ""
        start = len(setting.text)
        setting.line(line)
        blocks.append((line.role, setting.text[start:]))
    title = draft.headline
    file = _file(sheet, title, blocks, setting.text)
    sha = hashlib.sha256(file).hexdigest()
    witness = _witness(sheet, title, setting.text, sha)
    return Printed(
        witness=witness,
        zones=_zones(witness, setting.zones),
        told=_told(witness, setting.runs, list(texts.sentences(draft))),
        credits=[
            Credit(
                witness=witness.id,
                start=slot.start,
                end=slot.end,
                outlet=slot.text,
                relation=CREDIT_RELATION,
                why="planted",
            )
            for slot in setting.slots
            if "credit:" in slot.key
        ],
        slots=[slot for slot in setting.slots if "credit:" not in slot.key],
        file=file,
    )


def _witness(sheet: Sheet, title: str, text: str, sha: str) -> Witness:
    media = {"txt": "text/plain", "html": "text/html", "jsonl": "application/json"}[sheet.form]
    stem = re.split(r"[#/]", sheet.name)[-1].partition(".")[0]
    return Witness(
        id=stable_id("witness", sheet.name, sha),
        path=sheet.name,
        siglum=stem,
        title=title,
        outlet=sheet.outlet.name,
        url=None if sheet.form == "txt" else f"https://{sheet.outlet.host}/{stem}",
        published=sheet.stamp.iso,
        language="en",
        media_type=media,
        encoding="utf-8",
        sha256=sha,
        chars=len(text),
        text=text,
        places=[sheet.name],
    )


def _zones(witness: Witness, starts: list[tuple[int, Role]]) -> list[Zone]:
    ends = [start for start, _ in starts[1:]] + [witness.chars]
    return [
        Zone(witness=witness.id, start=start, end=end, role=role, score=1.0, why="planted")
        for (start, role), end in zip(starts, ends, strict=True)
    ]


def _told(witness: Witness, runs: list[tuple[int, int, Role]], planted: list[texts.Sentence]) -> list[Told]:
    told = []
    body = 0
    for start, end, role in runs:
        if role not in (Role.BODY, Role.CAPTION):
            continue
        index = body if role is Role.BODY else -1
        record = Sentence(
            id=stable_id("sentence", witness.id, start, end), witness=witness.id, start=start, end=end, index=index
        )
        words = tuple(word.lower() for word in WORD.findall(witness.text[start:end]))
        sentence = planted[body] if role is Role.BODY else None
        stocks = tuple(clause.stock for clause in sentence.clauses) if sentence else ()
        told.append(Told(record, stocks, sentence.quoted if sentence else False, words))
        body += role is Role.BODY
    return told


def _file(sheet: Sheet, title: str, blocks: Sequence[tuple[Role, str]], text: str) -> bytes:
    match sheet.form:
        case "html":
            return _page(sheet, title, blocks).encode()
        case "jsonl":
            line = {
                "id": sheet.name.partition("#")[2],
                "url": f"https://{sheet.outlet.host}/{sheet.name.partition('#')[2]}",
                "outlet": sheet.outlet.name,
                "title": title,
                "published": sheet.stamp.iso,
                "text": text,
            }
            return msgspec.json.encode(line)
        case _:
            return text.encode()


def _page(sheet: Sheet, title: str, blocks: Sequence[tuple[Role, str]]) -> str:
    first = next(number for number, (role, _) in enumerate(blocks) if role is Role.HEADLINE)
    last = max(number for number, (role, _) in enumerate(blocks) if role in (Role.BODY, Role.CREDIT))
    meta = f'<meta property="article:published_time" content="{sheet.stamp.iso}">\n' if sheet.stamp.iso else ""
    above = "".join(f"<li><a href='#'>{html.escape(text)}</a></li>\n" for _, text in blocks[:first])
    inside = "".join(_element(role, text) for role, text in blocks[first : last + 1])
    below = "".join(f"<p><a href='#'>{html.escape(text)}</a></p>\n" for _, text in blocks[last + 1 :])
    return (
        f"<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n<title>{html.escape(title)}</title>\n"
        f'<meta property="og:title" content="{html.escape(title)}">\n'
        f'<meta property="og:site_name" content="{html.escape(sheet.outlet.name)}">\n{meta}</head>\n<body>\n'
        f"<nav><ul>\n{above}</ul></nav>\n<main><article>\n{inside}</article></main>\n<footer>\n{below}</footer>\n"
        "</body>\n</html>\n"
    )


def _element(role: Role, text: str) -> str:
    said = html.escape(text, quote=False)
    match role:
        case Role.HEADLINE:
            return f"<h1>{said}</h1>\n"
        case Role.BYLINE:
            return f'<p class="byline">{said}</p>\n'
        case Role.PUBLISHED:
            return f'<p class="date"><time>{said}</time></p>\n'
        case Role.CAPTION:
            return f"<figure><figcaption>{said}</figcaption></figure>\n"
        case Role.FURNITURE:
            return f'<aside><p><a href="#">{said}</a></p></aside>\n'
        case _:
            return f"<p>{said}</p>\n"
