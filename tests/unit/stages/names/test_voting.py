import pytest

from stemma.stages.names.features import count_usage
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import name_tokens
from stemma.stages.names.voting import hold_ballot, key_of, project


def vote(texts: list[str], tags: list[tuple[int, str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Return the names of every text after a vote; tags: number of the text, name, type."""
    sentences = [name_tokens(text, 0, len(text)) for text in texts]
    tagged: list[list[Tagged]] = [[] for _ in texts]
    for number, name, kind in tags:
        start = texts[number].index(name)
        inside = [at for at, word in enumerate(sentences[number]) if start <= word.start < start + len(name)]
        tagged[number].append(Tagged(inside[0], inside[-1] + 1, kind, 0.9))
    usage = count_usage(sentences)
    ballot = hold_ballot(sentences, tagged, usage)
    return {
        text: [
            (text[words[one.first].start : words[one.last - 1].end], one.type)
            for one in project(words, found, ballot, usage=usage)
        ]
        for text, words, found in zip(texts, sentences, tagged, strict=True)
    }


def test_a_name_found_once_is_found_everywhere() -> None:
    texts = ["They met Ada Venn here.", "Boats took Ada Venn home."]
    assert vote(texts, [(0, "Ada Venn", "person")])[texts[1]] == [("Ada Venn", "person")]


def test_a_surname_is_found_where_the_full_name_was() -> None:
    texts = ["They met Ada Venn here.", "Later a guard saw Venn."]
    assert vote(texts, [(0, "Ada Venn", "person")])[texts[1]] == [("Venn", "person")]


def test_the_type_with_most_contexts_wins() -> None:
    texts = ["He saw Zorb there.", "She saw Zorb here.", "We saw Zorb twice."]
    tags = [(0, "Zorb", "organisation"), (1, "Zorb", "organisation"), (2, "Zorb", "person")]
    assert {kind for found in vote(texts, tags).values() for _, kind in found} == {"organisation"}


def test_a_copied_sentence_votes_once() -> None:
    copies = ["We saw Zorb twice."] * 5
    texts = [*copies[:1], "He saw Zorb there.", "She met Zorb here."]
    sentences = [*copies, *texts[1:]]
    parsed = [name_tokens(text, 0, len(text)) for text in sentences]
    tagged = [[Tagged(2, 3, "person" if text in copies else "organisation", 0.9)] for text in sentences]
    ballot = hold_ballot(parsed, tagged, count_usage(parsed))
    assert ballot.types[("zorb",)] == "organisation"


def test_a_surname_tagged_as_a_place_is_the_persons() -> None:
    texts = ["They met Vadim Zorbin here.", "The guards went to Zorbin."]
    tags = [(0, "Vadim Zorbin", "person"), (1, "Zorbin", "place")]
    assert vote(texts, tags)[texts[1]] == [("Zorbin", "person")]


def test_a_country_is_a_place_whatever_the_tagger_says() -> None:
    texts = ["The men of Ukraine came."]
    assert vote(texts, [(0, "Ukraine", "person")])[texts[0]] == [("Ukraine", "place")]


def test_a_seat_of_government_is_a_body() -> None:
    texts = ["The men of the Kremlin came."]
    assert vote(texts, [(0, "Kremlin", "place")])[texts[0]] == [("Kremlin", "organisation")]


def test_a_word_that_opens_a_sentence_and_is_small_elsewhere_is_dropped() -> None:
    texts = ["Boats sank.", "The boats sank and boats rose."]
    assert vote(texts, [(0, "Boats", "person")])[texts[0]] == []


def test_a_lone_word_inside_a_longer_name_is_not_found_there() -> None:
    texts = ["They met Ada Venn here.", "They read the Venn Gazette Weekly."]
    assert vote(texts, [(0, "Ada Venn", "person")])[texts[1]] == []


def test_a_weekday_is_never_a_short_form() -> None:
    texts = ["They met Donald Monday here.", "On Monday it rained."]
    assert vote(texts, [(0, "Donald Monday", "person")])[texts[1]] == []


def test_keys_are_without_marks() -> None:
    sentence = name_tokens("Jean-Pierre’s", 0, 13)
    assert key_of(sentence, 0, 3) == ("jean", "pierre")


def test_an_unknown_word_that_speaks_and_is_called_he_is_a_person() -> None:
    texts = ["Life is long, Zulanzhka said, and he left.", "We saw Zulanzhka twice."]
    tags = [(0, "Zulanzhka", "organisation"), (1, "Zulanzhka", "organisation")]
    assert vote(texts, tags)[texts[1]] == [("Zulanzhka", "person")]
    texts = ["Sales rose, Zulanzhka said, and shares too.", "We saw Zulanzhka twice."]
    assert vote(texts, tags)[texts[1]] == [("Zulanzhka", "organisation")]


def test_a_word_behind_titles_is_a_person_however_it_was_read() -> None:
    texts = ["President Zorb spoke.", "Then President Zorb left.", "So President Zorb slept.", "They saw Zorb here."]
    tags = [(number, "Zorb", "organisation") for number in range(4)]
    assert vote(texts, tags)[texts[3]] == [("Zorb", "person")]


def test_a_unit_is_a_unit_though_the_tagger_knows_bodies_only() -> None:
    texts = ["He saw Zorb there.", "She saw Zorb here."]
    assert vote(texts, [(0, "Zorb", "unit"), (1, "Zorb", "organisation")])[texts[1]] == [("Zorb", "unit")]


def test_a_town_of_the_pile_is_found_in_small_letters() -> None:
    texts = ["They drove to Kyiv today.", "Guns were heard in kyiv again.", "He ate turkey there."]
    found = vote(texts, [(0, "Kyiv", "place")])
    assert found[texts[1]] == [("kyiv", "place")]
    assert found[texts[2]] == []


def test_a_slip_of_a_surname_that_speaks_is_no_body() -> None:
    texts = ["They met Ludek Pelovamann there.", "Pelowamann said so.", "They saw Pelowamann twice."]
    tags = [(0, "Ludek Pelovamann", "person"), (1, "Pelowamann", "organisation"), (2, "Pelowamann", "organisation")]
    assert vote(texts, tags)[texts[2]] == [("Pelowamann", "person")]
    texts[1] = "Pelowamann fell."
    assert vote(texts, tags)[texts[2]] == [("Pelowamann", "organisation")]


def test_a_full_name_is_a_person_where_titles_precede_the_surname() -> None:
    texts = [
        "President Zorbin spoke.",
        "Then President Zorbin left.",
        "So President Zorbin slept.",
        "Donald Zorbin ate.",
    ]
    assert vote(texts, [(3, "Donald Zorbin", "place")])[texts[3]] == [("Donald Zorbin", "person")]
    assert vote(texts[3:], [(0, "Donald Zorbin", "place")])[texts[3]] == [("Donald Zorbin", "place")]


def test_a_title_that_one_bears_makes_a_word_a_person_once_it_stands_alone_behind_it() -> None:
    texts = ["They saw Zorb there.", "We saw Zorb twice.", "Then President Zorb spoke."]
    tags = [(number, "Zorb", "organisation") for number in range(3)]
    assert vote(texts, tags)[texts[0]] == [("Zorb", "person")]


def test_what_a_former_spy_was_with_is_no_person() -> None:
    texts = [f"They saw a former ZKB spy {number} times." for number in ("two", "three", "four", "five")]
    tags = [(number, "ZKB", "organisation") for number in range(4)]
    assert vote(texts, tags)[texts[0]] == [("ZKB", "organisation")]


def test_a_coined_leaving_and_a_coined_scandal_are_events() -> None:
    texts = ["They spoke of Norxit there.", "They spoke of Ferrygate there."]
    found = vote(texts, [(0, "Norxit", "organisation"), (1, "Ferrygate", "place")])
    assert [found[text] for text in texts] == [[("Norxit", "event")], [("Ferrygate", "event")]]


def test_a_plain_word_before_a_given_name_is_a_nickname() -> None:
    texts = ["They laughed at Crooked Greta there."]
    assert vote(texts, [(0, "Crooked Greta", "organisation")])[texts[0]] == [("Crooked Greta", "person")]


@pytest.mark.parametrize(
    ("text", "name", "tagged", "kind"),
    [
        ("They sold LoftBank twice.", "LoftBank", "person", "organisation"),
        ("They sold McBride twice.", "McBride", "person", "person"),
        ("They met Facebook there.", "Facebook", "place", "organisation"),
        ("They met Orlin Pictures there.", "Orlin Pictures", "place", "organisation"),
        ("They met Apple Orchestra there.", "Apple Orchestra", "place", "organisation"),
        ("They flew to Mars twice.", "Mars", "person", "place"),
        ("They left North Carolina twice.", "North Carolina", "organisation", "place"),
        ("They met Alex de Zorbin there.", "Alex de Zorbin", "organisation", "person"),
        ("They met Zorb O’Hallan there.", "Zorb O’Hallan", "organisation", "person"),
        ("They met Alexander Green there.", "Alexander Green", "place", "person"),
        ("They met Zorbious Brewster there.", "Zorbious Brewster", "organisation", "person"),
        ("They met Derek Zorbestis there.", "Derek Zorbestis", "organisation", "person"),
        ("They met Zorbious House there.", "Zorbious House", "organisation", "organisation"),
        ("They read the North Carolina Bee there.", "North Carolina Bee", "place", "organisation"),
        ("They went to Eastern Europe twice.", "Eastern Europe", "organisation", "place"),
        ("They met O’Hallan there.", "O’Hallan", "other", "person"),
        ("They met Zorb Bros there.", "Zorb Bros", "person", "organisation"),
        ("They live in Zorbton, TX now.", "TX", "organisation", "place"),
    ],
)
def test_lists_and_spelling_outrank_the_tagger(text: str, name: str, tagged: str, kind: str) -> None:
    assert vote([text], [(0, name, tagged)])[text] == [(name, kind)]


def test_a_surname_of_the_pile_is_no_planet_and_no_brand() -> None:
    texts = ["They met Ada Mars here.", "Later Mars spoke."]
    assert vote(texts, [(0, "Ada Mars", "person"), (1, "Mars", "person")])[texts[1]] == [("Mars", "person")]


def test_a_word_in_ly_that_opens_a_sentence_and_a_century_are_no_names() -> None:
    texts = ["Unsurprisingly the dyke broke.", "It was built in the 14th Century here."]
    found = vote(texts, [(0, "Unsurprisingly", "organisation"), (1, "14th Century", "organisation")])
    assert found == {texts[0]: [], texts[1]: []}


def test_a_given_name_that_opens_a_line_belongs_to_the_surname_of_somebody_else() -> None:
    texts = ["They met Ada Venn here.", "Chad Venn", "Guards saw Venn."]
    found = vote(texts, [(0, "Ada Venn", "person")])
    assert found[texts[1]] == [("Chad Venn", "person")]
    assert found[texts[2]] == [("Venn", "person")]


def test_whom_a_rapper_or_a_singer_is_called_is_a_person() -> None:
    texts = [f"The {role} ZZZorb sang {count} songs." for count, role in enumerate(["rapper", "singer", "rapper"], 2)]
    tags = [(number, "ZZZorb", "organisation") for number in range(3)]
    assert {kind for found in vote(texts, tags).values() for _, kind in found} == {"person"}


def test_a_word_of_a_headline_makes_no_name_with_the_name_beside_it() -> None:
    headline = "Zorbia Revokes Policy That Singers Called Vague Within Weeks"
    texts = [headline, "The board of Zorbia met, and it revokes the policy.", "She left Zorbia."]
    tags = [(0, "Zorbia Revokes", "organisation"), (1, "Zorbia", "organisation"), (2, "Zorbia", "organisation")]
    assert ("Zorbia Revokes", "organisation") not in vote(texts, tags)[headline]
    # What a text names so as well is a name.
    plain = [*texts, "They sued Zorbia Revokes there."]
    again = vote(plain, [*tags, (3, "Zorbia Revokes", "organisation")])
    assert ("Zorbia Revokes", "organisation") in again[headline]
