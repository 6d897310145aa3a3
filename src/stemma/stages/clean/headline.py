"""Which line is the headline, where it is repeated, and what stands under it."""

import re
from collections.abc import Sequence

import msgspec

from stemma.model import Role
from stemma.stages.clean.lines import EDGE, Line, fold_line
from stemma.stages.clean.setting import HEADLINE_WORDS, LABEL_WORDS, Setting, is_prose, telling_stems
from stemma.text.copied import LINES_ABOVE, SIGNING_DASHES, headline_near
from stemma.text.mastheads import behind_masthead, is_menu

#: A headline has this many words at least: fewer are a name or a section.
SHORTEST_HEADLINE = 3
#: Without a stop, two sentences of a headline reach this length.
LONGEST_HEADLINE = 34
#: The byline or date stands so few lines under the headline, and no more than this between them.
LINES_UNDER = 6
STANDFIRST_LINES = 2
STANDFIRST_WORDS = 50
#: One that stands over a picture is a single line of so many words, so few lines under the headline and above the text,
#: and the text says so much of it again.
PICTURED_WORDS = 30
PICTURED_LINES = 12
TAKEN_UP = 0.75
#: A page's title carries its outlet behind one of these.
_TITLE_TAIL = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")


class Headline(msgspec.Struct, frozen=True):
    """The headline's lines: the first, its repeats before the running text, the line under it, repeats behind."""

    first: int | None = None
    repeats: tuple[int, ...] = ()
    under: int | None = None
    late: tuple[int, ...] = ()
    #: It equals the title that the page states.
    stated: bool = False


def find_headline(
    lines: Sequence[Line], *, title: str | None, outlet: str | None, setting: Setting, taken: Sequence[bool]
) -> Headline:
    """Return where the headline stands. `taken` marks the lines whose own words say that they are something else."""
    titles = title_folds(title)
    top = setting.first_prose
    taken = [
        other or (index < top and line.fold not in titles and _is_masthead(line.text, outlet))
        for index, (line, other) in enumerate(zip(lines, taken, strict=True))
    ]
    stated = [index for index, line in enumerate(lines) if line.fold in titles and not taken[index]]
    first = stated[0] if stated else _first_shaped(lines, setting, taken)
    return Headline() if first is None else headline_at(lines, first, setting=setting, taken=taken, stated=bool(stated))


def headline_at(
    lines: Sequence[Line], first: int, *, setting: Setting, taken: Sequence[bool], stated: bool = False
) -> Headline:
    """Return the headline whose first line is known, with its repeats and what stands under it."""
    same = [index for index, line in enumerate(lines) if index != first and line.fold == lines[first].fold]
    repeats = tuple(index for index in same if index < setting.first_prose or index < first)
    last = max((first, *repeats))
    return Headline(
        first=first,
        repeats=repeats,
        under=_under(lines, last, setting, taken=taken),
        # Where a page's title is the first sentence of its text, that sentence is body.
        late=tuple(index for index in same if index not in repeats and not is_prose(lines[index])),
        stated=stated,
    )


def title_folds(title: str | None) -> frozenset[str]:
    """Return the folded forms of a title: whole, and without the name of the outlet that is joined to it."""
    if not title:
        return frozenset()
    parts = _TITLE_TAIL.split(title)
    whole = {fold_line(title)}
    if len(parts) > 1:
        # The longest part is the headline; what is joined to it names the outlet or a section.
        whole.add(fold_line(max(parts, key=len)))
        whole.add(fold_line(title[: title.rfind(parts[-1])].rstrip().rstrip(EDGE)))
    return frozenset(fold for fold in whole if len(fold.split()) >= SHORTEST_HEADLINE)


def _is_masthead(text: str, outlet: str | None) -> bool:
    """Return whether a line is the outlet's name or a row of links, over which no headline stands."""
    return behind_masthead(text, outlet) is not None or is_menu(text)


