import pytest
from tests.support.cast import named, site, story

from stemma.model import EntityType, VariantKind
from stemma.stages.names.aligned import Places, aligned_mentions

TEXTS = {"one": "Pavel Mokda, 24, spoke.", "two": "Pavel Mukhta, 24, spoke.", "three": "Nobody spoke at all."}


def rows_and_names() -> tuple:  # type: ignore[type-arg]  # rows and two mentions
    rows = story(TEXTS)
    return rows, named(rows, "one", "Pavel Mokda"), named(rows, "two", "Pavel Mukhta")


@pytest.mark.parametrize(
    ("words", "found"),
    [("Mokda", True), ("Pavel Mokda", True), ("Pavel Mokda, 24, spoke", False), ("spoke", False)],
)
def test_a_reading_is_a_name_where_the_name_covers_it(words: str, *, found: bool) -> None:
    _, left, _ = rows_and_names()
    start = TEXTS["one"].index(words)
    assert (Places([left]).at("one", start, start + len(words)) == left) is found


def test_nothing_stands_where_words_were_left_out() -> None:
    _, left, _ = rows_and_names()
    assert Places([left]).at("one", 3, 3) is None
    assert Places([left]).at("three", 0, 6) is None


def test_two_spellings_at_one_place_are_a_pair() -> None:
    rows, left, right = rows_and_names()
    place = site(rows, {"one": "Mokda", "two": "Mukhta"})
    assert list(aligned_mentions([place], Places([left, right]))) == [(place.id, left, right)]


def test_the_same_spelling_is_no_pair() -> None:
    rows = story({"one": "Venn spoke.", "two": "Venn spoke."})
    names = [named(rows, "one", "Venn"), named(rows, "two", "Venn")]
    assert list(aligned_mentions([site(rows, {"one": "Venn", "two": "Venn"})], Places(names))) == []


@pytest.mark.parametrize("kind", [VariantKind.NUMBER, VariantKind.NEGATION, VariantKind.ORDER, VariantKind.OMISSION])
def test_other_kinds_of_places_say_nothing_of_names(kind: VariantKind) -> None:
    rows, left, right = rows_and_names()
    place = site(rows, {"one": "Mokda", "two": "Mukhta"}, kind)
    assert list(aligned_mentions([place], Places([left, right]))) == []


def test_the_order_of_places_changes_nothing() -> None:
    rows, left, right = rows_and_names()
    sites = [site(rows, {"one": "Mokda", "two": "Mukhta"}), site(rows, {"one": "Pavel Mokda", "two": "Pavel Mukhta"})]
    places = Places([right, left])
    assert list(aligned_mentions(sites, places)) == list(aligned_mentions(sites[::-1], places))


def test_only_names_stand_at_places() -> None:
    _, left, _ = rows_and_names()
    pronoun = type(left)(
        id="x",
        witness="one",
        start=0,
        end=5,
        text="Pavel",
        type=EntityType.PERSON,
        form="pronoun",
    )
    assert Places([pronoun]).at("one", 0, 5) is None
