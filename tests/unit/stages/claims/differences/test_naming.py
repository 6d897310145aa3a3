from tests.support.asserted import asserted

from stemma.model import Entity, EntityType, Mention, MentionForm, Resolution, Rows
from stemma.stages.claims.differences.naming import Names

TEXT = "Ada Venn, 28, was hurt."


def names(score: float = 0.9) -> Names:
    return Names(
        Rows(
            [
                Mention(
                    id="m",
                    witness="w",
                    start=0,
                    end=8,
                    text="Ada Venn",
                    type=EntityType.PERSON,
                    form=MentionForm.NAME,
                ),
                Entity(id="venn", story="s", type=EntityType.PERSON, name="Ada Marie Venn", variants=[]),
                Resolution(mention="m", entity="other", score=0.1, why=""),
                Resolution(mention="m", entity="venn", score=score, why=""),
            ]
        )
    )


def test_a_resolved_name_keys_the_claim() -> None:
    (one,) = asserted(TEXT, "age")
    bound = names().bound(one)
    assert (bound.key, bound.subject) == ("age|entity venn", "Ada Marie Venn")
    assert names().entity_of(one) == "venn"


def test_the_likelier_resolution_counts() -> None:
    (one,) = asserted(TEXT, "age")
    assert names(0.05).entity_of(one) == "other"


def test_without_names_a_claim_stays_as_it_is() -> None:
    (one,) = asserted(TEXT, "age")
    assert Names(Rows()).bound(one) == one
    assert Names(Rows()).entity_of(one) is None


def test_what_happened_to_a_person_is_keyed_with_it() -> None:
    (one,) = asserted(TEXT, "person")
    assert names().bound(one).key == "person|entity venn|injured"


def test_figures_have_no_entity() -> None:
    (one,) = asserted("There are 40 boats.", "figure")
    assert names().bound(one) == one


def of_a_surname(text: str, name: str, kind: EntityType = EntityType.PERSON) -> str:
    """Return the key of an age told under one word, which stands for somebody of a whole name."""
    (one,) = asserted(text, "age")
    start = text.index("Venn")
    mention = Mention(id="m", witness="w", start=start, end=start + 4, text="Venn", type=kind, form=MentionForm.NAME)
    rows = [
        mention,
        Entity(id="venn", story="s", type=kind, name=name, variants=[]),
        Resolution(mention="m", entity="venn", score=0.9, why=""),
    ]
    return Names(Rows(rows)).bound(one).key


def test_a_surname_is_enough_where_the_story_knows_the_whole_name() -> None:
    assert of_a_surname("Venn, 28, was hurt.", "Ada Venn") == "age|entity venn"


def test_a_given_name_a_lone_name_and_a_place_are_not() -> None:
    assert of_a_surname("Venn, 28, was hurt.", "Venn Lind") == ""
    assert of_a_surname("Venn, 28, was hurt.", "Venn") == ""
    assert of_a_surname("Venn, 28, was hurt.", "Great Venn", EntityType.PLACE) == ""
