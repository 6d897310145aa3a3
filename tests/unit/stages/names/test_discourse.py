from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.discourse import Discourse, Known

TEXT = "Ada Venn spoke. A diver slept. She left."


def mention(part: str, form: MentionForm = MentionForm.NAME) -> Mention:
    start = TEXT.index(part)
    return Mention(
        id=part, witness="one", start=start, end=start + len(part), text=part, type=EntityType.PERSON, form=form
    )


def discourse() -> Discourse:
    told = Discourse(TEXT, {"ada": Known("f", frozenset(), frozenset())}, [0, 16, 31])
    told.take(told.entity(mention("Ada Venn"), "ada"), mention("Ada Venn"))
    told.new(mention("A diver", MentionForm.DESCRIPTION), head="diver", gender="", plural=False)
    return told


def test_an_entity_is_one_referent_with_what_is_known_of_it() -> None:
    told = discourse()
    assert told.entity(mention("She"), "ada") is told.referents[0]
    assert told.referents[0].gender == "f"
    assert [one.entity for one in told.referents] == ["ada", None]


def test_near_looks_at_exactly_one_sentence() -> None:
    told = discourse()
    place = TEXT.index("She")
    assert [one.first.text for one in told.near(place, 1)] == ["A diver"]
    assert [one.first.text for one in told.near(place, 2)] == ["Ada Venn"]
    assert told.near(place, 0) == []


def test_the_mention_before_a_place_is_the_last_that_ends() -> None:
    told = discourse()
    before = told.before(TEXT.index("She"))
    assert before is not None
    assert before[1].text == "A diver"
    assert told.before(0) is None


def test_those_near_come_in_the_order_in_which_the_text_brought_them_in() -> None:
    text = "Ada Venn met Jon Orr. Jon Orr thanked Ada Venn."
    told = Discourse(text, {}, [0, 22])
    for name, start in (("Ada Venn", 0), ("Jon Orr", 13), ("Jon Orr", 22), ("Ada Venn", 38)):
        one = Mention(
            id=f"{start}",
            witness="one",
            start=start,
            end=start + len(name),
            text=name,
            type=EntityType.PERSON,
            form=MentionForm.NAME,
        )
        told.take(told.entity(one, name), one)
    assert [one.entity for one in told.near(len(text), 0)] == ["Ada Venn", "Jon Orr"]
    assert [one.entity for one in told.near(30, 0)] == ["Jon Orr"]
    assert [one.entity for one in told.near(30, 1)] == ["Ada Venn", "Jon Orr"]
