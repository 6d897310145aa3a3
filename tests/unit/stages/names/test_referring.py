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
        ("Ada Venn spoke. It rained. Boats sank. She left.", "She", ("Ada Venn",), "Ada Venn"),
        ("Ada Venn spoke. It rained. Boats sank. Rain fell. She left.", "She", ("Ada Venn",), None),
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


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Ada Venn, 41, an engineer, spoke.", "engineer", "Ada Venn"),
        ("Ada Venn, an engineer and poet, spoke.", "engineer", "Ada Venn"),
        ("Ada Venn was once the engineer here.", "engineer", "Ada Venn"),
        ("The town hired Ada Venn as engineer.", "engineer", "Ada Venn"),
        ("Ada Venn spoke as the engineer passed.", "the engineer", None),
        ("Ada Venn spoke as the engineer's horn blew.", "the engineer", None),
        ("An engineer and diver Ada Venn spoke.", "An engineer", None),
        ("The engineer and pilot Ada Venn spoke.", "The engineer", "Ada Venn"),
        ("As mayor, Ada Venn spoke of tolls.", "mayor", "Ada Venn"),
        ("According to the mayor, Ada Venn spoke of tolls.", "the mayor", None),
        ("The engineers, Ada Venn, spoke.", "The engineers", None),
        ("Norland's engineer, Ada Venn, spoke.", "Norland's engineer", "Ada Venn"),
    ],
)
def test_what_somebody_is_said_to_be_joins_the_name(text: str, phrase: str, expected: str | None) -> None:
    found = joined(text, phrase, MentionForm.DESCRIPTION, "Ada Venn")
    assert (found[0] if found else None) == expected


def told(
    text: str, *phrases: tuple[str, MentionForm, EntityType], names: tuple[str, ...] = ()
) -> dict[str, str | None]:
    """Return, for each phrase, the entity or the earlier phrase that it means."""
    mentions = [mention(text, name, MentionForm.NAME) for name in names]
    homes = {one.id: one.text for one in mentions}
    facts = dict.fromkeys(names, NOBODY)
    mentions += [mention(text, part, form, kind) for part, form, kind in phrases]
    starts = [0, *(place + 2 for place, letter in enumerate(text) if letter == ".")]
    texts = {one.id: one.text for one in mentions}
    found = resolve_phrases(text, mentions, homes, known=facts, sentences=starts)
    return {texts[one.mention]: one.entity or texts.get(one.same or "") for one in found}


PERSON, DESCRIPTION, PRONOUN = EntityType.PERSON, MentionForm.DESCRIPTION, MentionForm.PRONOUN


def test_a_description_means_whoever_was_described_so_before_and_a_pronoun_follows_it() -> None:
    text = "A gunman fled. Later the gunman hid where he lived."
    found = told(text, ("A gunman", DESCRIPTION, PERSON), ("the gunman", DESCRIPTION, PERSON), ("he", PRONOUN, PERSON))
    assert found == {"the gunman": "A gunman", "he": "A gunman"}


def test_two_who_are_described_alike_leave_a_third_description_open() -> None:
    text = "A guard fell. Then a guard ran. So the guard slept."
    phrases = [(part, DESCRIPTION, PERSON) for part in ("A guard", "a guard", "the guard")]
    assert told(text, *phrases) == {}


def test_who_means_whoever_stands_right_before() -> None:
    text = "A diver, who slept, met Ada Venn."
    assert told(text, ("A diver", DESCRIPTION, PERSON), ("who", PRONOUN, PERSON), names=("Ada Venn",)) == {
        "who": "A diver"
    }


def test_they_are_the_only_ones_of_several_near() -> None:
    text = "Ada Venn led the guards. Then they slept."
    found = told(text, ("the guards", DESCRIPTION, PERSON), ("they", PRONOUN, EntityType.OTHER), names=("Ada Venn",))
    assert found == {"they": "the guards"}


def test_she_is_she_who_is_known_for_a_woman_beside_somebody_of_whom_nothing_is_said() -> None:
    text = "Ada Venn saw the judge. Then she left."
    known = {"Ada Venn": Known("f", frozenset(), frozenset())}
    mentions = [
        mention(text, "Ada Venn", MentionForm.NAME),
        mention(text, "the judge", DESCRIPTION),
        mention(text, "she", PRONOUN),
    ]
    found = list(resolve_phrases(text, mentions, {mentions[0].id: "Ada Venn"}, known=known, sentences=[0, 24]))
    assert [one.entity for one in found if one.mention == mentions[2].id] == ["Ada Venn"]


