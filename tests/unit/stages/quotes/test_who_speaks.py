"""Who is not taken for the speaker: sentences in which a nearer name, an owner or a thing stands in the way."""

import pytest
from tests.support.quoted import heard_in, shown, words_in

from stemma.stages.quotes.attributing import attributions


def voices(text: str) -> list[tuple[str | None, str | None]]:
    """Return speaker and cue of every attribution of one sentence."""
    words = words_in(text)
    return [
        (shown(text, words, one.speaker), shown(text, words, (one.cue.first, one.cue.last)))
        for one in attributions(words)
    ]


def named(text: str, words: str) -> str | None:
    """Return the name of the speaker of the quotation that holds some words."""
    return next(one.record.speaker_name for one in heard_in(text) if words in one.words)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Lund noted that Marsh refused to believe his engineers, and said that it would help.", ("Lund", "said")),
        ("“It said there was no sign of it,” Meridian reported on Friday.", ("Meridian", "reported")),
        (
            "The group Writers Without Fences dropped Orsk to 45 in its World Press Index rankings, saying it fell.",
            ("The group Writers Without Fences", "saying"),
        ),
        ("“We came to it,” said Dorin A. Marat.", ("Dorin A. Marat", "said")),
        ("In the two weeks alone, he left the hall, told a crowd that it rained.", ("he", "told")),
        ("The Orsk Herald spends a deal of ink urging Lund to go.", ("The Orsk Herald", "urging")),
        ("A charge of theft during the long war makes clear that it was planned.", (None, "makes clear")),
        ("Lund's lament that it is “changing the towns” of Norrland echoed old fears.", (None, "echoed")),
        ("But their summit Monday in Orsk promises to outdo the last.", (None, "promises")),
        ("His stoking of a quarrel suggests that he will leave.", (None, "suggests")),
        ("It is a meeting for a mayor who says that it rains.", ("who", "says")),
        ("They signed a paper outlining it, with Lund promising to pay for it.", ("Lund", "promising")),
        ("They shook hands, as Lund said “I really think so.”", ("Lund", "said")),
    ],
)
def test_the_one_who_speaks_is_found_past_what_stands_nearer(text: str, voice: tuple[str | None, str]) -> None:
    assert voice in voices(text)


@pytest.mark.parametrize(
    "text",
    [
        "They altered the borders by recognizing Orsk and left.",
        "It offers new details, adding to years of warnings.",
        "Viewers of the night show “Dawn” or “Evening” said Lund goes as the stronger one.",
    ],
)
def test_acts_additions_and_names_in_marks_are_no_speech_of_those_behind(text: str) -> None:
    assert not {cue for _, cue in voices(text)} & {"recognizing", "adding"}
    assert "Lund goes" not in {speaker for speaker, _ in voices(text)}


def test_what_somebody_says_about_a_theme_is_not_told() -> None:
    words = words_in("Anything she says about the dam will be heard.")
    assert all(not one.contents for one in attributions(words))
    counted = attributions(words_in("She said about 50 people drowned."))
    assert counted[0].contents


def test_a_clause_behind_but_according_to_is_what_the_poll_says() -> None:
    text = "Orsk remains calm, but according to one poll, only few like it."
    (one,) = (one for one in attributions(words_in(text)) if one.cue.rule.id == "according to")
    assert shown(text, words_in(text), one.contents[0]) == "only few like it"


