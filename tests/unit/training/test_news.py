import random
import re

from training.news import FOLDER, Exchange, news_texts, pieces_of, pools, text_of

WRITTEN = "[p Ada Venn], 38, runs [c Marlow Cement] in [t Oskrava]. [p Venn] told [c Marlow] of the [l Teska valley]."


def names(written: str, seed: int | None = None) -> list[tuple[str, str]]:
    pieces = list(pieces_of(written))
    if seed is not None:
        pieces = Exchange(pieces, random.Random(seed)).renamed()  # noqa: S311 - a seed, no secret
    text = text_of("one", pieces)
    return [(text.text[one.start : one.end], one.type) for one in text.names]


def test_marks_become_spans_and_heads_in_small_letters_stay_outside() -> None:
    assert names(WRITTEN) == [
        ("Ada Venn", "person"),
        ("Marlow Cement", "organisation"),
        ("Oskrava", "place"),
        ("Venn", "person"),
        ("Marlow", "organisation"),
        ("Teska", "place"),
    ]


def test_an_exchanged_name_is_the_same_wherever_it_stands() -> None:
    found = [name for name, _ in names(WRITTEN, seed=3)]
    assert found[3] == found[0].split()[-1] != "Venn"
    assert found[1].startswith(found[4])
    assert found[2] != "Oskrava"
    assert found[5] == "Teska"


def test_a_family_keeps_its_name_in_the_plural() -> None:
    found = [name for name, _ in names("[p Ada Venn] left the [p Venns].", seed=5)]
    assert found[1] == found[0].split()[-1] + "s"


def test_shouted_names_stay_shouted() -> None:
    assert names("[t OSKRAVA] - rain", seed=1)[0][0].isupper()


def test_particles_initials_and_sons_stay() -> None:
    found = names("[p J. van der Oll Jr.] spoke", seed=2)[0][0]
    assert re.fullmatch(r"J\. van der \S+(?: \S+)* Jr\.", found)


def test_the_same_names_are_drawn_each_time() -> None:
    first = [text.text for text in news_texts(1)]
    assert first == [text.text for text in news_texts(1)]
    assert len(set(first)) > len(first) * 0.9


def test_every_mark_of_the_corpus_is_read() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        written = path.read_text(encoding="utf-8")
        left = "".join(piece.text for piece in pieces_of(written) if not piece.letter)
        assert not re.search(r"\[[a-z] |(?<!\w)\]", left), path.name


def test_every_span_is_inside_its_text_and_holds_a_letter() -> None:
    for text in news_texts(1):
        for one in text.names:
            assert 0 <= one.start < one.end <= len(text.text)
            assert any(letter.isalnum() for letter in text.text[one.start : one.end])


def test_the_lists_are_not_empty() -> None:
    drawn = pools()
    assert min(len(drawn.surnames), len(drawn.towns), len(drawn.companies), len(drawn.given["f"])) > 1000