def test_the_star_is_whom_the_text_names_most_and_the_lawyer_is_not() -> None:
    text = "Ada Venn came. Ada Venn sang. Tam Orkney slept. So the star and the lawyer left."
    mentions = [
        *(
            mention(text, name, MentionForm.NAME, at=at)
            for name, at in (("Ada Venn", 0), ("Ada Venn", 3), ("Tam Orkney", 0))
        ),
        mention(text, "the star", DESCRIPTION),
        mention(text, "the lawyer", DESCRIPTION),
    ]
    homes = {one.id: one.text for one in mentions[:3]}
    facts = {"Ada Venn": NOBODY, "Tam Orkney": NOBODY}
    found = list(resolve_phrases(text, mentions, homes, known=facts, sentences=[0, 15, 30, 48]))
    assert [(one.mention, one.entity) for one in found] == [(mentions[3].id, "Ada Venn")]


def test_the_head_of_a_report_may_describe_whom_it_names_next() -> None:
    known = {"Ada Venn": Known("f", frozenset(["diver"]), frozenset())}
    text = "So a diver is found. Ada Venn, a diver, slept."
    assert joined(text, "a diver", DESCRIPTION, "Ada Venn", known=known) == ("Ada Venn", 0.7)
    known = {"Ada Venn": Known("f", frozenset(["official"]), frozenset())}
    text = "So an official spoke. Ada Venn slept."
    assert joined(text, "an official", DESCRIPTION, "Ada Venn", known=known) is None


def test_a_body_of_another_country_is_another_body() -> None:
    text = "Danish Navy came. Then the Polish navy left. So the navy slept."
    kind = EntityType.UNIT
    mentions = [mention(text, "Danish Navy", MentionForm.NAME, kind)]
    mentions += [mention(text, part, DESCRIPTION, kind) for part in ("the Polish navy", "the navy")]
    known = {"Danish Navy": Known("", frozenset(), frozenset(), frozenset(["navy"]), frozenset(["danish", "navy"]))}
    found = list(resolve_phrases(text, mentions, {mentions[0].id: "Danish Navy"}, known=known, sentences=[0]))
    assert [one.mention for one in found if one.entity] == [mentions[2].id]


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "names", "expected"),
    [
        ("Norway and Oslo fell. So the country slept.", "the country", EntityType.PLACE, ("Norway", "Oslo"), "Norway"),
        ("Norway met Chile. So the country slept.", "the country", EntityType.PLACE, ("Norway", "Chile"), None),
        ("Acme grew. So the company hired.", "the company", EntityType.ORGANISATION, ("Acme",), "Acme"),
        ("Acme bought Zenit. So the company hired.", "the company", EntityType.ORGANISATION, ("Acme", "Zenit"), None),
        ("The Senate met. So the company hired.", "the company", EntityType.ORGANISATION, ("Senate",), None),
        (
            "The Orlin Court met. Zenit grew. So the agency hired.",
            "the agency",
            EntityType.ORGANISATION,
            ("Zenit",),
            "Zenit",
        ),
        (
            "The Orlin Department met. So the agency hired.",
            "the agency",
            EntityType.ORGANISATION,
            ("Orlin Department",),
            "Orlin Department",
        ),
        ("Acme grew. Rain fell. It froze. The company hired.", "The company", EntityType.ORGANISATION, ("Acme",), None),
    ],
)
def test_the_country_and_the_company_are_the_only_ones_near(
    text: str, phrase: str, kind: EntityType, names: tuple[str, ...], expected: str | None
) -> None:
    mentions = [mention(text, name, MentionForm.NAME, kind) for name in names]
    mentions.append(mention(text, phrase, DESCRIPTION, kind))
    homes = {one.id: one.text for one in mentions[:-1]}
    starts = [0, *(place + 2 for place, letter in enumerate(text) if letter == ".")]
    found = list(resolve_phrases(text, mentions, homes, known=dict.fromkeys(names, NOBODY), sentences=starts))
    assert [one.entity for one in found] == ([expected] if expected else [])


