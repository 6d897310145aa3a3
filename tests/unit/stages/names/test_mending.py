import pytest

from stemma.stages.names.features import Usage, count_usage
from stemma.stages.names.mending import bare_key, mend
from stemma.stages.names.parting import parted
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word, name_tokens


def words(text: str) -> list[Word]:
    return name_tokens(text, 0, len(text))


def usage(*texts: str) -> Usage:
    return count_usage([words(text) for text in texts])


def mended(text: str, kind: str = "person", *, first: int = 0, last: int | None = None) -> str | None:
    sentence = words(text)
    found = mend(sentence, Tagged(first, len(sentence) if last is None else last, kind, 0.9))
    return text[sentence[found.first].start : sentence[found.last - 1].end] if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Ada Venn", "Ada Venn"),
        ("Deputy Secretary Venn", "Venn"),
        ("Russian President Joren Hale", "Joren Hale"),
        ("Secretary of State Ada Venn", "Ada Venn"),
        ("Marrow’s Ada Venn", "Ada Venn"),
        ("Ada Venn’s", "Ada Venn"),
        ("the Ada Venn", "Ada Venn"),
        ("Ada Venn Monday", "Ada Venn"),
        ("Monday Ada Venn", "Ada Venn"),
        ("Prime Minister Ada May", "Ada May"),
        ("Ada Venn of", "Ada Venn"),
        ("Dr. Ada Venn", "Ada Venn"),
        ("Orrin native Ada Venn", "Orrin native Ada Venn"),
        ("- Ada Venn ,", "Ada Venn"),
    ],
)
def test_a_person_is_cut_to_the_name(text: str, name: str) -> None:
    assert mended(text) == name


@pytest.mark.parametrize("text", ["Monday", "Russian", "Russians", "Mr", "Photo", "Minister", "A", "the", "’s"])
def test_what_is_no_name_is_left_out(text: str) -> None:
    assert mended(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10 U.S. Marines", "10 U.S. Marines"),
        ("40 Boeing", "Boeing"),
        ("5th Brigade", "5th Brigade"),
        ("the Harbour Board", "Harbour Board"),
        ("Harbour Board’s", "Harbour Board"),
        ("Bank of", "Bank"),
    ],
)
def test_a_body_keeps_its_number_where_it_is_a_unit(text: str, name: str) -> None:
    assert mended(text, "organisation") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State Ruvena Oskell", "Ruvena Oskell"),
        ("Minister for Trade Ada Venn", "Ada Venn"),
        ("the shores of Lake Ruvena", "Lake Ruvena"),
        ("Governor of Sella", "Sella"),
        ("Mayor of San Luis Norrel", "San Luis Norrel"),
        ("King of Saudi Arabia", "Saudi Arabia"),
    ],
)
def test_what_somebody_has_the_office_of_begins_no_name(text: str, name: str) -> None:
    first = len(words(text.partition(" of ")[0] if " of " in text else text.partition(" for ")[0])) + 1
    assert mended(text, "place", first=first) == name


def test_a_hyphenated_given_name_in_small_letters_is_kept_whole() -> None:
    assert mended("Kim Jong-un said", last=2) == "Kim Jong-un"


def test_a_word_of_the_language_behind_a_hyphen_is_not() -> None:
    assert mended("Marrow-led talks", "place", last=1) == "Marrow"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Russia and Belarus", ["Russia", "Belarus"]),
        ("Ukraine and Marrow Lines", ["Ukraine", "Marrow Lines"]),
        ("Harbour and Docks Board", ["Harbour and Docks Board"]),
        ("Ukraine’s Donbass", ["Ukraine", "Donbass"]),
        ("Ukraine's Defence Legion", ["Ukraine", "Defence Legion"]),
        ("Orrin’s Bank", ["Orrin’s Bank"]),
    ],
)
def test_a_country_joined_to_something_else_is_parted(text: str, parts: list[str]) -> None:
    sentence = words(text)
    found = parted(sentence, Tagged(0, len(sentence), "organisation", 0.9), usage())
    assert [text[sentence[one.first].start : sentence[one.last - 1].end] for one in found] == parts


