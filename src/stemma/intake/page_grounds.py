"""Where the facts of a page were found: the first statement that says what was taken."""

from collections.abc import Iterator, Mapping, Sequence

from stemma.intake.body import fold
from stemma.intake.facts import FACT_NAMES, Facts
from stemma.intake.moments import iso_moment
from stemma.intake.outlets import host_of
from stemma.intake.shown import Shown
from stemma.intake.stated import Stated, meta_pairs, names_in, text_value
from stemma.model import Ground

#: What JSON-LD calls the facts that it may state.
_PROPERTIES: Mapping[str, str] = {
    "title": "headline",
    "outlet": "publisher",
    "url": "url",
    "published": "datePublished",
    "modified": "dateModified",
    "byline": "author",
}
_MOMENTS = frozenset({"published", "modified"})
#: Where a fact comes from that no statement of the page gives as it is.
_ELSE: Mapping[str, tuple[str, bool]] = {
    "title": ("title of the document", True),
    "outlet": ("what follows the headline in the title of the document", True),
    "published": ("date in the address", True),
    "modified": ("date shown on the page", False),
    "retrieved": ("comment of the program that saved the page", False),
    "language": ("words of the body, else what the page states", True),
}


def page_grounds(facts: Facts, stated: Stated, blocks: Sequence[Shown]) -> dict[str, Ground]:
    """Return where each fact of a page was found; what rests on no plain statement says that it is inferred."""
    grounds: dict[str, Ground] = {}
    for name in FACT_NAMES:
        value = getattr(facts, name)
        if name == "language":
            # Heard in the words later on, which may also give what the page does not state.
            grounds[name] = Ground(fact=name, where=_ELSE[name][0], inferred=True)
        if value is None or name == "language":
            continue
        same = _same_moment if name in _MOMENTS else _same_words
        found = next((where for where, told in _statements(name, stated, blocks) if told and same(told, value)), None)
        where, inferred = (found, False) if found else _otherwise(name, facts)
        grounds[name] = Ground(fact=name, where=where, inferred=inferred)
    return grounds


def _statements(name: str, stated: Stated, blocks: Sequence[Shown]) -> Iterator[tuple[str, str | None]]:
    if name == "title":
        yield from (("heading on the page", block.text) for block in blocks if block.path[-3:-1] == "/h")
    if name == "url":
        yield "canonical link", stated.canonical
    if name in _PROPERTIES:
        told = stated.article.get(_PROPERTIES[name])
        plain = ", ".join(names_in(told)) if name == "byline" else text_value(told)
        yield f"JSON-LD {_PROPERTIES[name]}", plain
    if name in {"title", "outlet", "url", "published", "modified", "byline"}:
        yield from ((f"meta {meta}", value) for meta, value in meta_pairs(stated, name))
    if name == "url":
        yield "comment of the program that saved the page", stated.saved_from
    if name == "published":
        yield from (("JSON-LD datePublished of another object", value) for value in stated.published)
        yield from (("time element", value) for value, _ in stated.times)


def _otherwise(name: str, facts: Facts) -> tuple[str, bool]:
    if name == "outlet" and facts.outlet == host_of(facts.url):
        return "host of the address", True
    if name == "published" and facts.published and facts.published.replace("-", "/") not in (facts.url or ""):
        return "date shown on the page", False
    return _ELSE.get(name, ("the page", True))


def _same_words(told: str, value: str) -> bool:
    return fold(told).casefold() == fold(value).casefold()


def _same_moment(told: str, value: str) -> bool:
    return iso_moment(told) == value
