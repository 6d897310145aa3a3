"""What the views of names, claims and times share: links to exact words, badges, lists that unfold, story names."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from stemma.report.drawing import sure
from stemma.report.markup import plain, shortened, words
from stemma.report.shown import ReportViews
from stemma.views.story import counted

#: What is as probable as this needs no number of its own.
VERY_LIKELY = 0.8

#: So many reports are named beside one value, spelling or date.
NAMED_CARRIERS = 8

#: So many places of one report are linked; a name may stand in every sentence.
LINKED_PLACES = 3

#: Characters of a value, a name or a sentence that stand on the page; its link opens the whole.
LONGEST = 160


class Placed(Protocol):
    """A half-open span in the text of a witness."""

    @property
    def witness(self) -> str:
        """Id of the witness."""

    @property
    def siglum(self) -> str:
        """What it is called on screen."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Behind the last character."""


def place_link(place: Placed) -> str:
    """Return the address that opens exactly these words."""
    return f"#witness={plain(place.witness)}:{place.start}-{place.end}"


class Weighed(Placed, Protocol):
    """A span that stands for something with a probability."""

    @property
    def score(self) -> float:
        """Probability, 0..1."""


def doubt(place: Weighed) -> str:
    """Return a stroke as dark as a place is probable, and the number, where it is less than very likely."""
    return f'<span class="doubt">{sure(place.score)}{place.score:.2f}</span>' if place.score < VERY_LIKELY else ""


def no_doubt(_: Placed) -> str:
    """Return nothing: such places are not weighed one by one."""
    return ""


P = TypeVar("P", bound=Placed)


def carriers(places: Sequence[P], *, first: str | None = None, doubt: Callable[[P], str] = no_doubt) -> str:
    """Return a link for every report and, by number, for its next places; the report `first` leads."""
    by_witness: dict[str, list[P]] = {first: []} if first else {}
    for place in places:
        by_witness.setdefault(place.witness, []).append(place)
    groups = [group for group in by_witness.values() if group]
    links = [_links(group, doubt(group[0])) for group in groups[:NAMED_CARRIERS]]
    rest = len(groups) - NAMED_CARRIERS
    more = f"<span>and {counted(rest, 'more report')}</span>" if rest > 0 else ""
    return f"{''.join(links)}{more}"


def _links(group: Sequence[Placed], doubted: str) -> str:
    head, *others = group
    link = f'<a class="chip who" href="{place_link(head)}">{words(head.siglum)}</a>{doubted}'
    if not others:
        return link
    further = "".join(
        f'<a class="chip" href="{place_link(place)}" aria-label="{plain(head.siglum)}, place {number}">{number}</a>'
        for number, place in enumerate(others[: LINKED_PLACES - 1], start=2)
    )
    rest = len(group) - LINKED_PLACES
    more = f"<span>+{rest:,}</span>" if rest > 0 else ""
    return f'<span class="carrier">{link}{further}{more}</span>'


def badge(word: str, *, colour: int, sign: str = "") -> str:
    """Return a word in a coloured frame; the word says all that the colour says."""
    shown = f'<span aria-hidden="true">{sign}</span> ' if sign else ""
    return f'<span class="badge l{colour}">{shown}{plain(word)}</span>'


def cut(text: str) -> str:
    """Return document text as content, on one line and not endless."""
    return words(shortened(" ".join(text.split()), LONGEST))


def unfolding(entries: Sequence[str], *, opened: int, frame: tuple[str, str], more: tuple[str, str]) -> str:
    """Return a list whose entries beyond the first `opened` unfold; `frame` is its tags, `more` one and many."""
    start, end = frame
    rest = entries[opened:]
    shown = f"{start}{''.join(entries[:opened])}{end}" if entries[:opened] else ""
    if not rest:
        return shown
    return f"{shown}<details><summary>{counted(len(rest), *more)}</summary>{start}{''.join(rest)}{end}</details>"


def story_names(views: ReportViews, shown: Iterable[str]) -> dict[str, str]:
    """Return the names of the stories that a list speaks of, by id, where they are several: one needs no name."""
    told = set(shown)
    return {view.story: view.name for view in views.stories if view.story in told} if len(told) > 1 else {}
