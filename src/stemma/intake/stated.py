"""What a page states of itself: JSON-LD, meta tags, links, <time>, and the comments of programs that save pages."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from typing import Any, NamedTuple

import msgspec

from stemma.data import load_toml
from stemma.intake.markup import Kind, Piece, attributes_of
from stemma.intake.outlets import host_of

#: Programs that save pages say so in a comment of this size at most.
_COMMENT_CHARS = 2000

#: How deep objects that describe the page lie inside one another.
_DEPTH = 4

#: Where JSON-LD keeps objects that describe something else than the page.
_ELSEWHERE = frozenset(
    {"itemListElement", "hasPart", "mentions", "about", "citation", "isBasedOn", "relatedLink", "comment"}
)

#: Tags that tell something of the page beside its text.
_TELLING = frozenset({"meta", "link", "html", "time", "title", "script"})

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.MULTILINE)
_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified)"\s*:\s*"([^"\\\n]{1,400})"')
_SAVED_ON = re.compile(r"saved date:\s*([^\n]+)|FILE ARCHIVED ON ([\d:]+ \w+ \d+, \d{4})")


class _PageNames(msgspec.Struct, frozen=True):
    metas: dict[str, list[str]]
    articles: dict[str, list[str]]


class Stated(NamedTuple):
    """What a page states, as it stands there."""

    metas: Mapping[str, str]
    article: Mapping[str, Any]
    #: When other objects say that the page was published; they count where nothing better does, or to make it finer.
    published: Sequence[str]
    canonical: str | None
    language: str | None
    document_title: str
    #: Values of <time datetime>, with the place of the tag; those marked as the publication come first.
    times: Sequence[tuple[str, int]]
    saved_from: str | None
    saved_on: str | None


@cache
def _names() -> _PageNames:
    return load_toml("intake/pages.toml", _PageNames)


def read_stated(text: str, pieces: Sequence[Piece]) -> Stated:
    """Return what a page states of itself."""
    metas: dict[str, str] = {}
    links: dict[str, str] = {}
    objects: list[Mapping[str, Any]] = []
    times: list[tuple[bool, int, str]] = []
    language, title, comments = None, "", []
    for place, piece in enumerate(pieces):
        if piece.kind is Kind.COMMENT and piece.end - piece.start < _COMMENT_CHARS:
            comments.append(text[piece.start : piece.end])
        if piece.kind is not Kind.OPEN or piece.name not in _TELLING:
            continue
        attributes = attributes_of(piece)
        if piece.name == "meta":
            _add_meta(metas, attributes)
        elif piece.name == "link":
            links.setdefault(attributes.get("rel", "").lower(), attributes.get("href", "").strip())
        elif piece.name == "html":
            language = language or attributes.get("lang") or attributes.get("xml:lang")
        elif piece.name == "time":
            times.append(_time(attributes, piece.start))
        elif piece.name == "title":
            title = title or " ".join(unescape(_content(text, pieces, place)).split())
        elif "ld+json" in attributes.get("type", "").lower():
            objects += _objects(_content(text, pieces, place))
    saved = "\n".join(comments)
    canonical = _address(links.get("canonical"))
    return Stated(
        metas=metas,
        article=_article(objects, canonical),
        published=[value for one in objects if (value := text_value(one.get("datePublished")))],
        canonical=canonical,
        language=language,
        document_title=title,
        times=[(moment, place) for _, place, moment in sorted(times) if moment],
        saved_from=_address(_group(_SAVED_FROM.search(saved))),
        saved_on=_group(_SAVED_ON.search(saved)),
    )


def meta_values(stated: Stated, name: str) -> Iterator[str]:
    """Yield what the meta tags give for one of our fields, most telling first."""
    yield from (value for _, value in meta_pairs(stated, name))


def meta_pairs(stated: Stated, name: str) -> Iterator[tuple[str, str]]:
    """Yield the meta tags for one of our fields and what they give, most telling first."""
    pairs = ((meta, stated.metas.get(meta)) for meta in _names().metas[name])
    yield from ((meta, value) for meta, value in pairs if value)


def names_in(value: object) -> list[str]:
    """Return the names in a JSON-LD value: a string, an object with a name, or a list of these; no addresses."""
    if isinstance(value, list):
        return [name for part in value for name in names_in(part)]
    name = text_value(value.get("name") if isinstance(value, Mapping) else value)
    return [name] if name and "://" not in name else []


def text_value(value: object) -> str | None:
    """Return a JSON-LD value as a plain string: the name or address of an object, the first of a list."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id") or value.get("url")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _content(text: str, pieces: Sequence[Piece], place: int) -> str:
    """Return what stands in a raw element that opens at a place."""
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    return text[following.start : following.end] if following and following.kind is Kind.RAW else ""


def _add_meta(metas: dict[str, str], attributes: Mapping[str, str]) -> None:
    for key in ("property", "name", "itemprop", "http-equiv"):
        name = attributes.get(key, "").strip().lower()
        if name:
            metas.setdefault(name, attributes.get("content", "").strip())


def _time(attributes: Mapping[str, str], place: int) -> tuple[bool, int, str]:
    marks = (
        f"{attributes.get('itemprop', '')} {attributes.get('class', '')} {'pubdate' if 'pubdate' in attributes else ''}"
    )
    told = "datepublished" in marks.lower() or "pubdate" in marks.lower()
    return not told, place, attributes.get("datetime", "")


def _address(value: str | None) -> str | None:
    return value if value and re.match(r"https?://", value) and host_of(value) else None


def _group(found: re.Match[str] | None) -> str | None:
    return None if found is None else next(filter(None, found.groups()), None)


def _objects(content: str) -> list[Mapping[str, Any]]:
    bare = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", content.strip()
    ).rstrip(" ;\n")
    try:
        return list(_described(json.loads(bare, strict=False), 0))
    except (ValueError, RecursionError):
        return _salvaged(bare)


def _salvaged(broken: str) -> list[Mapping[str, Any]]:
    """Return what a broken object still says in plain pairs, the first of a name: a stray comma breaks many."""
    pairs: dict[str, Any] = {}
    for name, value in _PAIR.findall(broken):
        pairs.setdefault(name, value)
    return [pairs] if "datePublished" in pairs or "headline" in pairs else []


def _described(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects that may describe the page itself."""
    if isinstance(value, list):
        for part in value:
            yield from _described(part, depth)
    elif isinstance(value, Mapping) and depth < _DEPTH:
        yield value
        for key, inner in value.items():
            if key not in _ELSEWHERE and isinstance(inner, Mapping | list):
                yield from _described(inner, depth + 1)


def _article(objects: Sequence[Mapping[str, Any]], canonical: str | None) -> Mapping[str, Any]:
    """Return the object that describes the report of the page, an empty one where none does."""
    types = _names().articles["types"]
    ranked = [
        (min(types.index(kind) for kind in kinds), _about(candidate) != canonical, place)
        for place, candidate in enumerate(objects)
        if (kinds := [kind for kind in _kinds(candidate) if kind in types])
    ]
    return objects[min(ranked)[-1]] if ranked else {}


def _kinds(candidate: Mapping[str, Any]) -> list[str]:
    kind = candidate.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(name).rpartition("/")[2] for name in kinds if name]


def _about(candidate: Mapping[str, Any]) -> str | None:
    page = candidate.get("mainEntityOfPage")
    return text_value(candidate.get("url")) or (page.get("@id") if isinstance(page, Mapping) else text_value(page))