def test_two_surnames_with_a_hyphen_are_parted_where_both_are_persons_here() -> None:
    told = usage("They met Mayor Venn there.", "They met Captain Hale there.")
    sentence = words("Venn-Hale")
    assert len(parted(sentence, Tagged(0, 3, "person", 0.9), told)) == 2
    assert len(parted(sentence, Tagged(0, 3, "person", 0.9), usage())) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ada Venn", ("ada", "venn")),
        ("the Harbour Board", ("harbour", "board")),
        ("Jean-Pierre", ("jean", "pierre")),
        ("U.S.", ("us",)),
        ("“Selkie”", ("selkie",)),
        ("", ()),
        ("The", ("the",)),
    ],
)
def test_the_key_of_a_name_is_its_folded_words(text: str, key: tuple[str, ...]) -> None:
    assert bare_key(text) == key


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("Lawmaker Han Dok-seung left", (1, 3), (1, 5)),
        ("Samir al-Deyri left", (0, 1), (0, 4)),
        ("Zamirun al-Deyri left", (3, 4), (0, 4)),
        ("Venn-led talks", (0, 1), (0, 1)),
    ],
)
def test_a_person_is_cut_with_what_hyphens_join_to_the_name(
    text: str, span: tuple[int, int], whole: tuple[int, int]
) -> None:
    found = mend(words(text), Tagged(*span, "person", 0.9))
    assert found is not None
    assert (found.first, found.last) == whole


def parts(text: str, kind: str, *beside: str) -> list[tuple[str, str]]:
    sentence = words(text)
    found = parted(sentence, Tagged(0, len(sentence), kind, 0.9), usage(text, *beside))
    return [(text[sentence[one.first].start : sentence[one.last - 1].end], one.type) for one in found]


SPOKEN = ("President Orr met Minister Venn.", "President Orr and Minister Venn left.")


def test_two_who_meet_are_two() -> None:
    assert parts("Orr-Venn", "person", *SPOKEN) == [("Orr", "person"), ("Venn", "person")]
    assert parts("Orr-Venn", "organisation", *SPOKEN) == [("Orr", "person"), ("Venn", "person")]
    assert parts("US-Russia", "organisation") == [("US", "place"), ("Russia", "place")]
    assert parts("Ada Venn & Ben Orr", "person") == [("Ada Venn", "person"), ("Ben Orr", "person")]


def test_a_double_name_that_nobody_bears_in_part_is_one() -> None:
    assert parts("Orr-Venn", "person", "Orr-Venn spoke.") == [("Orr-Venn", "person")]


def test_a_verb_before_a_name_is_none_of_it() -> None:
    assert parts("Will Orr", "person", *SPOKEN, "They will go.") == [("Orr", "person")]
    assert parts("Will Orr", "person", "Will Orr spoke.") == [("Will Orr", "person")]
    assert mended("Defeating Orr") == "Orr"


def test_a_people_and_a_plain_word_are_no_name() -> None:
    assert parts("Russian Meddling", "organisation", "They feared meddling and more meddling.") == []
    assert parts("Russian Navy", "organisation", "A navy and a navy.") == [("Russian Navy", "organisation")]
    assert mended("North Korean", "place") is None


def test_a_body_is_named_whole_and_without_its_credit() -> None:
    text = "U.S. Department of Harbour Works Secretary Ada Venn"
    assert mended(text, "organisation", last=2) == "U.S. Department of Harbour Works"
    assert mended("AP Photo", "organisation") == "AP"


def test_an_article_joined_by_a_hyphen_belongs_to_any_name() -> None:
    assert mended("the al-Shafaq group", "organisation", first=3, last=4) == "al-Shafaq"


def test_the_country_of_a_post_is_a_place_beside_the_name() -> None:
    sentence = words("ambassador to Russia Jon Orr")
    found = parted(sentence, Tagged(2, 5, "person", 0.9), usage())
    assert [(one.first, one.last, one.type) for one in found] == [(2, 3, "place"), (3, 5, "person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Security Adviser John Orlen", "John Orlen"),
        ("Senate Judiciary Committee Chairman Chuck Grassmere", "Chuck Grassmere"),
        ("President Peter Venn Foundation", "President Peter Venn Foundation"),
        ("Orrin Harbour Board", "Orrin Harbour Board"),
    ],
)
def test_a_body_that_ends_in_the_holder_of_an_office_is_that_person(text: str, name: str) -> None:
    assert mended(text, "organisation") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norwegian President Orlen", "Orlen"),
        ("President Joren Orlen", "Joren Orlen"),
        ("President Hotel", "President Hotel"),
    ],
)
def test_a_body_that_is_a_president_is_the_person(text: str, name: str) -> None:
    assert mended(text, "organisation") == name


