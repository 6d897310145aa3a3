import random

from tests.support.ferry import TEXTS, WIRE, pile

from stemma.model import Record, Rows, Site, Story, VariantKind, Witness
from stemma.stages.reuse import align_pairs, collate_story


def collated(texts: dict[str, str], *, seed: int | None = None) -> list[Site]:
    rows = pile(texts)
    rows.extend(list(align_pairs(rows)))
    records: list[Record] = [*rows, Story(id="story", name="", witnesses=sorted(texts))]
    if seed is not None:
        random.Random(seed).shuffle(records)  # noqa: S311  (no secret)
    return list(collate_story(Rows(records)))


def readings(sites: list[Site]) -> dict[tuple[str, ...], VariantKind]:
    return {tuple(reading.text for reading in site.readings): site.kind for site in sites}


def test_a_changed_word_is_a_site_with_what_each_witness_has() -> None:
    sites = collated({"a": WIRE, "b": WIRE.replace("nineteen years", "ninety years")})
    assert readings(sites) == {("nineteen", "ninety"): VariantKind.NUMBER}


def test_readings_slice_to_the_text_and_an_omission_is_an_empty_span() -> None:
    texts = {"a": WIRE, "b": WIRE.replace(" before dawn", "").replace("Ada Venn", "Ida Wenn"), "c": TEXTS["rewrite"]}
    for site in collated(texts):
        for reading in site.readings:
            assert texts[reading.witness][reading.start : reading.end] == reading.text
            assert (reading.start == reading.end) == (not reading.text)


def test_a_rewrite_shows_its_changed_day_as_a_date() -> None:
    sites = collated({name: TEXTS[name] for name in ("rewrite", "wire")})
    assert VariantKind.DATE in {kind for texts, kind in readings(sites).items() if "Friday" in texts[0]}


def test_what_most_witnesses_have_and_one_lacks_is_an_omission() -> None:
    short = WIRE.replace("retired ", "")
    sites = collated({"a": WIRE, "b": WIRE.replace("Tuesday", "Monday"), "c": short})
    assert readings(sites)["retired", "retired", ""] is VariantKind.OMISSION


def test_two_changes_in_one_sentence_are_two_sites_where_other_words_stand_between() -> None:
    changed = WIRE.replace("Captain Joren", "Captain Horen").replace("blame his crew", "blame his officers")
    sites = collated({"a": WIRE, "b": changed})
    assert readings(sites) == {("Joren", "Horen"): VariantKind.NAME, ("crew", "officers"): VariantKind.WORDING}


def test_equal_texts_have_no_sites() -> None:
    assert collated({"a": WIRE, "b": WIRE + "\n"}) == []


def test_punctuation_is_no_difference() -> None:
    assert collated({"a": WIRE, "b": WIRE.replace("“", '"').replace("”", '"').replace(", who", " who")}) == []


def test_the_order_of_records_changes_nothing() -> None:
    assert collated(TEXTS, seed=1) == collated(TEXTS, seed=2) == collated(TEXTS)


def test_a_story_of_forty_copies_is_collated_once_for_all() -> None:
    texts = {f"w{number:02}": WIRE if number % 2 else WIRE.replace("twice", "thrice") for number in range(40)}
    (site,) = collated(texts)
    assert len(site.readings) == 40


def test_sites_are_named_by_their_content() -> None:
    sites = collated(TEXTS)
    assert len({site.id for site in sites}) == len(sites)
    assert [site.id for site in sites] == sorted(site.id for site in sites)


def test_witnesses_outside_the_story_take_no_part() -> None:
    rows = pile({"a": WIRE, "b": WIRE.replace("twice", "thrice"), "c": WIRE.replace("twice", "often")})
    rows.extend([*align_pairs(rows), Story(id="s", name="", witnesses=["a", "b"])])
    (site,) = collate_story(rows)
    assert [reading.witness for reading in site.readings] == ["a", "b"]
    assert len(rows.of(Witness)) == 3
