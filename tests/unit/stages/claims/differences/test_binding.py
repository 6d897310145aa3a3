import msgspec
from tests.support.asserted import asserted, story

from stemma.model import Alignment, Lineage
from stemma.stages.claims.differences.binding import meet
from stemma.stages.claims.differences.support import Support


def groups(texts: dict[str, str], kind: str, lineages: list[list[str]] | None = None) -> list[list[str]]:
    rows = story(texts, lineages=lineages or [[key] for key in texts])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    found = []
    for key, text in texts.items():
        found += [msgspec.structs.replace(one, witness=key) for one in asserted(text, kind)]
    return [[f"{one.witness} {one.value}" for one in group] for group in meet(found, support)]


def test_counts_of_one_happening_meet() -> None:
    texts = {"a": "12 people were killed.", "b": "Nine people were killed.", "c": "Two people were hurt."}
    assert groups(texts, "count") == [["c Two"], ["a 12", "b Nine"]]


def test_figures_meet_only_where_their_sentences_speak_of_one_thing() -> None:
    texts = {
        "a": "The harbour school of Varnmouth took in 140 children from flooded streets.",
        "b": "At the harbour school of Varnmouth 150 children from flooded streets slept.",
        "c": "The circus sold tickets to 90 children in summer.",
    }
    assert sorted(groups(texts, "figure")) == [["a 140", "b 150"], ["c 90"]]


def test_two_figures_of_one_noun_in_a_sentence_meet_nobody() -> None:
    texts = {
        "a": "The school of Varnmouth took in 140 children and sent 20 children home.",
        "b": "The school of Varnmouth took in 150 children from flooded streets.",
    }
    assert groups(texts, "figure") == [["b 150"]]


def test_quotations_of_one_utterance_meet() -> None:
    texts = {
        "a": "“We rang the bell and knocked on every door,” she said.",
        "b": "“We rang the bell and knocked on each door,” she said.",
        "c": "“Nobody answered our calls to the ministry,” she said.",
    }
    found = groups(texts, "wording")
    assert sorted(len(group) for group in found) == [1, 2]


def test_a_text_speaks_once_with_the_value_it_gives_first() -> None:
    texts = {"a": "12 people were killed. In all 15 people were killed.", "b": "15 people were killed."}
    assert groups(texts, "count") == [["a 12", "b 15"]]


def test_an_exact_number_goes_before_a_vague_one() -> None:
    texts = {"a": "Several people were killed. In all 15 people were killed.", "b": "15 people were killed."}
    assert groups(texts, "count") == [["a 15", "b 15"]]


def test_what_has_no_key_meets_nothing() -> None:
    assert groups({"a": "A sailor was killed.", "b": "A sailor was killed."}, "person") == []


def test_ages_meet_by_the_full_name() -> None:
    texts = {"a": "Ada Venn, 28, was hurt.", "b": "Ada Venn, 29, was hurt.", "c": "Tam Venn, 30, was hurt."}
    assert sorted(groups(texts, "age")) == [["a 28", "b 29"], ["c 30"]]


def test_lengths_that_fit_and_are_counted_from_one_deed_meet() -> None:
    texts = {
        "a": "The league dropped the plan three weeks after the council announced the removal of old boats.",
        "b": "Less than a month after the harbour league announced that it would take boats away, the plan is gone.",
        "c": "Two years after the great flood nobody had come back to the market.",
    }
    assert sorted(groups(texts, "figure")) == [["a three weeks", "b Less than a month"], ["c Two years"]]


def test_a_few_words_that_many_say_chain_no_quotations() -> None:
    texts = {
        "a": "“We will fight for the harbour and the old town with all that we have,” she said.",
        "b": "“The bill is a gift to the harbour and the old town of Varnmouth alone,” he said.",
        "c": "She spoke of “the harbour and the old town” again.",
    }
    found = groups(texts, "wording")
    assert all(len({one[0] for one in group} & {"a", "b"}) <= 1 for group in found)


def test_two_quotations_of_one_text_are_two() -> None:
    text = (
        "“We rang the bell and knocked on every door,” she said. “We rang the bell and knocked on each door,” he said."
    )
    assert [len(group) for group in groups({"a": text}, "wording")] == [1, 1]


def test_two_quotations_of_one_text_stay_two_when_it_is_copied() -> None:
    once, again = "“We rang the bell and knocked on every door,”", "“We rang the bell and knocked on every red door,”"
    twice = f"{once} she said. {again} she said."
    alone = groups({"a": twice}, "wording")
    copied = groups({"a": twice, "b": twice}, "wording", [["a", "b"]])
    assert (len(alone), len(copied)) == (2, 2)
