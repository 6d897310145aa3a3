"""Collate: the places where aligned passages of a story differ, and what each witness has there."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Alignment, Rows, Sentence, Site, SiteReading, Story, VariantKind, Witness, stable_id
from stemma.stages.reuse.columns import Branch, Column, build_columns, grow_tree
from stemma.stages.reuse.kinds import classify, normalise, read_words
from stemma.stages.reuse.passages import Passage, gather_passages
from stemma.text.tokens import Token, tokenise


class CollateSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How finely differences are told apart."""

    #: Share of words kept from which readings are collated word by word with all others; the rest in pairs.
    least_identity: float = 0.6
    #: Distinct readings of one passage that are collated; in a story of hundreds the rest are scarcely attested.
    most_readings: int = 120
    #: Words of a reading from which a difference between rewrites says no more than that they are rewrites.
    longest_rewording: int = 5
    #: Letters of agreement that must stand around such a difference, else the two words are neighbours by chance.
    least_flank: int = 8
    #: Words of a sentence that are looked at.
    longest: int = 400


DEFAULTS = CollateSettings()


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One passage of one witness with its words."""

    witness: str
    text: str
    start: int
    words: list[Token]


def collate_story(rows: Rows, *, settings: CollateSettings = DEFAULTS) -> Iterator[Site]:
    """Yield every place where passages of a story that carry the same text differ in their words."""
    story = rows.one(Story)
    texts = {witness.id: witness.text for witness in rows.of(Witness)}
    members = set(story.witnesses)
    inside = [alignment for alignment in rows.of(Alignment) if {alignment.left, alignment.right} <= members]
    sites: dict[str, Site] = {}
    for passages in gather_passages(rows.of(Sentence), inside):
        for site in _collate(story.id, [_text(texts, passage, settings=settings) for passage in passages], settings):
            sites[site.id] = site
    yield from (sites[name] for name in sorted(sites))


def _text(texts: dict[str, str], passage: Passage, *, settings: CollateSettings) -> Text:
    text = texts[passage.witness]
    words = [token for token in tokenise(text, passage.start, passage.end) if token.kind != "mark"]
    return Text(witness=passage.witness, text=text, start=passage.start, words=words[: settings.longest])


def _collate(story: str, texts: Sequence[Text], settings: CollateSettings) -> Iterator[Site]:
    """Yield the sites of one set of passages; equal ones are handled once."""
    held: dict[tuple[str, ...], list[Text]] = {}
    for text in texts:
        held.setdefault(tuple(word.fold for word in text.words), []).append(text)
    ranked = sorted(held, key=lambda folds: (-len(held[folds]), folds))[: settings.most_readings]
    holders = [held[folds] for folds in ranked if folds]
    if len(holders) < 2:  # noqa: PLR2004  (a difference takes two)
        return
    readings = [texts[0].words for texts in holders]
    branches = grow_tree(readings, [len(texts) for texts in holders])
    for bunch in _bunches(branches, settings.least_identity):
        yield from _sites(story, build_columns(readings, bunch), holders)
    for branch in branches:
        if branch.nearest >= 0 and branch.identity < settings.least_identity:
            pair = [Branch(branch.nearest, -1, 1.0), branch]
            for site in _sites(story, build_columns(readings, pair), holders, least_flank=settings.least_flank):
                if _is_telling(site, settings):
                    yield site


def _bunches(branches: Sequence[Branch], least: float) -> list[list[Branch]]:
    """Return the branches cut where readings are rewrites of each other rather than copies, without lone ones."""
    bunches: dict[int, list[Branch]] = {}
    home: dict[int, int] = {}
    for branch in branches:
        if branch.nearest < 0 or branch.identity < least:
            home[branch.reading] = branch.reading
            bunches[branch.reading] = [Branch(branch.reading, -1, 1.0)]
        else:
            home[branch.reading] = home[branch.nearest]
            bunches[home[branch.reading]].append(branch)
    return [bunch for bunch in bunches.values() if len(bunch) > 1]


def _is_telling(site: Site, settings: CollateSettings) -> bool:
    """Return whether a difference between two rewrites says more than that they are rewrites."""
    if site.kind not in {VariantKind.WORDING, VariantKind.ADDITION, VariantKind.OMISSION, VariantKind.ORDER}:
        return True
    lengths = [len(reading.text.split()) for reading in site.readings]
    return site.kind is VariantKind.WORDING and max(lengths) <= settings.longest_rewording


def _sites(
    story: str, columns: Sequence[Column], holders: Sequence[Sequence[Text]], *, least_flank: int = 0
) -> Iterator[Site]:
    numbers = sorted({number for column in columns for number in column.words})
    stretches = _stretches(columns, numbers, holders)
    edges = [0, *(edge for stretch in stretches for edge in stretch), len(columns)]
    for at, (first, last) in enumerate(stretches):
        flanks = (columns[edges[2 * at] : first], columns[last : edges[2 * at + 3]])
        if sum(_letters(flank) for flank in flanks) < least_flank:
            continue
        words = {reading: _words_between(columns[first:last], reading, holders[reading][0]) for reading in numbers}
        if len({tuple(word.fold for word in found) for found in words.values()}) > 1:
            yield _site(story, words, holders, places=_places(columns, first, numbers))


def _letters(columns: Sequence[Column]) -> int:
    """Return how many letters an agreement has."""
    return sum(len(min(column.folds)) for column in columns)


def _stretches(
    columns: Sequence[Column], numbers: Sequence[int], holders: Sequence[Sequence[Text]]
) -> list[tuple[int, int]]:
    """Return runs of columns that differ; neighbours belong together where the same readings stand out."""
    stretches: list[tuple[int, int]] = []
    last: set[int] = set()
    for at, column in enumerate(columns):
        odd = _odd_readings(column, numbers, holders)
        if odd and stretches and stretches[-1][1] == at and odd & last:
            stretches[-1] = (stretches[-1][0], at + 1)
            last |= odd
        elif odd:
            stretches.append((at, at + 1))
            last = odd
    return stretches


def _odd_readings(column: Column, numbers: Sequence[int], holders: Sequence[Sequence[Text]]) -> set[int]:
    """Return the readings that have not what most witnesses have in a column."""
    by_fold: dict[str, list[int]] = {}
    for number in numbers:
        at = column.words.get(number)
        by_fold.setdefault("" if at is None else holders[number][0].words[at].fold, []).append(number)
    if len(by_fold) < 2:  # noqa: PLR2004  (a difference takes two)
        return set()
    usual = max(by_fold, key=lambda fold: (sum(len(holders[number]) for number in by_fold[fold]), fold))
    return {number for fold, found in by_fold.items() if fold != usual for number in found}


def _words_between(columns: Sequence[Column], number: int, text: Text) -> list[Token]:
    return [text.words[column.words[number]] for column in columns if number in column.words]


def _places(columns: Sequence[Column], first: int, numbers: Sequence[int]) -> dict[int, int]:
    """Return, for every reading, how many of its words stand before a column."""
    places = dict.fromkeys(numbers, 0)
    for column in columns[:first]:
        for number in column.words:
            places[number] += 1
    return places


def _site(
    story: str, words: dict[int, list[Token]], holders: Sequence[Sequence[Text]], *, places: dict[int, int]
) -> Site:
    distinct: dict[tuple[str, ...], int] = {}
    for number, held in words.items():
        folds = tuple(word.fold for word in held)
        distinct[folds] = distinct.get(folds, 0) + len(holders[number])
    shown = {tuple(word.fold for word in words[number]): number for number in reversed(list(words))}
    shapes = []
    for folds in distinct:
        text = holders[shown[folds]][0]
        shapes.append(read_words(text.text, words[shown[folds]], opening=text.words[0]))
    kind = classify(shapes, list(distinct.values()))
    found = sorted(
        (_reading(text, places[number], len(words[number])) for number in words for text in holders[number]),
        key=lambda place: (place.witness, place.start),
    )
    spans = [[place.witness, place.start, place.end] for place in found]
    return Site(id=stable_id("site", story, spans), story=story, kind=kind, readings=found)


def _reading(text: Text, first: int, count: int) -> SiteReading:
    """Return what one witness has: `count` words from its word `first` on."""
    if not count:
        at = text.words[first - 1].end if first else text.start
        return SiteReading(witness=text.witness, start=at, end=at, text="", normalised="")
    words = text.words[first : first + count]
    start, end = words[0].start, words[-1].end
    normalised = normalise([word.fold for word in words])
    return SiteReading(witness=text.witness, start=start, end=end, text=text.text[start:end], normalised=normalised)
