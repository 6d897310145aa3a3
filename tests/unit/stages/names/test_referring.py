import pytest

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.discourse import Known
from stemma.stages.names.referring import description_head, resolve_phrases

NOBODY = Known("", frozenset(), frozenset())


def mention(text: str, part: str, form: MentionForm, kind: EntityType = EntityType.PERSON, at: int = 0) -> Mention:
    start = text.index(part, at)
    return Mention(
        id=f"{part}@{start}", witness="one", start=start, end=start + len(part), text=part, type=kind, form=form
    )


def joined(
    text: str, phrase: str, form: MentionForm, *names: str, known: dict[str, Known] | None = None, at: int = 0
) -> tuple[str | None, float] | None:
    """Return the entity that a phrase joins; entities are called as their names."""
    mentions = [mention(text, name, MentionForm.NAME) for name in names]
    homes = {one.id: one.text for one in mentions}
    facts = dict.fromkeys(names, NOBODY) | (known or {})
    starts = [0, *(place + 2 for place, letter in enumerate(text) if letter == ".")]
    found = list(
        resolve_phrases(text, [*mentions, mention(text, phrase, form, at=at)], homes, known=facts, sentences=starts)
    )
    return (found[0].entity, found[0].score) if found else None


def test_a_title_joins_the_name_behind_it() -> None:
    assert joined("Mayor Ada Venn spoke.", "Mayor", MentionForm.TITLE, "Ada Venn") == ("Ada Venn", 0.95)


def test_a_title_far_from_any_name_stays_open() -> None:
    assert joined("Mayor of some place, Ada Venn.", "Mayor", MentionForm.TITLE, "Ada Venn") is None


def test_an_apposition_joins_the_name_before_it() -> None:
    text = "Ada Venn, a restaurateur, spoke."
    assert joined(text, "a restaurateur", MentionForm.DESCRIPTION, "Ada Venn") == ("Ada Venn", 0.9)


def test_an_apposition_joins_the_name_behind_it() -> None:
    text = "His half-brother, Ada Venn, spoke."
    assert joined(text, "His half-brother", MentionForm.DESCRIPTION, "Ada Venn") == ("Ada Venn", 0.9)


def test_an_age_finds_its_person() -> None:
    known = {"Ada Venn": Known("f", frozenset(), frozenset([50])), "Joren Hale": NOBODY}
    text = "Ada Venn met Joren Hale. Then The 50-year-old left."
    text = text.replace("The", "the")
    found = joined(text, "the 50-year-old", MentionForm.DESCRIPTION, "Ada Venn", "Joren Hale", known=known)
    assert found == ("Ada Venn", 0.7)


def test_a_role_that_one_alone_has_finds_its_person() -> None:
    known = {"Ada Venn": Known("f", frozenset(["mayor"]), frozenset()), "Joren Hale": NOBODY}
    text = "Ada Venn met Joren Hale. Then the mayor left."
    assert joined(text, "the mayor", MentionForm.DESCRIPTION, "Ada Venn", "Joren Hale", known=known) == (
        "Ada Venn",
        0.7,
    )


def test_a_role_that_two_have_stays_open() -> None:
    facts = Known("", frozenset(["mayor"]), frozenset())
    known = {"Ada Venn": facts, "Joren Hale": facts}
    text = "Ada Venn met Joren Hale. Then the mayor left."
    assert joined(text, "the mayor", MentionForm.DESCRIPTION, "Ada Venn", "Joren Hale", known=known) == (None, 0.0)


def test_an_indefinite_description_introduces_somebody_else() -> None:
    known = {"Ada Venn": Known("f", frozenset(["mayor"]), frozenset())}
    text = "Ada Venn spoke. Then a mayor left."
    assert joined(text, "a mayor", MentionForm.DESCRIPTION, "Ada Venn", known=known) is None


@pytest.mark.parametrize(
    ("text", "pronoun", "names", "expected"),
    [
        ("Ada Venn spoke. She left.", "She", ("Ada Venn",), "Ada Venn"),
        ("Ada Venn said she was ill.", "she", ("Ada Venn",), "Ada Venn"),
        ("Ada Venn met Tam Orkney. He left.", "He", ("Ada Venn", "Tam Orkney"), "Tam Orkney"),
        ("Joren Hale met Tam Orkney. He left.", "He", ("Joren Hale", "Tam Orkney"), None),
        ("Ada Venn spoke. It rained. Boats sank. She left.", "She", ("Ada Venn",), None),
        ("She left. Ada Venn spoke.", "She", ("Ada Venn",), None),
        ("Ada Venn spoke. They left.", "They", ("Ada Venn",), None),
        ("Tam Orkney spoke. She left.", "She", ("Tam Orkney",), None),
    ],
)
def test_a_pronoun_is_the_only_one_near_who_fits(
    text: str, pronoun: str, names: tuple[str, ...], expected: str | None
) -> None:
    known = {
        "Ada Venn": Known("f", frozenset(), frozenset()),
        "Tam Orkney": Known("m", frozenset(), frozenset()),
        "Joren Hale": Known("m", frozenset(), frozenset()),
    }
    found = joined(text, pronoun, MentionForm.PRONOUN, *names, known={name: known[name] for name in names})
    assert (found[0] if found else None) == expected


def test_names_are_not_resolved_here() -> None:
    text = "Ada Venn spoke."
    assert list(resolve_phrases(text, [mention(text, "Ada Venn", MentionForm.NAME)], {}, known={}, sentences=[0])) == []


def test_a_description_before_the_name_finds_it_too() -> None:
    known = {"Ada Venn": Known("f", frozenset(["mayor"]), frozenset())}
    text = "Early the mayor left. They thanked Ada Venn."
    assert joined(text, "the mayor", MentionForm.DESCRIPTION, "Ada Venn", known=known) == ("Ada Venn", 0.7)


def test_a_role_of_the_other_gender_is_somebody_else() -> None:
    known = {"Ada Venn": Known("f", frozenset(["chairman"]), frozenset())}
    text = "Ada Venn came. Then the chairman left."
    assert joined(text, "the chairman", MentionForm.DESCRIPTION, "Ada Venn", known=known) is None


@pytest.mark.parametrize("phrase", ["a mayor", "another mayor", "her mayor"])
def test_what_points_at_another_stays_open(phrase: str) -> None:
    known = {"Ada Venn": Known("f", frozenset(["mayor"]), frozenset())}
    assert joined(f"Ada Venn saw {phrase} there.", phrase, MentionForm.DESCRIPTION, "Ada Venn", known=known) is None


def test_a_body_is_found_by_the_head_of_its_name() -> None:
    text = "Harbour Ministry spoke. So the ministry knew."
    mentions = [
        mention(text, "Harbour Ministry", MentionForm.NAME, EntityType.ORGANISATION),
        mention(text, "the ministry", MentionForm.DESCRIPTION, EntityType.ORGANISATION),
    ]
    known = {"Harbour Ministry": Known("", frozenset(), frozenset(), frozenset(["ministry"]))}
    (found,) = resolve_phrases(text, mentions, {mentions[0].id: "Harbour Ministry"}, known=known, sentences=[0, 24])
    assert found.entity == "Harbour Ministry"


def test_the_head_is_the_last_word_without_its_possessive() -> None:
    assert description_head("the 50-year-old teacher’s") == "teacher"
    assert description_head("…") == ""
