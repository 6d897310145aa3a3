"""Quotations to utterances: the same words of the same speaker, through rewriting and round trips; the stage."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from stemma.model import (
    Alignment,
    Derivation,
    Drift,
    Quotation,
    QuotationForm,
    Rows,
    Story,
    Utterance,
    Witness,
    stable_id,
)
from stemma.stages.quotes.likeness import Agreement, Wording, common_stems, speakers_agree, wording
from stemma.stages.quotes.mouth import nearest_mouth
from stemma.stages.quotes.nesting import RELAYED
from stemma.stages.quotes.speakers import name_key
from stemma.text.differences import identity, word_differences
from stemma.text.tokens import tokenise

#: Rules that name nobody: what only fears, claims or "reportedly" bring is no utterance.
NOBODYS = frozenset({"noun", "hearsay", "passive", "seeming", "unclear"})


#: With these a writer tells what somebody has yet to say.
UNREAL = frozenset({"would", "could", "should", "might", "may", "must", "will", "can", "shall"})
#: Fewer words retold tell nothing.
FEWEST_RETOLD = 2


class UtteranceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """From what likeness on two quotations are one utterance."""

    #: Share of the shorter one's content stems that both have in one order, by what is known of the speakers.
    same_speaker: float = 0.5
    open_speaker: float = 0.65
    other_speaker: float = 0.85
    #: The same, where the sentences around both are aligned, so that a rewriter's words count less.
    aligned: float = 0.3
    #: Fewest content stems in common; for speakers whose names differ, more.
    fewest_stems: int = 3
    fewest_stems_other: int = 6
    #: The same where the shorter one is retold, outside aligned passages: one speaker is often told to say nearly that.
    fewest_stems_retold: int = 4
    #: Share and number of all words, small ones too, that make a short cut of one speaker's words the same.
    same_words: float = 0.65
    fewest_words: int = 4
    #: A stem in more distinct quotations of a story than this pairs nothing by itself.
    common_stem: int = 120


DEFAULTS = UtteranceSettings()


def group_utterances(rows: Rows, *, settings: UtteranceSettings = DEFAULTS) -> Iterator[Utterance]:
    """Yield the utterances of every story given: each spoken quotation stands in one."""
    witnesses = {witness.id: witness for witness in rows.of(Witness)}
    by_witness: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in rows.of(Quotation):
        by_witness[quotation.witness].append(quotation)
    for story in rows.of(Story):
        members = [quotation for key in story.witnesses for quotation in by_witness[key]]
        wordings = _wordings(members, witnesses)
        alike = _alike(wordings)
        bonds = _bonds(wordings, alike, rows.of(Alignment), settings=settings)
        derivations = rows.of(Derivation, story=story.id)
        for group in _groups(wordings, alike, bonds):
            yield _utterance(story, group, witnesses=witnesses, derivations=derivations)


def _wordings(members: Sequence[Quotation], witnesses: Mapping[str, Witness]) -> list[Wording]:
    """Return the quotations that can be utterances, in a fixed order: spoken, and in no words in marks of another."""
    direct = {one.id for one in members if one.form is QuotationForm.DIRECT}
    spoken = [one for one in members if _spoken(one, witnesses[one.witness].text) and one.within not in direct]
    spoken.sort(key=lambda one: (one.witness, one.start, one.end, one.id))
    return [wording(one, witnesses[one.witness].text, witnesses[one.witness].language) for one in spoken]


def _spoken(quotation: Quotation, text: str) -> bool:
    """Return whether words were given: in marks, or retold by a cue that tells of words somebody gave.

    What somebody did not say, or should, might and would say, nobody gave; no more is a word that only points: "that".
    """
    cue = set(text[quotation.cue_start or 0 : quotation.cue_end or 0].lower().split())
    if quotation.form is QuotationForm.DIRECT:
        return True
    if quotation.rule == RELAYED or quotation.negated or UNREAL & cue:
        return False
    if quotation.form is QuotationForm.MIXED:
        return True
    words = text[quotation.start : quotation.end].split()
    if len(words) < FEWEST_RETOLD:
        return False
    return quotation.rule not in NOBODYS and (quotation.strength is None or quotation.strength.told)


def _alike(wordings: Sequence[Wording]) -> list[list[int]]:
    """Return the numbers of quotations by their very words and speaker: hundreds of copies are compared as one."""
    alike: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for number, one in enumerate(wordings):
        speaker = one.quotation.speaker or name_key(one.quotation.speaker_name or "")
        alike.setdefault((one.folds, speaker), []).append(number)
    return list(alike.values())


def _bonds(
    wordings: Sequence[Wording],
    alike: Sequence[Sequence[int]],
    alignments: Sequence[Alignment],
    *,
    settings: UtteranceSettings,
) -> dict[tuple[int, int], float]:
    """Return how like each pair of distinct quotations is that can be one utterance, by their numbers in `alike`."""
    distinct = [wordings[members[0]] for members in alike]
    place = {member: number for number, members in enumerate(alike) for member in members}
    aligned = {
        (min(pair), max(pair))
        for left, right in _aligned(wordings, alignments)
        for pair in [(place[left], place[right])]
        if pair[0] != pair[1]
    }
    bonds: dict[tuple[int, int], float] = {}
    for pair in sorted(_candidates(distinct, settings.common_stem) | aligned):
        likeness = _likeness(distinct[pair[0]], distinct[pair[1]], aligned=pair in aligned, settings=settings)
        if likeness is not None:
            bonds[pair] = likeness
    return bonds


def _candidates(distinct: Sequence[Wording], common: int) -> set[tuple[int, int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(distinct):
        for key in dict.fromkeys([*one.stems, " ".join(one.folds)]):
            places[key].append(number)
    return {pair for numbers in places.values() if len(numbers) <= common for pair in combinations(numbers, 2)}


def _aligned(wordings: Sequence[Wording], alignments: Sequence[Alignment]) -> set[tuple[int, int]]:
    """Return pairs of quotations that stand in aligned passages."""
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, one in enumerate(wordings):
        places[one.quotation.witness].append((number, one.quotation.start, one.quotation.end))
    # A passage is aligned with as many others as it has copies, and looked up once.
    known: dict[tuple[str, int, int], list[int]] = {}

    def inside(witness: str, start: int, end: int) -> list[int]:
        found = known.get((witness, start, end))
        if found is None:
            found = [
                at for at, first, last in places[witness] if 2 * (min(end, last) - max(start, first)) >= last - first
            ]
            known[witness, start, end] = found
        return found

    pairs: set[tuple[int, int]] = set()
    for alignment in alignments:
        left = inside(alignment.left, alignment.left_start, alignment.left_end)
        if left:
            right = inside(alignment.right, alignment.right_start, alignment.right_end)
            pairs.update((min(here, there), max(here, there)) for here in left for there in right)
    return pairs


def _likeness(left: Wording, right: Wording, *, aligned: bool, settings: UtteranceSettings) -> float | None:
    """Return the share of the shorter wording that both have, or None where it is too little for one utterance."""
    agreement = speakers_agree(left.quotation, right.quotation)
    common = common_stems(left.stems, right.stems)
    share = common / max(1, min(len(left.stems), len(right.stems)))
    if left.folds == right.folds and left.folds and agreement is not Agreement.DIFFER:
        return 1.0
    longer = max(len(left.stems), len(right.stems))
    slight = common < settings.fewest_stems_retold and 2 * common <= longer
    if slight and not aligned and _is_retold(left, right):
        return None
    if agreement is Agreement.AGREE and common and _same_words(left, right, common, settings=settings):
        return max(share, settings.same_words)
    wanted = {
        Agreement.AGREE: settings.same_speaker,
        Agreement.OPEN: settings.open_speaker,
        Agreement.DIFFER: settings.other_speaker,
    }[agreement]
    if aligned and agreement is not Agreement.DIFFER:
        wanted = settings.aligned
    fewest = settings.fewest_stems_other if agreement is Agreement.DIFFER else settings.fewest_stems
    return share if common >= fewest and share >= wanted else None


def _is_retold(left: Wording, right: Wording) -> bool:
    """Return whether the shorter wording is told in the writer's words."""
    fewest = min(len(left.stems), len(right.stems))
    return any(one.quotation.form is QuotationForm.INDIRECT and len(one.stems) == fewest for one in (left, right))


