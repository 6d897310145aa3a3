import pytest
from tests.support.quoted import heard_in, report

from stemma.model import EntityType, Mention, MentionForm, Record, Resolution, Role, Rows, Zone
from stemma.stages.quotes import find_quotations
from stemma.stages.segment import split_sentences


def named(text: str, words: str) -> str | None:
    """Return the name of the speaker of the quotation that holds some words."""
    return next(one.record.speaker_name for one in heard_in(text) if words in one.words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lund said that Marsh had denied the leak. He added that it rained.", "Lund"),
        ("The man fell off the pier, Lund said. He added that it rained.", "Lund"),
        ("Ilan Brask spoke. Asked what he expected, Marsh was vague. He added that it rained.", "Marsh"),
        (
            "Edward Brask spoke. Among the guests was Sarah Lund. Sarah Lund called for calm. He said it rained.",
            "Edward Brask",
        ),
        ("In a part titled “Harbours,” Lund opened the talk. He added that it rained.", "Lund"),
        ("Ilan Brask — better known as Iron — spoke. “It rained,” he said.", None),
        ("Joanna Lund spoke at length. It says that it rained.", None),
        ("Ada Lund runs the shelter. A woman came out. She said it rained.", "A woman"),
        ("Ada Lund runs the shelter. One woman, who would not give a name, shook. She said it rained.", "One woman"),
        ("Joanna Lund spoke. A young man stepped out. She said it rained.", "Joanna Lund"),
        ("Joanna Lund spoke. A clerk stopped her at the door. She said it rained.", "Joanna Lund"),
        ("Mayor Jon Hale came. An elderly resident wept. “It rained,” she said.", "An elderly resident"),
        ("Joanna Lund spoke. One of the guards fled. She said it rained.", "One of the guards"),
        ("Ilan Brask spoke. Orsk Police Chief Jon Hale told the paper it was late. He says it rained.", "Jon Hale"),
        ("Ilan Brask met the miners. They said it rained.", "Ilan Brask"),
        ("Edward Brask met the miners. They said it rained.", None),
        ("Ada Lund and Jon Hale own the ferry. They said it rained.", "Ada Lund and Jon Hale"),
        ("Residents of Orsk left. They said it rained.", "Residents of Orsk"),
        ("A statement was sent on Monday. It said that it rained.", "A statement"),
        ("Ilan Brask spoke. Plans include a hall. He said it rained.", "Ilan Brask"),
        ("The fire was out by about 09: 30. He said it rained.", None),
        (
            "The pirates fled, when the Calder stopped them, a navy official said here. He said it rained.",
            "a navy official",
        ),
        ("“Is it dry?” Brask asked Hale. “No, it rained,” he said.", "Hale"),
        ("Joanna Brask asked Hale why. “As it rained,” she said.", "Joanna Brask"),
        ("A witness said: “We saw him fall, and he said it rained.”", "A witness"),
        ("Joanna Lund came late. Edward Brask left. She said it is fair. She said it rained.", "Joanna Lund"),
        ("King said the road was dark. “It rained,” she said.", "King"),
        ("Harding left. Brask met Harding later. Harding sat. “It rained,” she said.", "Harding"),
        ("Lund, who left early, shook. He said it rained.", "Lund"),
        ("Lund spoke. While a guard was outside, it rained, he said.", "Lund"),
        ("Joanna Lund wrote Web of Reeds. Web of Reeds sold well. It rained all day, she said.", "Joanna Lund"),
        ("Brask and his lawyer, Ida Lund, left. “It rained,” she said.", None),
        ("None of them spoke. They said it rained.", None),
        ("Police chief Edward Brask came. They said it rained.", None),
    ],
)
def test_a_pronoun_means_the_one_who_goes_on_and_nobody_of_the_other_kind(text: str, name: str | None) -> None:
    assert named(text, "rained") == name


def heard(text: str, caption: str = "", also: tuple[Record, ...] = ()) -> list[str | None]:
    """Return who speaks in a text of which a stretch stands under a picture."""
    witness = report(text)
    at = text.index(caption) if caption else len(text)
    spans = [(0, at, Role.BODY), (at, at + len(caption), Role.CAPTION), (at + len(caption), len(text), Role.BODY)]
    zones = [
        Zone(witness=witness.id, start=start, end=end, role=role, score=1.0, why="")
        for start, end, role in spans
        if start < end
    ]
    rows = Rows([witness, *zones, *also])
    rows.extend(list(split_sentences(rows)))
    return [one.speaker_name for one in find_quotations(rows)]


def test_a_caption_names_nobody_whom_the_text_goes_on_about() -> None:
    text = "Joanna Lund spoke.\n\nMila Orre at the pier\n\nShe said it rained."
    assert heard(text, "Mila Orre at the pier") == ["Joanna Lund"]
    assert heard(text) == ["Mila Orre"]


def test_a_body_known_by_one_word_is_not_he_and_what_looks_like_a_person_s_name_may_be() -> None:
    def known(text: str, name: str) -> list[str | None]:
        start = text.index(name)
        mention = Mention(
            id="m",
            witness=report(text).id,
            start=start,
            end=start + len(name),
            text=name,
            type=EntityType.ORGANISATION,
            form=MentionForm.NAME,
        )
        return heard(text, also=(mention, Resolution(mention="m", entity="e", score=0.9, why="")))

    assert known("Ilan Brask spoke. Norrwire ran it. He said it rained.", "Norrwire") == ["Ilan Brask"]
    assert known("Ilan Brask spoke. Hawk Orre left. He said it rained.", "Hawk Orre") == ["Hawk Orre"]
