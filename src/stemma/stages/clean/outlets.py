"""Names of outlets and agencies in a text: the bundled list, found at word boundaries."""

import re
from functools import cache

import msgspec

from stemma.data import load_toml

_FIRST_WORD = re.compile(r"(?<![\w@#])(?:[^\W_][\w’'&!-]*)(?:[.](?=\w)[\w.]*)*")
_GAP = re.compile(r"[ \u00a0\t]+")
_ARTICLE = re.compile(r"[Tt][Hh][Ee][ \u00a0]\Z")
#: Shorter names are too often common words to be taken without their capitals.
_CAPITALS_MATTER = 4


class OutletList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bundled list: plain name to the other forms in which texts name it, by what kind of outlet it is."""

    agencies: dict[str, list[str]]
    broadcasters: dict[str, list[str]]
    papers: dict[str, list[str]]
    sites: dict[str, list[str]]
    pictures: dict[str, list[str]]
    own: dict[str, list[str]]
    common: dict[str, list[str]]


class OutletName(msgspec.Struct, frozen=True):
    """An outlet named in a text: half-open span, its plain name, and what kind of name it is."""

    start: int
    end: int
    outlet: str
    #: An everyday word or a short that means other things as well: it needs a clear cue.
    common: bool
    picture: bool
    agency: bool
    #: It stands in the bundled list.
    listed: bool = True


class _Form(msgspec.Struct, frozen=True):
    text: str
    outlet: str
    common: bool
    picture: bool
    agency: bool


@cache
def _owners() -> dict[str, list[str]]:
    return load_toml("clean/outlets.toml", OutletList).own


def is_own_title(name: str, outlet: str | None) -> bool:
    """Return whether a name is a programme or a printed title of the site that a text stands on."""
    site = (outlet or "").casefold()
    return any(site == host or site.endswith(f".{host}") for host in _owners().get(name, []))


@cache
def _forms() -> dict[str, list[_Form]]:
    """Return the forms of all names by their first word in each way to write it, longest form first."""
    outlets = load_toml("clean/outlets.toml", OutletList)
    common = frozenset(outlets.common["names"])
    index: dict[str, list[_Form]] = {}
    kinds = (outlets.agencies, outlets.broadcasters, outlets.papers, outlets.sites, outlets.pictures)
    for kind in kinds:
        for outlet, others in kind.items():
            for text in (outlet, *others):
                form = _Form(text, outlet, text in common, kind is outlets.pictures, kind is outlets.agencies)
                first = _FIRST_WORD.match(text)
                for written in _ways(first.group() if first else text):
                    index.setdefault(written, []).append(form)
    for forms in index.values():
        forms.sort(key=lambda form: (-len(form.text), form.text))
    return index


def _ways(word: str) -> list[str]:
    """Return how a first word may stand in a text: a capital stays one, the other letters may be either."""
    ways = {word, word.upper(), word.capitalize(), word.title()}
    return sorted(ways if word[0].isupper() else ways | {word.casefold()})


def find_outlets(text: str, start: int, end: int) -> list[OutletName]:
    """Return the outlets named in a stretch of text, in order, the longest form at each place, with its article."""
    forms = _forms()
    words = _FIRST_WORD.findall(text, start, end)
    cut = "'" in (stretch := text[start:end]) or "’" in stretch
    if forms.keys().isdisjoint(words) and not (cut and any("'" in word or "’" in word for word in words)):
        return []
    found: list[OutletName] = []
    past = start
    for word in _FIRST_WORD.finditer(text, start, end):
        written = word.group()
        found_forms = forms.get(written)
        if found_forms is None and ("’" in written or "'" in written):
            bare = written.replace("’", "'")
            found_forms = forms.get(bare) or forms.get(bare.removesuffix("'s"))
        if found_forms is None or word.start() < past:
            continue
        for form in found_forms:
            stop = word.start() + len(form.text)
            if stop <= end and _is_form(text, word.start(), stop, form=form.text):
                found.append(_named(text, word.start(), stop, floor=max(start, past), form=form))
                past = stop
                break
    return found


def _is_form(text: str, start: int, stop: int, *, form: str) -> bool:
    """Return whether the text has this form here: same letters, whole words, capitals where the form has them."""
    here = text[start:stop].replace("\u00a0", " ").replace("’", "'")
    if stop < len(text) and (text[stop].isalnum() or text[stop] in "_@"):
        return False
    if here == form:
        return True
    if here.casefold() != form.casefold() or len(form) < _CAPITALS_MATTER or form.isupper():
        return False
    return all(
        word[:1].isupper() or not ours[:1].isupper() for word, ours in zip(here.split(), form.split(), strict=False)
    )


def _named(text: str, start: int, stop: int, *, floor: int, form: _Form) -> OutletName:
    article = _ARTICLE.search(text, max(floor, start - 4), start)
    begin = article.start() if article else start
    return OutletName(begin, stop, form.outlet, form.common, form.picture, form.agency)
