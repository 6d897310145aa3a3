"""A page as plain lines, as a person copies it from the screen: the rules of innerText, without style sheets.

Independent of the product, so that nothing that it does to pages can help it here.
"""

import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import ParserError, _Element

#: Elements that begin a line and end one.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
        "html",
    }
)
#: Elements of which nothing is seen as text.
UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "title",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "select",
        "datalist",
        "textarea",
        "noembed",
        "noframes",
    }
)
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: What is for screen readers alone lies off the screen, and nobody marks it with a mouse.
HIDING_CLASS = re.compile(r"(?:^|\s)(?:sr-only|(?:u-)?visually-?hidden|screen-?reader(?:-text|-only)?)(?:\s|$)")
SPACES = re.compile(r"\s+")
#: Cells of one row are copied with a tab between them.
CELL = "\t"
BREAK = "\n"


def flatten(page: bytes) -> list[str]:
    """Return the lines of a page without empty ones, white space inside them made single."""
    try:
        root = lxml.html.document_fromstring(
            page.replace(b"\0", b" "), parser=lxml.html.HTMLParser(encoding=charset(page))
        )
    except (ParserError, ValueError):
        return []
    lines: list[str] = []
    for line in "".join(_shown(root)).split(BREAK):
        cells = [SPACES.sub(" ", cell).strip() for cell in line.split(CELL)]
        lines.append(CELL.join(cell for cell in cells if cell))
    return [line for line in lines if line]


def charset(page: bytes) -> str:
    """Return the charset that a page is read in: UTF-8 where its bytes are that, or what it declares."""
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", page[:4096])
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return declared[1].decode() if declared else "windows-1252"
    return "utf-8"


def _shown(element: _Element) -> Iterator[str]:
    """Yield text, line breaks and tabs in the order of the page; one step for each element, however deep it lies."""
    open_elements: list[tuple[_Element, Iterator[_Element]]] = []
    current: _Element | None = element
    while current is not None or open_elements:
        if current is not None:
            if _is_seen(current):
                yield from _begin(current)
                open_elements.append((current, iter(current)))
            else:
                yield _words(current.tail)
        ended, children = open_elements[-1] if open_elements else (element, iter(()))
        current = next(children, None)
        if current is None and open_elements:
            open_elements.pop()
            yield from _finish(ended)


def _begin(element: _Element) -> Iterator[str]:
    if element.tag in BLOCKS or element.tag == "br":
        yield BREAK
    elif element.tag in {"td", "th"}:
        yield CELL
    yield _words(element.text)


def _finish(element: _Element) -> Iterator[str]:
    if element.tag in BLOCKS:
        yield BREAK
    yield _words(element.tail)


def _words(text: str | None) -> str:
    return SPACES.sub(" ", text) if text else ""


def _is_seen(element: _Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return False
    if tag in {"html", "body"}:
        return True
    hidden = element.get("hidden") is not None or HIDING.search(element.get("style", ""))
    return not hidden and not HIDING_CLASS.search(element.get("class", "").lower())
