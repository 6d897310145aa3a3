"""The view of names: who and what is named, in which spellings, and with which report damage came in."""

from collections.abc import Mapping, Sequence

from stemma.model import MentionForm, NameStatus
from stemma.report.carrying import badge, carriers, cut, doubt, story_names, unfolding
from stemma.report.markup import plain, words
from stemma.report.shown import ReportViews
from stemma.views.story import counted
from stemma.views.who import EntityView, PlaceLine, SpellingLine

#: So many are open at once; the rest unfolds.
OPEN_ENTITIES = 12

#: So many spellings are on a card; a name of a hundred spellings is noise.
SHOWN_SPELLINGS = 12

#: So many of those who are like one and are another.
SHOWN_NAMESAKES = 3

#: Colour of each status; the word beside it says the same.
STATUS_COLOURS = {
    NameStatus.ACCEPTED.value: 1,
    NameStatus.PARTIAL.value: 0,
    NameStatus.TRANSLITERATION.value: 7,
    NameStatus.CORRUPTION.value: 5,
}


def names(views: ReportViews) -> str:
    """Return who and what is named, those in most lineages first; nothing where nobody is."""
    if not views.entities:
        return ""
    stories = story_names(views, (view.story for view in views.entities))
    cards = [_card(view, stories) for view in views.entities]
    listed = unfolding(
        cards,
        opened=OPEN_ENTITIES,
        frame=('<ul class="variants heaped names">', "</ul>"),
        more=("more name", "more names"),
    )
    return (
        '<section aria-labelledby="who"><h2 id="who">People and places</h2>'
        "<p>Everyone and everything named, with every spelling. A transliteration is a usual way to write the name; a "
        "corruption is damage, and the report named first is the one with which it came in. A stroke and a number "
        "stand where it is less than very likely that a word means them. Choose a name to see every place. Namesakes "
        "stay apart.</p>"
        f"{listed}</section>"
    )


def _card(view: EntityView, stories: Mapping[str, str]) -> str:
    kind = "armed unit" if view.type == "unit" else view.type
    told = ", ".join([*view.roles, *(f"aged {age}" for age in view.ages)])
    carried = f"{counted(view.witnesses, 'report')}, {counted(view.lineages, 'lineage')}"
    story = f"<span>{words(stories[view.story])}</span>" if view.story in stories else ""
    by_words: dict[str, list[PlaceLine]] = {}
    for place in view.places:
        by_words.setdefault(place.text if place.form == MentionForm.NAME.value else "", []).append(place)
    spellings = "".join(_spelling(line, by_words.get(line.text, [])) for line in view.spellings[:SHOWN_SPELLINGS])
    rest = len(view.spellings) - SHOWN_SPELLINGS
    more = f"<p>and {counted(rest, 'more spelling')}</p>" if rest > 0 else ""
    return (
        f'<li data-entity="{plain(view.id)}"><header>'
        f'<a class="kind" href="#entity={plain(view.id)}">{cut(view.name)}</a>'
        f"<span>{plain(kind)}</span><span>{carried}</span>{story}</header>{f'<p>{cut(told)}</p>' if told else ''}"
        f"<dl>{spellings}{_unnamed(by_words.get('', []))}</dl>{more}{_namesakes(view)}</li>"
    )


def _spelling(line: SpellingLine, places: Sequence[PlaceLine]) -> str:
    accepted = line.status == NameStatus.ACCEPTED.value
    why = "" if accepted else f'<dd class="reason">{words(line.why)}</dd>'
    links = carriers(places, first=None if accepted else line.introduced, doubt=doubt)
    return (
        f"<dt>{cut(line.text)} {badge(line.status, colour=STATUS_COLOURS[line.status])}</dt>"
        f'{why}<dd class="chips">{links}</dd>'
    )


def _unnamed(places: Sequence[PlaceLine]) -> str:
    """Return where an entity is meant by a title, a description or a pronoun."""
    if not places:
        return ""
    told = ", ".join(f"“{text}”" for text in list(dict.fromkeys(place.text for place in places))[:SHOWN_SPELLINGS])
    return f'<dt class="meant">meant by {cut(told)}</dt><dd class="chips">{carriers(places, doubt=doubt)}</dd>'


def _namesakes(view: EntityView) -> str:
    lines = "".join(
        f"<p>{plain(other.relation.replace('-', ' '))}: {cut(other.name)}. {words(other.why)}</p>"
        for other in view.namesakes[:SHOWN_NAMESAKES]
    )
    rest = len(view.namesakes) - SHOWN_NAMESAKES
    return lines + (f"<p>and {rest:,} more like it</p>" if rest > 0 else "")
