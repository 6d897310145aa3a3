import msgspec
import pytest
from tests.support.cast import resolved, story

from stemma.model import Described, Entity, EntityType, Mention, MentionForm, Resolution, Rows
from stemma.stages.names.described import described_key, loose_key

QUAKE = "A tremor shook the harbour town at dawn and broke the sluice gates of the lower basin."
FIRE = "Flames took a grain store beside the railway yard while wagons burned all night long."
ONE = f"{QUAKE} The engineer warned everybody twice. The engineer had asked for pumps."
TWO = f"{QUAKE} Nobody had listened to the engineer before."
OTHER = f"{FIRE} The engineer saw smoke at noon."


def described(**texts: str) -> list[Described]:
    return resolved(story(texts)).of(Described)


def at(rows: Rows, one: Described) -> list[tuple[str, str]]:
    mentions = {mention.id: mention for mention in rows.of(Mention)}
    return sorted((mentions[name].witness, mentions[name].text) for name in one.mentions)


def test_who_is_described_alike_in_texts_of_one_event_is_one() -> None:
    rows = resolved(story({"one": ONE, "two": TWO}))
    (found,) = rows.of(Described)
    assert at(rows, found) == [("one", "The engineer"), ("one", "The engineer"), ("two", "the engineer")]
    assert found.type is EntityType.PERSON
    assert found.lineages == 2


def test_another_event_has_another_engineer() -> None:
    rows = resolved(story({"one": ONE, "two": TWO, "other": OTHER}))
    (found,) = rows.of(Described)
    assert "other" not in {witness for witness, _ in at(rows, found)}


def test_a_description_that_a_name_took_is_no_one_else() -> None:
    assert described(one=f"{QUAKE} Engineer Maria Santos spoke. The engineer left. The engineer slept.") == []


def test_a_description_that_fits_two_names_is_nobody() -> None:
    text = "Engineer Maria Santos met engineer Donald Hale. The engineer left. The engineer slept."
    assert described(one=text) == []


def test_a_copy_describes_but_is_no_line_of_its_own() -> None:
    rows = resolved(story({"one": ONE, "copy": ONE}))
    (found,) = rows.of(Described)
    assert {witness for witness, _ in at(rows, found)} == {"one", "copy"}
    assert found.lineages == 1


def test_the_order_of_texts_changes_nothing() -> None:
    assert described(one=ONE, two=TWO, other=OTHER) == described(other=OTHER, two=TWO, one=ONE)


def test_one_place_alone_is_nobody_worth_listing() -> None:
    assert described(one=TWO) == []


def phrase(text: str) -> Mention:
    return Mention(
        id="m", witness="one", start=0, end=len(text), text=text, type=EntityType.PERSON, form=MentionForm.DESCRIPTION
    )


def test_a_key_is_head_and_age() -> None:
    assert described_key(phrase("the tall gunman")) == ("person", "gunman", "")
    assert described_key(phrase("the 50-year-old teacher’s")) == ("person", "teacher", "50")
    assert described_key(phrase("another gunman")) is None
    assert described_key(phrase("his wife")) is None
    assert described_key(phrase("…")) is None
    assert described_key(phrase("a gunman")) is None


def test_a_man_and_a_number_are_anybody() -> None:
    assert loose_key(phrase("a gunman")) == ("person", "gunman", "")
    assert loose_key(phrase("three")) == ("person", "people", "many")
    assert loose_key(phrase("the gunman")) is None


def test_governments_of_two_countries_are_two() -> None:
    (russian, norse) = (msgspec.structs.replace(phrase(text), type=EntityType.ORGANISATION) for text in BODIES)
    assert described_key(russian) != described_key(norse)


BODIES = ("the Russian government", "the Norwegian government")


NAMED = f"{QUAKE} Petra Anzel, a diver, freed the wheel. Anzel slept."


def test_who_is_described_here_and_named_in_a_report_that_tells_the_same_is_perhaps_that_one() -> None:
    rows = resolved(
        story({"one": f"{QUAKE} Nobody saw the doctor. The doctor slept.", "two": NAMED.replace("diver", "doctor")})
    )
    (found,) = rows.of(Described)
    (entity,) = [one for one in rows.of(Entity) if one.name == "Petra Anzel"]
    assert found.perhaps == entity.id
    assert not {one.mention for one in rows.of(Resolution)} & set(found.mentions)


@pytest.mark.parametrize(
    "one",
    [
        f"{FIRE} All trusted the doctor. Later the doctor ran off.",
        f"{QUAKE} Nobody saw the lawyer. The lawyer slept.",
        f"{QUAKE} Nobody saw the Danish doctor. The Danish doctor slept.",
    ],
)
def test_another_event_another_head_or_another_country_is_perhaps_nobody(one: str) -> None:
    rows = resolved(story({"one": one, "two": NAMED.replace("diver", "doctor")}))
    assert [found.perhaps for found in rows.of(Described)] == [None]


def test_a_pronoun_behind_a_description_is_in_its_row() -> None:
    rows = resolved(story({"one": f"{QUAKE} The engineer warned everybody. Then he slept."}))
    (found,) = rows.of(Described)
    assert [text.lower() for _, text in at(rows, found)] == ["the engineer", "he"]


def test_who_plays_one_part_in_reports_that_tell_the_same_is_in_one_row() -> None:
    one = f"{QUAKE} A doctor was killed by a beam. The doctor had two sons."
    two = f"{QUAKE} A 40-year-old man was killed on the quay."
    rows = resolved(story({"one": one, "two": two}))
    (found,) = [row for row in rows.of(Described) if row.lineages == 2]
    assert {witness for witness, _ in at(rows, found)} == {"one", "two"}


def test_who_is_named_elsewhere_in_that_part_is_perhaps_meant() -> None:
    rows = resolved(
        story({"one": f"{QUAKE} A doctor was killed by a beam.", "two": f"{QUAKE} Petra Anzel was killed on the quay."})
    )
    (entity,) = [one for one in rows.of(Entity) if one.name == "Petra Anzel"]
    assert [one.perhaps for one in rows.of(Described)] == [entity.id]


def test_who_is_said_to_do_it_is_not_whom_it_is_done_to() -> None:
    rows = resolved(
        story({"one": f"{QUAKE} A doctor shot the clerk.", "two": f"{QUAKE} A 40-year-old man was shot on the quay."})
    )
    assert all("doctor" not in text for row in rows.of(Described) for _, text in at(rows, row) if row.lineages == 2)
