import pytest
from tests.support.quoted import quotations_in, report

from stemma.model import EntityType, Mention, MentionForm, Resolution, stable_id
from stemma.stages.quotes.resolving import Speakers

TEXT = "“We waited for an hour,” said Ilan Brask, a guard at the port authority. He said nobody came."
WITNESS = report(TEXT).id


def mention(words: str, kind: EntityType = EntityType.PERSON, form: MentionForm = MentionForm.NAME) -> Mention:
    start = TEXT.index(words)
    return Mention(
        id=stable_id("mention", words),
        witness=WITNESS,
        start=start,
        end=start + len(words),
        text=words,
        type=kind,
        form=form,
    )


def resolution(of: Mention, entity: str, score: float = 0.9) -> Resolution:
    return Resolution(mention=of.id, entity=entity, score=score, why="")


BRASK = mention("Ilan Brask")
AUTHORITY = mention("the port authority", EntityType.ORGANISATION)


def test_a_speaker_is_the_entity_whose_mention_its_words_hold() -> None:
    first, second = quotations_in(TEXT, BRASK, resolution(BRASK, "brask"))
    assert first.speaker == "brask"
    assert second.speaker == "brask"


def test_a_person_goes_before_a_body_in_the_same_words() -> None:
    rows = (BRASK, AUTHORITY, resolution(BRASK, "brask"), resolution(AUTHORITY, "authority"))
    assert quotations_in(TEXT, *rows)[0].speaker == "brask"


def test_a_place_speaks_for_nobody() -> None:
    place = mention("Ilan Brask", EntityType.PLACE)
    assert Speakers([place], [resolution(place, "x")]).entity(WITNESS, (place.start, place.end)) is None


def test_the_surest_resolution_of_a_mention_counts() -> None:
    speakers = Speakers([BRASK], [resolution(BRASK, "wrong", 0.2), resolution(BRASK, "right", 0.8)])
    assert speakers.entity(WITNESS, (BRASK.start, BRASK.end)) == "right"


def test_without_mentions_or_words_there_is_no_entity() -> None:
    assert Speakers([], []).entity(WITNESS, (0, 5)) is None
    assert Speakers([BRASK], [resolution(BRASK, "brask")]).entity(WITNESS, None) is None
    assert Speakers([BRASK], []).entity(WITNESS, (BRASK.start, BRASK.end)) is None
    assert quotations_in(TEXT)[0].speaker is None


def test_an_owner_and_a_place_are_not_who_spoke() -> None:
    text = "Ilan Brask's deputy said it rained."
    brask = mention("Ilan Brask")
    owner = Mention(
        id="m", witness=report(text).id, start=0, end=10, text="Ilan Brask", type=brask.type, form=brask.form
    )
    assert quotations_in(text, owner, resolution(owner, "brask"))[0].speaker is None
    place = mention("Ilan Brask", EntityType.PLACE)
    speakers = Speakers([place], [resolution(place, "x")])
    assert speakers.is_place(WITNESS, (place.start, place.end))
    assert not speakers.is_place(WITNESS, (0, 5))


def test_a_title_or_a_pronoun_of_the_other_gender_is_not_the_entity() -> None:
    brask = mention("Ilan Brask")
    named = Mention(id="n", witness="w", start=0, end=12, text="Edward Brask", type=brask.type, form=brask.form)
    speakers = Speakers(
        [brask, named], [resolution(brask, "brask"), Resolution(mention="n", entity="brask", score=1, why="")]
    )
    assert speakers.fits("brask", "m")
    assert speakers.fits("brask", "")
    assert not speakers.fits("brask", "f")
    assert speakers.fits(None, "f")


@pytest.mark.parametrize("text", ["The official said it rained.", "The official and Ilan Brask said it rained."])
def test_one_of_many_and_two_together_are_no_one_entity(text: str) -> None:
    witness = report(text).id
    some = [
        Mention(
            id=words,
            witness=witness,
            start=text.index(words),
            end=text.index(words) + len(words),
            text=words,
            type=EntityType.PERSON,
            form=MentionForm.NAME,
        )
        for words in ("official", "Ilan Brask")
        if words in text
    ]
    rows = [Resolution(mention=one.id, entity="x", score=1.0, why="") for one in some]
    assert quotations_in(text, *some[:1], *rows[:1])[0].speaker is None


def test_a_pronoun_that_means_nobody_known_is_no_entity() -> None:
    text = "It rained. He said it rained."
    he = Mention(
        id="he", witness=report(text).id, start=11, end=13, text="He", type=EntityType.PERSON, form=MentionForm.NAME
    )
    assert quotations_in(text, he, Resolution(mention="he", entity="x", score=1.0, why=""))[0].speaker is None
