"""What a page shows: its visible text, paragraph by paragraph, each with its place in the file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple

from stemma.intake.markup import RAW, Kind, Piece, attributes_of

#: Browsers, too, nest no deeper and lay what is deeper side by side.
_DEEPEST = 256

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)

#: Shown as something else than their content, or not at all.
_NEVER_SHOWN = frozenset(["audio", "canvas", "datalist", "object", "rp", "select", "video", "svg", "template"]) | RAW

#: An element that opens ends those of `ends` around it, unless one of `within` stands between.
_TABLE = frozenset({"table"})
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), _TABLE),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), _TABLE),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), _TABLE),
}
_PARAGRAPH = (frozenset({"p"}), frozenset({"table", "td", "th", "caption", "button"}))
_KEEPS_P = frozenset({"button", "option", "optgroup", "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "legend"})
_CELLS = frozenset({"td", "th", "table", "caption"})
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})

_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|right|text-indent)\s*:\s*-\d{3}|font-size\s*:\s*0(?:px|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
#: What pages call text that is for screen readers alone.
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|(?:u-)?visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|element-invisible)(?:\s|$)",
    re.IGNORECASE,
)
#: A tag whose attributes have none of these hides nothing; an entity may write any of them otherwise.
_MAY_HIDE = re.compile(
    r"hidden|&|display\s*:|visibility|:\s*-|font-size\s*:\s*0|sr-only|screen-?reader|element-invisible", re.IGNORECASE
)

#: One of these stands in whatever that finds; looking for them takes a tenth of its time, and most tags have none.
_HIDING_HINTS = ("&", "hidden", "isplay", "isibility", "font-size", "sr-only", "screen", "invisible")
_OFF_SCREEN = re.compile(r":\s*-")

_SPACES = re.compile(r"[ \t\n\r\f]+")
_EDGES = " \t\n\r\f"
_LINK = "a"


class Laid(NamedTuple):
    """A stretch of a paragraph that one piece of the file gives: where it begins in the paragraph, and its place."""

    at: int
    size: int
    start: int
    end: int


class Shown(NamedTuple):
    """A paragraph as the page shows it, and its half-open place in the file."""

    text: str
    start: int
    end: int
    #: Tags from the root, inline ones left out.
    path: str
    link_density: float
    #: The stretches that it is laid out of, in order; what stands between two is white space or a line break.
    laid: tuple[Laid, ...] = ()


class _Open(NamedTuple):
    name: str
    path: str
    hidden: bool
    block: bool


class Page:
    """Collects what a page shows, piece by piece; `finish` gives the paragraphs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown: list[Shown] = []
        self._stack: list[_Open] = [_Open("", "", hidden=False, block=True)]
        # No Counter: it takes three times as long to say that an element is not open.
        self._open: defaultdict[str, int] = defaultdict(int)
        self._too_deep: defaultdict[str, int] = defaultdict(int)
        #: Elements that stood deeper than is nested here.
        self.too_deep = 0
        self._closed_link = -1
        self._begin()

    @property
    def path(self) -> str:
        """The tags around the place that has been reached, inline ones left out."""
        return self._stack[-1].path

    def feed(self, piece: Piece) -> None:
        """Take the next piece of markup."""
        if piece.kind is Kind.CHARS:
            if not self._stack[-1].hidden:
                self._add(piece)
        elif piece.kind is Kind.OPEN:
            self._enter(piece)
        elif piece.kind is Kind.CLOSE:
            self._leave(piece)

    def finish(self) -> list[Shown]:
        """Return all paragraphs in order."""
        self._break()
        return self._shown

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._laid: list[Laid] = []
        self._chars = 0
        self._start = self._end = 0
        self._path = ""
        self._linked = self._solid = 0
        self._space = False

    def _break(self) -> None:
        """End the paragraph that is being collected."""
        text = "".join(self._parts).strip("\n")
        if text.strip():
            density = self._linked / max(1, self._solid)
            self._shown.append(Shown(text, self._start, self._end, self._path, density, tuple(self._laid)))
        if self._parts or self._space:
            self._begin()

    def _add(self, piece: Piece) -> None:
        raw = self._text[piece.start : piece.end]
        if self._open["pre"]:
            self._add_kept(raw, piece.start)
            return
        inner = raw.strip(_EDGES)
        text = _SPACES.sub(" ", unescape(raw) if "&" in raw else raw)
        words = text.strip(_EDGES)
        if not words:
            self._space = self._space or bool(text)
            return
        start = piece.start + raw.index(inner[0])
        space = self._space or text[0] == " "
        self._append(words, start, start + len(inner), space=space)
        self._space = text[-1] == " "

    def _add_kept(self, raw: str, start: int) -> None:
        """Add text whose white space is shown; an empty line in it ends a paragraph."""
        for found in re.finditer(r"(?:[^\r\n]|\r?\n(?![ \t]*\r?\n))+", raw):
            if found.start() and self._parts:
                self._break()
            kept = found[0].strip("\r\n")
            if kept.strip():
                at = start + found.start() + found[0].index(kept)
                self._append(unescape(kept).replace("\r\n", "\n"), at, at + len(kept), space=self._space)

    def _append(self, words: str, start: int, end: int, *, space: bool) -> None:
        if not self._parts:
            self._start, self._path = start, self._stack[-1].path
        elif space and self._parts[-1] != "\n":
            self._parts.append(" ")
            self._chars += 1
        self._parts.append(words)
        self._laid.append(Laid(self._chars, len(words), start, end))
        self._chars += len(words)
        self._end = end
        solid = len(words) - words.count(" ")
        self._solid += solid
        self._linked += solid if self._open[_LINK] else 0
        self._space = False

    def _enter(self, piece: Piece) -> None:
        name = piece.name
        if name == "br":
            self._line_break()
            return
        block = name in _BLOCKS
        if name == _LINK and self._open[_LINK]:
            self._remove(_LINK)
        if name == _LINK and self._closed_link == piece.start and not self._space:
            # Two links that touch are two entries of a menu, set apart by the style sheet.
            self._break()
        if block:
            self._end_implied(name)
        hidden = self._stack[-1].hidden or _is_hidden(piece)
        if block and not hidden:
            self._break()
        if name in _VOID:
            return
        if len(self._stack) > _DEEPEST and (self._stack[-1].hidden or not hidden):
            self._too_deep[name] += 1
            self.too_deep += 1
            return
        around = self._stack[-1].path
        path = (f"{around}/{name}" if around else name) if block else around
        self._stack.append(_Open(name, path, hidden=hidden, block=block))
        self._open[name] += 1

    def _leave(self, piece: Piece) -> None:
        name = piece.name
        if name == "br":
            self._line_break()
        elif self.too_deep and self._too_deep[name]:
            self._too_deep[name] -= 1
            if name in _BLOCKS:
                self._break()
        elif name in _BLOCKS:
            self._end_block(name)
        elif self._open[name]:
            self._remove(name)
            self._closed_link = piece.end if name == _LINK else self._closed_link

    def _line_break(self) -> None:
        if self._stack[-1].hidden or not self._parts:
            return
        if self._parts[-1] == "\n":
            self._break()
        else:
            self._parts.append("\n")
            self._chars += 1
            self._space = False

    def _end_implied(self, name: str) -> None:
        if self._open["p"] and name not in _KEEPS_P:
            self._pop_to(*_PARAGRAPH)
        if name in _ENDS:
            self._pop_to(*_ENDS[name])

    def _end_block(self, name: str) -> None:
        shown = not self._stack[-1].hidden
        if self._open[name]:
            self._pop_to(frozenset({name}), frozenset() if name in _TABLE_PARTS else _CELLS)
        if shown:
            self._break()

    def _pop_to(self, names: frozenset[str], within: frozenset[str]) -> None:
        """End the innermost element of these names and all inside it, unless one of `within` stands between."""
        for place in range(len(self._stack) - 1, 0, -1):
            name = self._stack[place].name
            if name in names:
                if not self._stack[place].hidden:
                    self._break()
                for ended in self._stack[place:]:
                    self._open[ended.name] -= 1
                del self._stack[place:]
                return
            if name in within:
                return

    def _remove(self, name: str) -> None:
        """End the innermost inline element of a name; what was opened inside it stays open, as in a browser."""
        for place in range(len(self._stack) - 1, 0, -1):
            if self._stack[place].name == name:
                del self._stack[place]
                self._open[name] -= 1
                return


def shown_blocks(text: str, pieces: Iterable[Piece]) -> list[Shown]:
    """Return what a page, or a part of one, shows."""
    page = Page(text)
    for piece in pieces:
        page.feed(piece)
    return page.finish()


def _is_hidden(piece: Piece) -> bool:
    if piece.name in _NEVER_SHOWN:
        return True
    if piece.name in {"html", "body"}:
        # Hidden until a script has run: a page that shows nothing at all is not what anybody read.
        return False
    if piece.name != "dialog" and not (_is_suspect(piece.attributes) and _MAY_HIDE.search(piece.attributes)):
        return False
    attributes = attributes_of(piece)
    return (
        "hidden" in attributes
        or (piece.name == "dialog" and "open" not in attributes)
        or _HIDING_STYLE.search(attributes.get("style", "")) is not None
        or _HIDING_CLASS.search(attributes.get("class", "")) is not None
    )


def _is_suspect(attributes: str) -> bool:
    small = attributes.lower()
    return any(hint in small for hint in _HIDING_HINTS) or _OFF_SCREEN.search(small) is not None