def test_two_presidents_are_cut_off_before_the_first() -> None:
    assert mended("Presidents Joren Orlen") == "Joren Orlen"


def test_a_title_behind_a_given_name_is_a_name() -> None:
    assert mended("Greta Baron Orlen") == "Greta Baron Orlen"


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("Orlen's Council", "organisation", ["Orlen", "Council"]),
        ("Welcome Orlen", "organisation", ["Orlen"]),
        ("Contra Orlen", "person", ["Orlen"]),
        ("National Council", "organisation", ["National Council"]),
    ],
)
def test_a_surname_that_the_pile_knows_is_parted(text: str, kind: str, parts: list[str]) -> None:
    sentence = words(text)
    told = usage("Then President Orlen spoke.", "Then President Orlen left.", "They welcome a national council.")
    found = parted(sentence, Tagged(0, len(sentence), kind, 0.9), told)
    assert [text[sentence[one.first].start : sentence[one.last - 1].end] for one in found] == parts


def test_a_president_of_a_country_is_cut_behind_it() -> None:
    sentence = words("President of Norway Sauli Orlen came")
    found = parted(sentence, Tagged(2, 5, "organisation", 0.9), usage())
    assert [(one.first, one.last, one.type) for one in found] == [(2, 3, "place"), (3, 5, "person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlin CEO", "Orlin"),
        ("Orlin’s CEO", "Orlin"),
        ("Norland Officials", "Norland"),
        ("Orlin Company", "Orlin Company"),
    ],
)
def test_a_body_ends_before_what_somebody_is_there(text: str, name: str) -> None:
    assert mended(text, "organisation") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("star R. Zorbin", "R. Zorbin"),
        ("author J.K. Zorbin", "J.K. Zorbin"),
        ("author Ada R. Zorbin", "Ada R. Zorbin"),
        ("the U.S. Zorbin", "Zorbin"),
    ],
)
def test_initials_before_a_lone_surname_belong_to_it(text: str, name: str) -> None:
    at = len(words(text)) - 1
    assert mended(text, "person", first=at) == name


@pytest.mark.parametrize("text", ["PC", "CEO", "ICUs", "Us", "Who", "Taylorian"])
def test_an_abbreviation_of_things_and_a_small_word_name_nobody(text: str) -> None:
    assert mended(text, "organisation") is None


def test_a_short_name_of_a_body_in_capitals_stays() -> None:
    assert mended("WHO", "organisation") == "WHO"
    assert mended("US", "place") == "US"


def test_two_unknown_words_that_and_joins_are_two_names() -> None:
    sentence = words("the Zorbia and Quandera here")
    assert [(one.first, one.last) for one in parted(sentence, Tagged(1, 4, "organisation", 0.9), usage())] == [
        (1, 2),
        (3, 4),
    ]
    firm = words("the Smith and Wilson here")
    assert len(parted(firm, Tagged(1, 4, "organisation", 0.9), usage())) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Fish and Wildlife Service", "Fish and Wildlife Service"),
        ("the U.S. Fish and Wildlife Service", "U.S. Fish and Wildlife Service"),
        ("met Orlin and Wildlife Service", "Wildlife Service"),
        ("the Senate and Wildlife Service", "Wildlife Service"),
        ("the Fish and Orlin Company", "Orlin Company"),
    ],
)
def test_a_body_for_two_matters_is_one_body(text: str, name: str) -> None:
    at = len(words(text)) - 2
    assert mended(text, "organisation", first=at) == name


@pytest.mark.parametrize("text", ["North American", "African Americans", "West German", "South Koreans"])
def test_peoples_of_two_words_are_no_names(text: str) -> None:
    assert mended(text, "place") is None


def test_the_secretary_of_the_interior_has_a_name_of_his_own() -> None:
    text = "Secretary of the Interior Dirk Zorbin"
    assert mended(text, "organisation", first=3) == "Dirk Zorbin"
