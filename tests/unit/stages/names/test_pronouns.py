import pytest

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.discourse import Discourse, Known
from stemma.stages.names.pronouns import pronoun_referent

KNOWN = {
    "Ada Venn": Known("f", frozenset(), frozenset()),
    "Tam Orkney": Known("m", frozenset(), frozenset()),
    "Qo Hale": Known("", frozenset(), frozenset()),
    "Acme": Known("", frozenset(), frozenset()),
}


def mention(text: str, part: str, form: MentionForm) -> Mention:
    start = text.index(part)
    kind = EntityType.ORGANISATION if part == "Acme" else EntityType.PERSON
    return Mention(id=part, witness="one", start=start, end=start + len(part), text=part, type=kind, form=form)


@pytest.mark.parametrize(
    ("text", "pronoun", "names", "expected"),
    [
        ("Ada Venn, who slept, left.", "who", ("Ada Venn",), "Ada Venn"),
        ("Ada Venn, 41, who slept, left.", "who", ("Ada Venn",), "Ada Venn"),
        ("Ada Venn asked those who slept.", "who", ("Ada Venn",), None),
        ("Ada Venn saw Tam Orkney hurt himself.", "himself", ("Ada Venn", "Tam Orkney"), "Tam Orkney"),
        ("Ada Venn fell. Then Qo Hale said she slept.", "she", ("Ada Venn", "Qo Hale"), None),
        ("Acme grew. Now it hires.", "it", ("Acme",), "Acme"),
        ("Acme grew. They hire.", "They", ("Acme",), None),
        ("Ada Venn spoke. I slept.", "I", ("Ada Venn",), None),
    ],
)
def test_a_pronoun_means_the_only_one_who_agrees(
    text: str, pronoun: str, names: tuple[str, ...], expected: str | None
) -> None:
    told = Discourse(text, KNOWN, [0, *(place + 2 for place, letter in enumerate(text) if letter == ".")])
    for name in names:
        one = mention(text, name, MentionForm.NAME)
        told.take(told.entity(one, name), one)
    meant = pronoun_referent(told, mention(text, pronoun, MentionForm.PRONOUN))
    assert (meant.entity if meant else None) == expected


def test_whoever_is_called_she_is_she_from_then_on() -> None:
    text = "Qo Hale slept. Then she left."
    told = Discourse(text, KNOWN, [0, 15])
    one = mention(text, "Qo Hale", MentionForm.NAME)
    told.take(told.entity(one, "Qo Hale"), one)
    meant = pronoun_referent(told, mention(text, "she", MentionForm.PRONOUN))
    assert meant is not None
    assert meant.gender == "f"
