"""Which witnesses tell one story: copies of one text always together, reports of the same event beside them."""

from collections.abc import Iterator, Sequence

from stemma.model import Pair, PairVerdict, Rows, Sentence, Story, Witness, stable_id
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
    stories = [story_of([witnesses[name] for name in group]) for group in groups]
    yield from sorted(stories, key=lambda story: story.id)


def one_story(rows: Rows) -> Iterator[Story]:
    """Yield all witnesses as one story: for those that were grouped before."""
    witnesses = rows.of(Witness)
    if witnesses:
        yield story_of(witnesses)


def story_of(witnesses: Sequence[Witness]) -> Story:
    """Return witnesses as a story, whatever their order."""
    members = sorted(witnesses, key=lambda witness: witness.id)
    ids = [member.id for member in members]
    return Story(id=stable_id("story", *ids), name=story_name(members), witnesses=ids)


def report(witness: Witness, sentences: Sequence[tuple[int, int]]) -> Report:
    """Return a witness as grouping sees it, by its sentences as spans in their order."""
    profile = profile_text(witness.text, sentences, title=witness.title, language=witness.language)
    return Report(witness.id, profile, moment_of(witness))


def moment_of(witness: Witness) -> Moment | None:
    """Return when a witness came out, or else when it was fetched; None where neither is known."""
    return read_moment(witness.published) or read_moment(witness.retrieved)
