from stemma.stages.names.features import count_usage
from stemma.stages.names.foreign import names_abroad
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import name_tokens


def kept(text: str, *names: str, language: str, pile: tuple[str, ...] = ()) -> list[str]:
    """Return which of the names of a text are kept, read in that language beside other texts."""
    sentence = name_tokens(text, 0, len(text))
    tagged = []
    for name in names:
        start = text.index(name)
        inside = [at for at, word in enumerate(sentence) if start <= word.start < start + len(name)]
        tagged.append(Tagged(inside[0], inside[-1] + 1, "organisation", 0.9))
    usage = count_usage([sentence, *(name_tokens(other, 0, len(other)) for other in pile)])
    found = names_abroad(sentence, tagged, language=language, usage=usage)
    return [text[sentence[one.first].start : sentence[one.last - 1].end] for one in found]


def test_german_nouns_are_no_names_and_listed_places_and_people_are() -> None:
    text = "Viele Besucher aus Norland kamen mit Peter Zorbin nach Köln zur Messe."
    names = ("Besucher", "Peter Zorbin", "Köln", "Messe")
    assert kept(text, *names, language="de") == ["Peter Zorbin", "Köln"]


def test_a_capital_inside_a_sentence_counts_where_only_names_have_one() -> None:
    assert kept("Ontem a Zorbia abriu.", "Zorbia", language="pt") == ["Zorbia"]
    assert kept("Então abriu a ponte.", "Então", language="pt") == []


def test_a_word_that_opens_a_sentence_is_kept_where_it_has_its_capital_elsewhere() -> None:
    assert kept("Zorbin falou.", "Zorbin", language="pt", pile=("Ontem o Zorbin veio.",)) == ["Zorbin"]


def test_two_capitals_of_another_script_open_a_sentence_as_a_name() -> None:
    assert kept("Андрей Зорбин пришёл.", "Андрей Зорбин", language="ru") == ["Андрей Зорбин"]
    assert kept("Видимо, он пришёл.", "Видимо", language="ru") == []


def test_a_line_without_spaces_is_no_name() -> None:
    assert kept("この Kindleのアプリ です", "Kindleのアプリ", language="ja") == []


def test_a_text_in_english_or_of_no_known_language_is_read_as_before() -> None:
    # The passages of such texts never come here: `Leaf.abroad` is empty for them.
    assert kept("The Zorbia sank.", "Zorbia", language="en") == ["Zorbia"]