def _first_shaped(lines: Sequence[Line], setting: Setting, taken: Sequence[bool]) -> int | None:
    marked = [index for index, line in enumerate(lines) if line.block is not None and _is_heading(line.block.path)]
    fitting = [index for index in marked if lines[index].length >= SHORTEST_HEADLINE and not taken[index]]
    if fitting:
        return fitting[0]
    for index in range(min(setting.first_prose + 1, len(lines))):
        line = lines[index]
        if taken[index] or line.length < SHORTEST_HEADLINE:
            continue
        if line.length > LONGEST_HEADLINE or (line.stopped and not line.text.endswith("?")):
            return None
        return index
    return None


def anchored_headline(
    lines: Sequence[Line], run: tuple[int, int], *, taken: Sequence[bool], signed: Sequence[bool]
) -> int | None:
    """Return the line near the beginning of the main stretch of a copied page that is its headline, by its words."""
    barred = [
        other or "\t" in line.text or line.text.endswith(".") or line.text.startswith(SIGNING_DASHES)
        for line, other in zip(lines, taken, strict=True)
    ]
    return headline_near([line.words for line in lines], run, barred=barred, signed=signed)


def lone_head(lines: Sequence[Line], *, taken: Sequence[bool], signed: Sequence[bool]) -> int | None:
    """Return the one line of a copied page that stands like a headline over a byline or date; None where several do."""
    heads: list[int] = []
    for index in range(len(lines) - 1):
        line = lines[index]
        fits = SHORTEST_HEADLINE < line.length <= HEADLINE_WORDS and not line.text.endswith((".", ":", ","))
        if not fits or taken[index] or signed[index] or not any(signed[index + 1 : index + 1 + LINES_UNDER // 2]):
            continue
        if heads and (index - heads[-1] <= LINES_UNDER or line.fold == lines[heads[-1]].fold):
            continue
        heads.append(index)
    return heads[0] if len(heads) == 1 else None


def standfirst(lines: Sequence[Line], first: int, *, signed: Sequence[bool]) -> list[int]:
    """Return the few sentences between a headline and the byline or date under it, where the text begins only then."""
    found: list[int] = []
    for index in range(first + 1, min(first + 1 + LINES_UNDER, len(lines))):
        if signed[index]:
            begins = any(map(is_prose, lines[index + 1 : index + 1 + LINES_ABOVE]))
            return found if begins else []
        if lines[index].stopped:
            found.append(index)
        if lines[index].length > STANDFIRST_WORDS or len(found) > STANDFIRST_LINES:
            return []
    return []


def pictured_standfirst(lines: Sequence[Line], last: int, *, roles: Sequence[Role]) -> int | None:
    """Return the one sentence between the headline and a picture that the text under the picture takes up.

    `last` is the last line of the headline. A first paragraph over a picture is longer, or says what nothing repeats.
    """
    near = range(last + 1, min(last + 1 + PICTURED_LINES, len(lines)))
    first = next((index for index in near if roles[index] is Role.BODY and lines[index].stopped), None)
    if first is None or lines[first].length > PICTURED_WORDS:
        return None
    under = range(first + 1, min(first + 1 + PICTURED_LINES, len(lines)))
    begin = next((index for index in under if roles[index] is Role.BODY), None)
    if begin is None or not is_prose(lines[begin]) or Role.CAPTION not in roles[first + 1 : begin]:
        return None
    told = {
        stem for index in range(begin, len(lines)) if roles[index] is Role.BODY for stem in telling_stems(lines[index])
    }
    own = telling_stems(lines[first])
    return first if own and len(own & told) >= TAKEN_UP * len(own) else None


def _is_heading(path: str) -> bool:
    return path.endswith("/h1") or "/h1/" in path


def _under(lines: Sequence[Line], last: int, setting: Setting, *, taken: Sequence[bool]) -> int | None:
    """Return the line under the headline that says more of the same in a few words, where there is one."""
    index = last + 1
    if index >= min(setting.first_prose, len(lines)) or taken[index]:
        return None
    line = lines[index]
    fits = LABEL_WORDS - 2 <= line.length <= HEADLINE_WORDS and not line.stopped
    return index if fits and not line.text.isupper() else None
