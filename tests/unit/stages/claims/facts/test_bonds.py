import pytest
from tests.support.asserted import asserted, story

from stemma.model import Entity, EntityType, Mention, MentionForm, Proposition, Resolution, Verdict
from stemma.stages.claims import weigh_claims


def bonds(text: str) -> list[tuple[str, str, str]]:
    found = [one for kind in ("role", "membership", "origin") for one in asserted(text, kind)]
    return [(one.kind, one.subject, one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ada Lind opened the pier.", ("role", "Ada Lind", "Mayor")),
        ("Former Norland governor Ada Lind came.", ("role", "Ada Lind", "Former Norland governor")),
        ("Former federal prosecutor Ada Lind came.", ("role", "Ada Lind", "Former federal prosecutor")),
        ("Deputy Police Chief Ada Lind came.", ("role", "Ada Lind", "Deputy Police Chief")),
        ("Chief Executive Ada Lind came.", ("role", "Ada Lind", "Chief Executive")),
        ("Solicitor General Ada Lind came.", ("role", "Ada Lind", "Solicitor General")),
        ("Ada Lind, head of the Varn Board, came.", ("role", "Ada Lind", "head of the Varn Board")),
        (
            "Ada Lind, 34, a spokeswoman for Varn Ferries, said so.",
            ("role", "Ada Lind", "a spokeswoman for Varn Ferries"),
        ),
        ("Ada Lind was the mayor of Brack.", ("role", "Ada Lind", "the mayor of Brack")),
        ("Ada Lind is not the mayor of Brack.", ("role", "Ada Lind", "not the mayor of Brack")),
        ("Ada Lind is a member of the Varn Board.", ("membership", "Ada Lind", "the Varn Board")),
        ("Ada Lind, a member of the Varn Board, came.", ("membership", "Ada Lind", "the Varn Board")),
        ("Ada Lind was born in Brack.", ("origin", "Ada Lind", "Brack")),
        ("Ada Lind, 34, from Brack, came.", ("origin", "Ada Lind", "Brack")),
        ("Ada Lind, a native of Brack, came.", ("origin", "Ada Lind", "Brack")),
    ],
)
def test_what_a_named_person_is_said_to_be(text: str, expected: tuple[str, str, str]) -> None:
    assert bonds(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind, the director of the F.B.O., came.",
        "The Major League Game was played.",
        "If Ada Lind was the mayor of Brack, it would stand.",
        "They met Ada Lind, the director of Varn Ferries, Bo Ek, came.",
        "Although Norland is a member of the Union, it is small.",
        "Ada Lind took a letter from Brack.",
        "The mayor of Brack came.",
    ],
)
def test_it_is_silent_where_the_person_or_the_bond_is_open(text: str) -> None:
    assert bonds(text) == []


def test_what_a_surname_alone_is_said_to_be_has_no_key_of_its_own() -> None:
    (titled,) = asserted("Mayor Lind opened the pier.", "role")
    (behind,) = asserted("They met Lind, the mayor of Brack, in May.", "role")
    assert (titled.surname, titled.normalised, titled.key) == ("Lind", "mayor", "")
    assert (behind.surname, behind.normalised, behind.key) == ("Lind", "mayor of brack", "")


def test_hedges_and_denials_are_kept() -> None:
    (one,) = asserted("Ada Lind was reportedly born in Brack.", "origin")
    assert (one.hedge, one.negated) == ("reportedly", False)
    (other,) = asserted("Ada Lind was never a member of the Varn Board.", "membership")
    assert other.negated
    assert other.key.endswith("|not varn board")


def test_two_roles_of_one_person_are_no_dispute() -> None:
    texts = {
        "a": "Mayor Ada Lind came at noon.",
        "b": "Ada Lind, head of the Varn Board, left.",
        "c": "Mayor Ada Lind left.",
    }
    found = [one for one in weigh_claims(story(texts, lineages=[["a"], ["b"], ["c"]])) if isinstance(one, Proposition)]
    roles = sorted((one.best_value or "", one.verdict, one.lineages) for one in found if one.kind == "role")
    assert roles == [("Mayor", Verdict.AGREE, 2), ("head of the Varn Board", Verdict.SINGLE_SOURCE, 1)]


def test_a_role_is_bound_to_the_entity_and_not_to_the_body_it_names() -> None:
    text = "Ada Lind, head of the Varn Board, left."
    more = [
        Mention(id="m1", witness="a", start=0, end=8, text="Ada Lind", type=EntityType.PERSON, form=MentionForm.NAME),
        Mention(
            id="m2",
            witness="a",
            start=22,
            end=32,
            text="Varn Board",
            type=EntityType.ORGANISATION,
            form=MentionForm.NAME,
        ),
        Resolution(mention="m1", entity="e1", score=0.9, why="given"),
        Resolution(mention="m2", entity="e2", score=0.9, why="given"),
        Entity(id="e1", story="story", type=EntityType.PERSON, name="Ada Lind", variants=[]),
        Entity(id="e2", story="story", type=EntityType.ORGANISATION, name="Varn Board", variants=[]),
    ]
    found = list(weigh_claims(story({"a": text}, lineages=[["a"]], more=more)))
    (role,) = [one for one in found if isinstance(one, Proposition) and one.kind == "role"]
    assert (role.subject, role.about, role.slot) == ("e1", "Ada Lind", "role")
