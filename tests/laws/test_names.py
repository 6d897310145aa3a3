"""What holds of names whatever the pile: order, copies, spans, and what can never be one."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quality.running import run_stages
from tests.support.cast import cast_of, decision, resolved, story
from tests.support.planted import GIVEN, Plan, plant
from tests.support.planted.lexicon import die

from stemma.model import (
    Derivation,
    Entity,
    EntityType,
    Lineage,
    Mention,
    MentionForm,
    Namesake,
    Resolution,
    Rows,
    Sentence,
    Site,
    Story,
    Witness,
    Zone,
    sort_records,
    stable_id,
)
from stemma.stages.names import resolve_names

SEEDS = st.integers(min_value=0, max_value=5)
law = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NAMES = (
    "Ada Venn", "Joren Venn", "Venn", "Vadim Osipiev", "Vadim Osipyev", "Osipiev", "Pavel Mokda", "Pavel Mukhta",
    "Maria Santos", "Donald Santos", "Santos", "Maria", "Joren Hale", "Joren Hale Jr", "Tam Orkney",
)  # fmt: skip
#: Of these pairs nobody is ever the other, whatever else stands in the pile.
NEVER = (("Ada Venn", "Joren Venn"), ("Maria Santos", "Donald Santos"), ("Ada Venn", "Tam Orkney"))
READ = (Story, Witness, Zone, Sentence, Site, Lineage, Derivation, Mention)


@cache
def told(seed: int) -> Rows:
    """Return a planted pile with everything that the product finds in it."""
    plan = Plan(seed=seed, witnesses=8, origins=3, edits={"light": 3, "round-trip": 2, "verbatim": 2})
    return run_stages(plant(plan).rows(*GIVEN))


def casts(rows: Rows) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return entities without ids and counts: type, name, spellings."""
    return sorted(
        (one.type.value, one.name, tuple(sorted(variant.text for variant in one.variants))) for one in rows.of(Entity)
    )


@given(SEEDS)
@law
def test_every_mention_slices_and_no_two_names_overlap(seed: int) -> None:
    rows = told(seed)
    texts = {one.id: one.text for one in rows.of(Witness)}
    at: dict[str, int] = {}
    for one in sorted(rows.of(Mention), key=lambda one: (one.witness, one.start, one.end)):
        assert texts[one.witness][one.start : one.end] == one.text
        assert one.start >= at.get(one.witness, 0)
        at[one.witness] = one.end


@given(SEEDS)
@law
def test_every_name_stands_for_one_entity_of_its_story(seed: int) -> None:
    rows = told(seed)
    entities = {one.id: one for one in rows.of(Entity)}
    decisions = [one.mention for one in rows.of(Resolution)]
    assert len(decisions) == len(set(decisions))
    names = {one.id for one in rows.of(Mention) if one.form is MentionForm.NAME}
    assert names <= set(decisions)
    assert all(one.entity in entities and 0 < one.score <= 1 and one.why for one in rows.of(Resolution))


@given(SEEDS)
@law
def test_every_entity_has_its_spellings_from_its_witnesses(seed: int) -> None:
    rows = told(seed)
    mentions = {one.id: one for one in rows.of(Mention)}
    held: dict[str, set[str]] = {}
    for one in rows.of(Resolution):
        if mentions[one.mention].form is MentionForm.NAME:
            held.setdefault(one.entity, set()).add(" ".join(mentions[one.mention].text.split()))
    for entity in rows.of(Entity):
        assert {variant.text for variant in entity.variants} == held[entity.id]
        assert entity.name in held[entity.id]
        assert all(variant.count >= len(variant.witnesses) > 0 for variant in entity.variants)