def test_a_president_of_another_country_is_not_meant() -> None:
    here = Known("", frozenset(["president"]), frozenset(), countries=frozenset(["norway"]))
    there = Known("", frozenset(["president"]), frozenset(), countries=frozenset(["chile"]))
    text = "Ada Venn met Joren Hale. Then the Norwegian president left."
    names = ("Ada Venn", "Joren Hale")
    form = MentionForm.DESCRIPTION
    known = {"Ada Venn": there, "Joren Hale": here}
    assert joined(text, "the Norwegian president", form, *names, known=known) == ("Joren Hale", 0.7)
    assert joined(text, "the Norwegian president", form, *names, known={"Ada Venn": there}) is None


def test_a_vice_president_is_not_the_president() -> None:
    known = {"Ada Venn": Known("", frozenset(["president"]), frozenset())}
    text = "Ada Venn spoke. Then the vice president left."
    assert joined(text, "the vice president", MentionForm.DESCRIPTION, "Ada Venn", known=known) is None


def test_an_envoy_whose_post_stands_before_the_name_is_the_one_behind_it() -> None:
    known = {"Ada Venn": Known("", frozenset(["envoy"]), frozenset()), "Joren Hale": NOBODY}
    text = "There sat Ada Venn, the envoy to Norway Joren Hale and a clerk."
    names = ("Ada Venn", "Joren Hale")
    assert joined(text, "the envoy", MentionForm.DESCRIPTION, *names, known=known) == ("Joren Hale", 0.9)


@pytest.mark.parametrize(("phrase", "meant"), [("the ferry committee", False), ("the same committee", True)])
def test_a_committee_of_another_matter_is_not_meant(phrase: str, *, meant: bool) -> None:
    text = f"The Harbour Committee met. Then {phrase} rose."
    mentions = [
        mention(text, "Harbour Committee", MentionForm.NAME, EntityType.ORGANISATION),
        mention(text, phrase, MentionForm.DESCRIPTION, EntityType.ORGANISATION),
    ]
    facts = Known("", frozenset(), frozenset(), frozenset(["committee"]), frozenset(["harbour", "committee"]))
    homes = {mentions[0].id: "Harbour Committee"}
    found = resolve_phrases(text, mentions, homes, known={"Harbour Committee": facts}, sentences=[0, 27])
    assert [one.entity for one in found] == ["Harbour Committee"] * meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After she left a harbour, Ada Venn spoke.", "Ada Venn"),
        ("When she left, the tired mayor Ada Venn spoke.", "Ada Venn"),
        ("Yesterday she left, Ada Venn spoke.", None),
        ("After rain, she left, Ada Venn spoke.", None),
        ("After she left, who but Ada Venn spoke.", None),
        ("After she left. Ada Venn spoke.", None),
    ],
)
def test_a_pronoun_of_the_clause_before_is_whom_the_main_clause_names(text: str, expected: str | None) -> None:
    found = joined(text, "she", MentionForm.PRONOUN, "Ada Venn")
    assert (found[0] if found else None) == expected


def test_a_pronoun_of_the_other_gender_waits() -> None:
    known = {"Ada Venn": Known("m", frozenset(), frozenset())}
    assert joined("After she left, Ada Venn spoke.", "she", MentionForm.PRONOUN, "Ada Venn", known=known) is None


def test_whom_the_judge_sentences_is_not_the_judge() -> None:
    assert earlier("A judge sentenced the man.", "A judge", "the man") == []
    assert earlier("A judge spoke, and the man slept.", "A judge", "the man") == ["the man"]


def test_a_diver_a_baker_and_a_clerk_are_three() -> None:
    assert earlier("A diver, a baker and a clerk slept.", "A diver", "a baker", "a clerk") == []
    assert earlier("The diver, a baker, slept.", "The diver", "a baker") == ["a baker"]


def earlier(text: str, *phrases: str) -> list[str]:
    """Return the phrases that mean one described before."""
    told = [mention(text, phrase, MentionForm.DESCRIPTION) for phrase in phrases]
    texts = {one.id: one.text for one in told}
    found = resolve_phrases(text, told, {}, known={}, sentences=[0])
    return [texts[one.mention] for one in found if one.same is not None]