def test_content_ends_before_an_and_that_leads_on() -> None:
    (one,) = (one for one in heard_in("Lund called the talks a “farce” and after he left, it rained.") if one.cue)
    assert not one.words.endswith("and")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "“It works,” an editor of the newspaper Orsk Tidende said.",
            "works",
            "an editor of the newspaper Orsk Tidende",
        ),
        ("“It works,” said Karl Pelt of the Norr Rescue Association.", "works", "Karl Pelt"),
        ("The Organization of the Norr Ports said that it works.", "works", "Organization of the Norr Ports"),
        ("Bureau of Ports (BOP) Director Ada Lund said that it works.", "works", "Ada Lund"),
        ("Yesterday Steen Holm and Anders Orre said that it works.", "works", "Steen Holm and Anders Orre"),
        ("Yesterday the Ministry of Trade and Ports said that it works.", "works", "Ministry of Trade and Ports"),
        ("The Democrat in the chamber said that it works.", "works", "The Democrat in the chamber"),
        ("Many anti-Holm groups said that it works.", "works", "Many anti-Holm groups"),
        ("Sgt. Ida Brask of the Orsk police said that it works.", "works", "Ida Brask"),
        ("Mara A. Zorn, Brask’s lawyer, told the board that it works.", "works", "Mara A. Zorn"),
        ("Tens of thousands of people said that it works.", "works", "Tens of thousands of people"),
        ("According to court papers filed on Monday, the pump works.", "works", "court papers"),
        ("“It works,” read a statement issued by the board.", "works", "a statement"),
        ("In the words of Ada Lund, “It works every day.”", "works", "Ada Lund"),
        ("The pump works, the affidavit states.", "works", "the affidavit"),
        (
            "The doctors offering to run the clinic said that it works.",
            "works",
            "The doctors offering to run the clinic",
        ),
        ("Said Lund: “It works every day.”", "works", "Lund"),
        ("Lund posted on Facebook that it works.", "works", "Lund"),
    ],
)
def test_a_phrase_is_shown_by_its_own_name_and_not_by_one_inside_it(text: str, words: str, name: str) -> None:
    assert named(text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It rained,” the minister was quoted as saying by the agency Norra.", "the minister"),
        ("It rained all day, Norra quoted the minister as saying.", "the minister"),
        ("Brask was told by Lund that it rained.", "Lund"),
        ("Brask was told by Lund to say that it rained.", "Lund"),
        ("Three groups sued hours after the board met, arguing that it rained.", "Three groups"),
        ("Brask left after Lund waved and said that it rained.", "Lund"),
        ("“The wall is old, and it rained,” said a diplomat, who asked for no name.", "a diplomat"),
    ],
)
def test_who_speaks_is_read_through_passives_and_clauses_beside(text: str, name: str) -> None:
    assert named(text, "rained") == name


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
    ],
)
def test_a_pronoun_means_the_one_who_goes_on_and_nobody_of_the_other_kind(text: str, name: str | None) -> None:
    assert named(text, "rained") == name


def test_one_who_is_named_with_another_does_not_speak_for_both() -> None:
    assert named("He and his wife Kali said that it rained.", "rained") == "He and his wife Kali"
    assert named("Lund and his sister said that it rained.", "rained") == "Lund and his sister"


def test_a_number_is_nobody() -> None:
    assert named("Some 70 said that it rained.", "rained") != "70"
    assert named("“It rained,” said 17 - year - old Jon Hale.", "rained") is None


def test_who_asked_does_not_answer_in_the_next_paragraph() -> None:
    found = heard_in("“What do the two have in common?” asked Lund.\n\n“I have always loved a good design.”")
    assert [one.record.speaker_name for one in found] == ["Lund", None]


def test_a_place_before_a_colon_is_no_name_and_a_participle_no_speaker() -> None:
    assert named("From Ada Lund: “It will not be built this year.”", "built") == "Ada Lund"
    assert named("A member wrote of it. Adding: “It will not be built this year.”", "built") == "A member"


def test_a_surname_known_before_is_not_that_of_a_relative_named_later() -> None:
    text = "Lund left. Then Lund came back. Lund ate. Ida Lund, his wife, stayed. Lund said that it rained."
    assert named(text, "rained") == "Lund"
    assert named("The boats left the North. Lund said that it rained.", "rained") == "Lund"
    assert named("Karl Lund spoke. Mrs. Lund said that it rained.", "rained") == "Lund"