def _same_words(left: Wording, right: Wording, stems: int, *, settings: UtteranceSettings) -> bool:
    """Return whether a short cut of one speaker's words stands in the other, small words counted as well."""
    shorter = min(len(left.folds), len(right.folds))
    common = common_stems(left.folds, right.folds)
    whole = common == shorter and common >= settings.fewest_stems
    return whole or (common >= settings.fewest_words + (stems == 1) and common >= settings.same_words * shorter)


def _groups(
    wordings: Sequence[Wording], alike: Sequence[Sequence[int]], bonds: Mapping[tuple[int, int], float]
) -> list[list[Wording]]:
    """Return groups joined by their strongest bonds first; two groups join where most of their members are bound."""
    group_of = list(range(len(alike)))
    groups = {number: [number] for number in group_of}

    def members(group: int) -> list[Wording]:
        return [wordings[at] for number in groups[group] for at in alike[number]]

    for pair in sorted(bonds, key=lambda pair: (-bonds[pair], -_length(wordings, alike, pair), pair)):
        left, right = group_of[pair[0]], group_of[pair[1]]
        if left == right or not _mostly_bound(groups[left], groups[right], bonds):
            continue
        if _overlap(members(left), members(right)):
            continue
        keep, lose = min(left, right), max(left, right)
        for member in groups.pop(lose):
            groups[keep].append(member)
            group_of[member] = keep
    ordered = [sorted(at for number in groups[key] for at in alike[number]) for key in sorted(groups)]
    return [[wordings[at] for at in group] for group in sorted(ordered)]


