import numpy as np
import pytest

from stemma.stages.names.features import count_usage, is_headline
from stemma.stages.names.plug import load_tagger
from stemma.stages.names.tagger import (
    FORBIDDEN,
    LABELS,
    Tagger,
    Weights,
    decode,
    islands,
    pack_weights,
    shipped_weights,
    token_features,
    unpack_weights,
)
from stemma.stages.names.tokens import Word, name_tokens


def words(text: str) -> list[Word]:
    return name_tokens(text, 0, len(text))


def found(text: str, tagger: Tagger | None = None) -> list[tuple[str, str]]:
    sentence = words(text)
    tagged = (tagger or Tagger()).tag(sentence, count_usage([sentence]))
    return [(text[sentence[one.first].start : sentence[one.last - 1].end], one.type) for one in tagged]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The captain met President Maria Santos in the harbour.", "Maria Santos", "person"),
        ("A spokesman for the Ministry of Defence said nothing.", "Ministry of Defence", "organisation"),
        ("They sailed from London to the islands.", "London", "place"),
        ("The prime minister of Norway left early.", "Norway", "place"),
    ],
)
def test_the_shipped_tagger_finds_plain_names(text: str, name: str, kind: str) -> None:
    assert (name, kind) in found(text)


@pytest.mark.parametrize("text", ["", "the boats lay in the harbour all night", "24 of 40 were saved.", "…", "—"])
def test_where_there_is_no_capital_there_is_no_name(text: str) -> None:
    assert found(text) == []


def test_only_stretches_around_capitals_are_looked_at() -> None:
    assert islands(words("the old Bank of Marrow and a boat")) == [(2, 5)]
    assert islands(words("Venn met Hale")) == [(0, 1), (2, 3)]
    assert islands(words("24 boats")) == []
    assert islands(words("the 5th Brigade")) == [(1, 3)]


def test_weights_come_back_from_their_file_as_they_were() -> None:
    weights = {"w=mayor": np.arange(len(LABELS), dtype=np.float32), "s=Xx": np.ones(len(LABELS), np.float32)}
    moves = np.zeros((len(LABELS), len(LABELS)), np.float32)
    packed = pack_weights(weights, moves)
    read = unpack_weights(packed)
    assert read.table[read.rows["w=mayor"]].tolist() == list(range(len(LABELS)))
    assert pack_weights(dict(reversed(weights.items())), moves) == packed


def test_an_inner_label_never_follows_another_type() -> None:
    moves = shipped_weights().moves
    person, place = LABELS.index("B-person"), LABELS.index("I-place")
    assert moves[person, place] == FORBIDDEN
    assert moves[0, place] == FORBIDDEN


def test_the_best_path_is_decoded_with_its_score() -> None:
    moves = np.zeros((len(LABELS), len(LABELS)), np.float32)
    scores = np.full((3, len(LABELS)), -1.0, np.float32)
    scores[0, LABELS.index("B-person")] = scores[1, LABELS.index("I-person")] = 3.0
    scores[2, 0] = 3.0
    ((name,),) = decode(scores[None], moves, [7])
    assert (name.first, name.last, name.type) == (7, 9, "person")
    assert name.score == pytest.approx(1 / (1 + np.exp(-4.0)))


def test_two_names_side_by_side_are_two() -> None:
    moves = np.zeros((len(LABELS), len(LABELS)), np.float32)
    scores = np.full((2, len(LABELS)), -1.0, np.float32)
    scores[:, LABELS.index("B-place")] = 2.0
    assert [(one.first, one.last) for one in decode(scores[None], moves, [0])[0]] == [(0, 1), (1, 2)]


def test_tagging_sums_the_features_that_training_saw() -> None:
    sentence = words("Mayor Venn said so")
    usage = count_usage([sentence])
    names = token_features(sentence, 1, usage, marks=[""] * len(sentence), headline=is_headline(sentence))
    target = LABELS.index("B-person")
    table = np.zeros((len(names), len(LABELS)), np.float32)
    table[:, target] = 1.0
    tagger = Tagger(Weights({name: row for row, name in enumerate(names)}, table, np.zeros((7, 7), np.float32)))
    (total,) = tagger.scores(sentence, [1], usage)
    assert total[target] == len(set(names))


def test_what_is_tagged_together_changes_nothing() -> None:
    texts = ["Mayor Ada Venn met General Hale of the 5th Brigade in Paris.", "no name here", "Hale Left Paris Early"]
    sentences = [words(text) for text in [*texts, *(f"{text} Then {text}" for text in texts)]]
    usage = count_usage(sentences)
    assert Tagger().tag_all(sentences, usage) == [Tagger().tag(sentence, usage) for sentence in sentences]


def test_the_weights_hold_words_of_the_language_only() -> None:
    forms = [name.partition("w=")[2] for name in shipped_weights().rows if "w=" in name[:4]]
    assert "said" in forms
    assert not {"blinken", "putin", "obama", "assad"} & set(forms)


def test_the_weights_are_small() -> None:
    table = shipped_weights().table
    assert table.nbytes < 10_000_000


def test_the_empty_name_is_the_shipped_tagger() -> None:
    assert isinstance(load_tagger(""), Tagger)