@given(SEEDS, st.integers(0, 9))
@law
def test_the_order_of_records_changes_nothing(seed: int, shuffle: int) -> None:
    rows = told(seed)
    one = rows.of(Story)[0]
    given_rows = [
        record
        for kind in READ
        for record in rows.of(kind)
        if getattr(record, "witness", None) in (None, *one.witnesses) and getattr(record, "story", one.id) == one.id
        and (not isinstance(record, Story) or record.id == one.id)
        and (not isinstance(record, Witness) or record.id in one.witnesses)
    ]  # fmt: skip
    shuffled = list(given_rows)
    die(shuffle).shuffle(shuffled)
    left, right = (Rows(list(resolve_names(Rows(records)))) for records in (given_rows, shuffled))
    for kind in (Entity, Resolution, Namesake):
        assert sort_records(left.of(kind)) == sort_records(right.of(kind))


@given(SEEDS)
@law
def test_a_verbatim_copy_changes_no_entity(seed: int) -> None:
    texts = {one.id: one.text for one in told(seed).of(Witness)[:4]}
    before = casts(resolved(story(texts)))
    first = min(texts)
    after = casts(resolved(story({**texts, "copy": texts[first]})))
    assert before == after


@st.composite
def piles(draw: st.DrawFn) -> dict[str, str]:
    """Return a few texts that name some of the people above, each in a sentence of its own."""
    count = draw(st.integers(1, 4))
    frames = ("The guard saw {} there.", "So said {} in the rain.", "They waited for {} all night.")
    texts = {}
    for number in range(count):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5))
        texts[f"w{number}"] = " ".join(draw(st.sampled_from(frames)).format(name) for name in names)
    return texts


def given_names(texts: dict[str, str]) -> Rows:
    """Return texts as a story in which every name of the list is marked, the longest first."""
    rows = story(texts)
    for witness, text in texts.items():
        taken: list[tuple[int, int]] = []
        for name in sorted(NAMES, key=lambda name: (-len(name), name)):
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                if all(end <= start or stop <= at for start, stop in taken):
                    taken.append((at, end))
                at = text.find(name, end)
        rows.extend(
            Mention(
                id=stable_id("mention", witness, start, end),
                witness=witness,
                start=start,
                end=end,
                text=text[start:end],
                type=EntityType.PERSON,
                form=MentionForm.NAME,
            )
            for start, end in sorted(taken)
        )
    return rows


small = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@given(piles())
@small
def test_people_who_contradict_one_another_are_never_one(texts: dict[str, str]) -> None:
    rows = resolved(given_names(texts))
    for spellings in cast_of(rows).values():
        assert not any({left, right} <= set(spellings) for left, right in NEVER)


@given(piles(), st.data())
@small
def test_a_split_holds_whatever_was_merged(texts: dict[str, str], data: st.DataObject) -> None:
    rows = given_names(texts)
    mentions = rows.of(Mention)
    if len({one.text for one in mentions}) < 2:
        return
    pairs = st.tuples(st.sampled_from(mentions), st.sampled_from(mentions))
    merged = data.draw(st.lists(pairs, max_size=3))
    kept, split = data.draw(pairs.filter(lambda pair: pair[0].text != pair[1].text))
    rows.extend(decision("merge", left, right) for left, right in merged if left.id != right.id)
    rows.extend([decision("split", kept, split, when="2026-02-01T00:00:00+00:00")])
    homes = {one.mention: one.entity for one in resolved(rows).of(Resolution)}
    assert homes[kept.id] != homes[split.id]


@given(piles())
@small
def test_a_copy_of_a_small_text_changes_no_entity(texts: dict[str, str]) -> None:
    before = casts(resolved(given_names(texts)))
    after = casts(resolved(given_names({**texts, "x": texts["w0"]})))
    assert before == after


@given(piles())
@small
def test_the_names_of_witnesses_change_no_entity(texts: dict[str, str]) -> None:
    renamed = {f"z{9 - number}": text for number, text in enumerate(texts.values())}
    assert casts(resolved(given_names(texts))) == casts(resolved(given_names(renamed)))


@given(st.text(max_size=200))
@small
def test_any_text_gives_entities_or_none(text: str) -> None:
    rows = resolved(story({"one": text, "two": "Ada Venn came. " + text}))
    assert all(one.name for one in rows.of(Entity))
