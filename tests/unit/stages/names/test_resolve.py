import pytest
from tests.support.cast import cast_of, decision, home_of, line, named, namesakes_of, resolved, site, story

from stemma.model import Entity, EntityType, Mention, Resolution, Rows, Witness

PERSON, UNIT = EntityType.PERSON, EntityType.UNIT
ONE = "Mayor Vadim Osipiev, 50, spoke in London. Osipiev left."
TWO = "The mayor Vadim Osipyev, 50, met nobody. Osipyev slept."
THREE = "A guard saw Osipiev on the pier."


def test_one_man_in_two_spellings_and_three_texts_is_one_entity() -> None:
    rows = resolved(story({"one": ONE, "two": TWO, "three": THREE}))
    assert cast_of(rows, PERSON) == {"Vadim Osipiev": ["Osipiev", "Osipyev", "Vadim Osipiev", "Vadim Osipyev"]}


def test_what_is_known_of_an_entity_is_gathered() -> None:
    (entity,) = [one for one in resolved(story({"one": ONE, "two": TWO})).of(Entity) if one.type is PERSON]
    assert entity.ages == [50]
    assert entity.roles[0] == "mayor"
    assert entity.lineages == 2


def test_every_name_has_one_entity_and_says_why() -> None:
    rows = resolved(story({"one": ONE, "two": TWO, "three": THREE}))
    names = [one.id for one in rows.of(Mention) if one.form == "name"]
    decisions = {one.mention: one for one in rows.of(Resolution)}
    assert set(names) <= set(decisions)
    assert len(rows.of(Resolution)) == len(decisions)
    assert all(one.why and 0 < one.score <= 1 for one in decisions.values())


def test_a_title_and_a_pronoun_stand_for_their_person() -> None:
    rows = resolved(story({"one": "Mayor Maria Santos spoke. She left."}))
    assert home_of(rows, "Mayor", "one") == "Maria Santos"
    assert home_of(rows, "She", "one") == "Maria Santos"


def test_two_people_of_one_surname_are_two() -> None:
    text = "Mayor Maria Santos met President Donald Santos in London."
    assert sorted(cast_of(resolved(story({"one": text})), PERSON)) == ["Donald Santos", "Maria Santos"]


def given(texts: dict[str, str], *names: tuple[str, str], kind: EntityType = PERSON) -> Rows:
    rows = story(texts)
    rows.extend(named(rows, witness, name, kind) for witness, name in names)
    return rows


COPIES = {"one": "Pavel Kokna, 24, spoke there.", "two": "Pavel Kukhna, 24, spoke there."}


def test_aligned_copies_join_what_spelling_leaves_open() -> None:
    rows = given(COPIES, ("one", "Pavel Kokna"), ("two", "Pavel Kukhna"))
    rows.extend([site(rows, {"one": "Kokna", "two": "Kukhna"})])
    assert len(cast_of(resolved(rows))) == 1


def test_without_alignment_they_are_possibly_one() -> None:
    texts = {name: text.replace(", 24,", "") for name, text in COPIES.items()}
    rows = resolved(given(texts, ("one", "Pavel Kokna"), ("two", "Pavel Kukhna")))
    assert len(cast_of(rows)) == 2
    assert namesakes_of(rows) == [("Pavel Kokna", "Pavel Kukhna", "possibly-same")]


def test_a_replaced_name_is_told_and_not_merged() -> None:
    texts = {"one": "So said Ada Venn, the guard.", "two": "So said Tam Orkney, the guard."}
    rows = given(texts, ("one", "Ada Venn"), ("two", "Tam Orkney"))
    rows.extend([site(rows, {"one": "Ada Venn", "two": "Tam Orkney"})])
    resolved(rows)
    assert len(cast_of(rows)) == 2
    assert namesakes_of(rows) == [("Ada Venn", "Tam Orkney", "name-replaced")]


def test_the_best_name_is_counted_by_lines_and_not_by_copies() -> None:
    texts = {
        "one": "Vadim Osipyev came.",
        "two": "Yes, Vadim Osipyev came.",
        "three": "No, Vadim Osipyev came.",
        "four": "Then Vadim Osipiev came.",
        "five": "Later Vadim Osipiev came.",
    }
    names = [(name, "Vadim Osipyev" if "pyev" in text else "Vadim Osipiev") for name, text in texts.items()]
    rows = given(texts, *names)
    rows.extend([line("a", "one", "two", "three"), line("b", "four"), line("c", "five")])
    assert list(cast_of(resolved(rows))) == ["Vadim Osipiev"]