def _overlap(left: Sequence[Wording], right: Sequence[Wording]) -> bool:
    """Return whether two groups share words of one witness: what A said, and in it what B had said."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in left:
        spans[one.quotation.witness].append((one.quotation.start, one.quotation.end))
    return any(
        start < one.quotation.end and one.quotation.start < end
        for one in right
        for start, end in spans.get(one.quotation.witness, ())
    )


def _length(wordings: Sequence[Wording], alike: Sequence[Sequence[int]], pair: tuple[int, int]) -> int:
    return min(len(wordings[alike[number][0]].stems) for number in pair)


def _mostly_bound(left: Sequence[int], right: Sequence[int], bonds: Mapping[tuple[int, int], float]) -> bool:
    pairs = [(min(here, there), max(here, there)) for here in left for there in right]
    return 2 * sum(pair in bonds for pair in pairs) >= len(pairs)


def _utterance(
    story: Story, group: Sequence[Wording], *, witnesses: Mapping[str, Witness], derivations: Sequence[Derivation]
) -> Utterance:
    centre = _centre(group)
    quotations = [one.quotation for one in group]
    nearest = nearest_mouth(quotations, witnesses, derivations)
    speakers = sorted({one.speaker for one in quotations if one.speaker})
    counts = sorted(speakers, key=lambda name: (-sum(one.speaker == name for one in quotations), name))
    return Utterance(
        id=stable_id("utterance", story.id, *(one.id for one in quotations)),
        story=story.id,
        speaker=counts[0] if counts else None,
        quotations=[one.id for one in quotations],
        spread=[_drift(one, centre) for one in group],
        centre=centre.quotation.id,
        nearest=nearest.quotation,
        score=round(min(one.score for one in quotations), 3),
        why=nearest.why,
    )


def _centre(group: Sequence[Wording]) -> Wording:
    """Return the wording that most others agree with, the longer and then the first where several do."""
    counts = Counter(one.folds for one in group)
    sums = {
        folds: round(sum(number * identity(folds, other) for other, number in counts.items()), 6) for folds in counts
    }
    best = max(range(len(group)), key=lambda at: (sums[group[at].folds], len(group[at].folds), -at))
    return group[best]


def _drift(one: Wording, centre: Wording) -> Drift:
    stretches = word_differences(tokenise(centre.text), tokenise(one.text))
    own = tokenise(one.text)
    words = [token.kind != "mark" for token in own]
    changed = sum(sum(words[stretch.right_start : stretch.right_end]) for stretch in stretches if not stretch.same)
    return Drift(
        witness=one.quotation.witness,
        words=one.text,
        quotation=one.quotation.id,
        changed=changed,
        total=sum(words),
    )
