"""Which witnesses tell one story: copies of one text always together, reports of the same event beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.model import Kin, Pair, PairVerdict, Rows, Sentence, Story, Witness, stable_id
from stemma.stages.grouping.kindred import find_kin
from stemma.stages.grouping.naming import story_name
from stemma.stages.grouping.profiles import profile_text
from stemma.stages.grouping.settings import StorySettings
from stemma.stages.grouping.sorting import Report, group_reports
from stemma.text.moments import Moment, read_moment

#: What holds unless a case says otherwise.
DEFAULT = StorySettings()

#: Share of both bodies that two copies have in common from which nothing parts them.
WHOLE = 0.5

#: Share of one body alone from which its report follows the other's into its story.
HELD = 0.5


def group_stories(rows: Rows, *, settings: StorySettings = DEFAULT) -> Iterator[Story]:
    """Yield the stories of a pile, by id. Every witness stands in exactly one; off-topic ones stand apart."""
    witnesses = {witness.id: witness for witness in rows.of(Witness)}
    if settings.together and witnesses:
        yield story_of(witnesses.values())
        return
    sentences: dict[str, list[tuple[int, int]]] = {name: [] for name in witnesses}
    for sentence in rows.of(Sentence):
        sentences[sentence.witness].append((sentence.start, sentence.end))
    reports = [report(witness, sorted(sentences[witness.id])) for witness in witnesses.values()]
    found = [pair for pair in rows.of(Pair) if pair.verdict is PairVerdict.COPY]
    groups = group_reports(
        reports,
        # A paragraph taken over binds no stories together.
        [(one.left, one.right) for one in found if min(one.left_share, one.right_share) >= WHOLE],
        held=[(one.left, one.right, share) for one in found if (share := max(one.left_share, one.right_share)) >= HELD],
        settings=settings,
    )
    homes = {name: _id(group) for group in groups for name in group}
    kin = find_kin(homes, found)
    for group in sorted(groups, key=_id):
        yield story_of([witnesses[name] for name in group], kin=kin.get(_id(group), []))


def one_story(rows: Rows, *, homes: Mapping[str, str]) -> Iterator[Story]:
    """Yield witnesses that were grouped before as one story, with the kin that copying shows.

    `homes` names the story of every witness that is none of its members, by id; empty where it stands alone.
    """
    members = [witness for witness in rows.of(Witness) if witness.id not in homes]
    if members:
        own = _id(sorted(member.id for member in members))
        copies = (pair for pair in rows.of(Pair) if pair.verdict is PairVerdict.COPY)
        kin = find_kin({**dict.fromkeys((member.id for member in members), own), **homes}, copies)
        yield story_of(members, kin=kin.get(own, []))


def story_of(witnesses: Iterable[Witness], *, kin: Sequence[Kin] = ()) -> Story:
    """Return witnesses as a story, whatever their order."""
    members = sorted(witnesses, key=lambda witness: witness.id)
    ids = [member.id for member in members]
    return Story(id=_id(ids), name=story_name(members), witnesses=ids, kin=list(kin))


def _id(members: Sequence[str]) -> str:
    return stable_id("story", *members)


def report(witness: Witness, sentences: Sequence[tuple[int, int]]) -> Report:
    """Return a witness as grouping sees it, by its sentences as spans in their order."""
    profile = profile_text(witness.text, sentences, title=witness.title, language=witness.language)
    return Report(witness.id, profile, moment_of(witness))


def moment_of(witness: Witness) -> Moment | None:
    """Return when a witness came out, or else when it was fetched; None where neither is known."""
    return read_moment(witness.published) or read_moment(witness.retrieved)