def test_twins_stand_for_one_entity() -> None:
    rows = resolved(story({"one": ONE, "two": ONE}))
    (entity,) = [one for one in rows.of(Entity) if one.type is PERSON]
    assert {one for variant in entity.variants for one in variant.witnesses} == {"one", "two"}
    assert home_of(rows, "Osipiev", "two") == "Vadim Osipiev"


def test_a_person_merges_two_entities() -> None:
    texts = {"one": "So said Ada Venn there.", "two": "So said Tam Orkney here."}
    rows = given(texts, ("one", "Ada Venn"), ("two", "Tam Orkney"))
    left, right = rows.of(Mention)
    rows.extend([decision("merge", left, right)])
    assert len(cast_of(resolved(rows))) == 1


def test_a_person_splits_a_spelling_off() -> None:
    rows = given({"one": ONE, "two": TWO}, ("one", "Vadim Osipiev"), ("two", "Vadim Osipyev"))
    left, right = rows.of(Mention)
    rows.extend([decision("split", left, right)])
    assert len(cast_of(resolved(rows))) == 2


def test_a_person_splits_two_bearers_of_one_name() -> None:
    texts = {"one": "So said Ada Venn there.", "two": "Here sat Ada Venn."}
    rows = given(texts, ("one", "Ada Venn"), ("two", "Ada Venn"))
    left, right = rows.of(Mention)
    rows.extend([decision("split", left, right)])
    resolved(rows)
    assert [one.name for one in rows.of(Entity)] == ["Ada Venn", "Ada Venn"]
    assert len({one.id for one in rows.of(Entity)}) == 2


def test_a_person_gives_another_name() -> None:
    rows = given({"one": "So said Ada Venn there."}, ("one", "Ada Venn"))
    rows.extend([decision("rename", rows.of(Mention)[0], text="Ada von Venn")])
    assert list(cast_of(resolved(rows))) == ["Ada von Venn"]


def test_a_decision_about_a_twin_holds_for_the_text() -> None:
    texts = {"one": "So said Ada Venn there.", "two": "So said Ada Venn there.", "three": "Tam Orkney slept."}
    rows = given(texts, ("one", "Ada Venn"), ("two", "Ada Venn"), ("three", "Tam Orkney"))
    twin = next(one for one in rows.of(Mention) if one.witness == "two")
    other = next(one for one in rows.of(Mention) if one.witness == "three")
    rows.extend([decision("merge", twin, other)])
    assert len(cast_of(resolved(rows))) == 1


def test_a_unit_in_three_spellings_is_one_and_keeps_its_best_name() -> None:
    texts = {
        "one": "Joren Hale heads a unit called Torvania that trains men.",
        "two": "Joren Hale heads a unit called Torvanja that trains men.",
        "three": "They call themselves the Torvania Battalion.",
    }
    rows = story(texts)
    rows.extend(named(rows, name, "Joren Hale") for name in ("one", "two"))
    rows.extend([named(rows, "one", "Torvania", UNIT), named(rows, "two", "Torvanja", UNIT)])
    rows.extend([named(rows, "three", "Torvania Battalion", UNIT)])
    assert cast_of(resolved(rows), UNIT) == {"Torvania Battalion": ["Torvania", "Torvania Battalion", "Torvanja"]}


@pytest.mark.parametrize("texts", [{"one": ""}, {"one": "No names here."}, {"one": "…", "two": "\n"}])
def test_where_nobody_is_named_there_is_nobody(texts: dict[str, str]) -> None:
    assert resolved(story(texts)).of(Entity) == []


def test_ids_do_not_hang_on_the_order_of_rows() -> None:
    texts = {"one": ONE, "two": TWO, "three": THREE}
    backwards = dict(reversed(texts.items()))
    left, right = (sorted(one.id for one in resolved(story(told)).of(Entity)) for told in (texts, backwards))
    assert left == right


def test_spans_of_all_mentions_still_slice() -> None:
    rows = resolved(story({"one": ONE, "two": TWO}))
    texts = {one.id: one.text for one in rows.of(Witness)}
    assert all(texts[one.witness][one.start : one.end] == one.text for one in rows.of(Mention))
