import pytest

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.cues import (
    countries_before,
    countries_of,
    gender_cues,
    offices,
    pronoun_cues,
    roles_before,
    roles_beside,
)


def named(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(
        id=name, witness="one", start=start, end=start + len(name), text=name, type=EntityType.PERSON,
        form=MentionForm.NAME,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "roles"),
    [
        ("yesterday President ", {"president"}),
        ("then he and his wife, ", {"wife"}),
        ("the first lady ", {"lady"}),
        ("the lawyer of ", set()),
        ("the crew met ", set()),
    ],
)
def test_titles_and_kin_before_a_name_are_its_roles(before: str, roles: set[str]) -> None:
    assert roles <= roles_before(before)
    assert bool(roles_before(before)) is bool(roles)


@pytest.mark.parametrize(
    ("after", "roles"),
    [
        (", a diver and poet, said the minister", {"diver", "poet"} & {"poet"}),
        (", the mayor of Kelm, told a lawyer", {"mayor"}),
        (", who is a surgeon, spoke", {"surgeon"}),
        (" who attacked the victim", set()),
        (", a former aide to the minister", {"aide"}),
    ],
)
def test_a_description_behind_a_name_gives_its_roles_and_not_those_of_others(after: str, roles: set[str]) -> None:
    assert roles_beside("", after) == roles


@pytest.mark.parametrize(
    ("before", "countries"),
    [
        ("talks with Norwegian President ", {"norway"}),
        ("talks with North Korean leader ", {"north korea"}),
        ("a call with Norway\u2019s ", {"norway"}),
        ("met the president of Norway ", {"norway"}),
        ("met the Norwegian envoy to Chile ", {"norway"}),
        ("a walk in Norway with ", set()),
        ("The Norwegian crowd saw ", set()),
    ],
)
def test_titles_say_of_which_country_somebody_is(before: str, countries: set[str]) -> None:
    assert countries_before(before) == countries


def test_a_description_names_countries_by_noun_and_by_people() -> None:
    assert countries_of(("norwegian", "leader")) == {"norway"}
    assert countries_of(("north", "korea", "envoy")) == {"north korea"}
    assert countries_of(("us", "president")) == {"united states"}
    assert countries_of(("tall", "leader")) == frozenset()


def test_offices_are_titles_that_one_holds() -> None:
    assert {"president", "senator"} <= offices()
    assert not {"mr", "mrs", "former", "dr"} & offices()


def test_a_pronoun_behind_the_next_person_says_nothing_of_the_first() -> None:
    text = "Venn met Orlen and said that she was late."
    assert pronoun_cues(text, named(text, "Venn")) == (1, 0)
    assert pronoun_cues(text, named(text, "Venn"), text.index("Orlen")) == (0, 0)


def test_a_pronoun_behind_a_quotation_is_whoever_speaks() -> None:
    text = "\u201cThey should ask Venn,\u201d she said."
    assert pronoun_cues(text, named(text, "Venn")) == (0, 0)


def test_a_title_speaks_louder_than_a_pronoun() -> None:
    text = "Then Mrs. Venn thanked him."
    assert gender_cues(text, named(text, "Venn")) == (3, 1)
