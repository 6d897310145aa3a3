from itertools import pairwise

import pytest
from tests.support.cast import mentioned, story

from stemma.model import EntityType, Mention, MentionForm, Sentence, Witness

TEXT = (
    "The pilot met Mayor Maria Santos in London. "
    "Santos, a 50-year-old businesswoman, told The Marrow Gazette that she would sue. "
    "A unit called “Torvana” guards the harbour."
)


def names(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.type.value) for one in mentioned(story({"one": text})) if one.form is MentionForm.NAME]


def test_names_titles_descriptions_and_pronouns_are_told_apart() -> None:
    found = mentioned(story({"one": TEXT}))
    forms = {(one.text, one.form.value) for one in found}
    assert {
        ("Maria Santos", "name"),
        ("Santos", "name"),
        ("London", "name"),
        ("Torvana", "name"),
        ("Mayor", "title"),
        ("a 50-year-old businesswoman", "description"),
        ("she", "pronoun"),
    } <= forms


def test_every_mention_slices_to_its_text_and_has_its_own_id() -> None:
    rows = story({"one": TEXT})
    found = mentioned(rows)
    text = rows.of(Witness)[0].text
    assert all(text[one.start : one.end] == one.text for one in found)
    assert len({one.id for one in found}) == len(found)


def test_no_two_mentions_overlap() -> None:
    found = sorted(mentioned(story({"one": TEXT})), key=lambda one: one.start)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_the_same_text_in_another_witness_has_the_same_mentions_at_its_own_places() -> None:
    rows = story({"one": TEXT, "two": "Foreword here.\n\n" + TEXT})
    here, there = ([(one.text, one.form) for one in mentioned(rows) if one.witness == name] for name in ("one", "two"))
    assert set(here) <= set(there)


def test_twins_share_one_reading() -> None:
    rows = story({"one": TEXT, "two": TEXT})
    by_witness: dict[str, list[tuple[int, int, str]]] = {"one": [], "two": []}
    for one in mentioned(rows):
        by_witness[one.witness].append((one.start, one.end, one.text))
    assert by_witness["one"] == by_witness["two"]


@pytest.mark.parametrize("text", ["", " ", "…", "\ud7ff\u0000\u202e", "ABC " * 50, "A" * 3000, "Ω" * 200, "' ' ’s"])
def test_any_text_gives_mentions_or_none(text: str) -> None:
    assert all(isinstance(one, Mention) for one in mentioned(story({"one": text})))


def test_a_unit_that_is_called_something_is_a_unit_everywhere() -> None:
    text = "He heads a unit called “Torvana”. Men of Torvana sleep in tents."
    assert names(text).count(("Torvana", "unit")) == 2


def test_what_lies_outside_sentences_is_not_read() -> None:
    rows = story({"one": "Mayor Maria Santos spoke."})
    inside = [one for one in rows if not isinstance(one, Sentence)]
    assert mentioned(type(rows)(inside)) == []


def test_types_are_those_of_the_model() -> None:
    assert {one.type for one in mentioned(story({"one": TEXT}))} <= set(EntityType)


def test_who_speaks_is_called_she_in_the_sentence_behind_it_wherever_a_copy_of_that_stands() -> None:
    rows = story({"one": "She has seen it. The wind fell.", "two": "Orvask said the dam holds. She has seen it."})
    assert {one.type for one in mentioned(rows) if one.text == "Orvask"} == {EntityType.PERSON}
