import pytest
from tests.support.planted.damage import rename, respelt, round_trip
from tests.support.planted.edits import Desk, Edit, derive, merge
from tests.support.planted.events import invent_event
from tests.support.planted.lexicon import die, facts, words
from tests.support.planted.origins import Form, write_origin
from tests.support.planted.rewording import HEAVY, STRENGTHS, Strength, blur, reword, slip, synonyms
from tests.support.planted.texts import (
    Attribution,
    Clause,
    Draft,
    Order,
    Piece,
    Sentence,
    map_pieces,
    plain,
    print_sentence,
    sentences,
)

EVENT = invent_event(die("edits"))
DRAFT = write_origin(EVENT, die("edits", 0), key="o0", number=0)
OTHER = write_origin(EVENT, die("edits", 1), key="o1", number=1)


def desk(seed: int = 0) -> Desk:
    return Desk(EVENT, "child", die("desk", seed))


def text(draft: Draft) -> str:
    return " ".join(plain(print_sentence(sentence)) for sentence in sentences(draft))


def stocks(draft: Draft) -> list[str]:
    return [clause.stock for sentence in sentences(draft) for clause in sentence.clauses]


def clause(**changes: object) -> Clause:
    told = {
        "stock": "s",
        "subject": (Piece("divers"),),
        "plural_subject": True,
        "verb": (Piece("cut"),),
        "participle": "cut",
        "object": (Piece("12", "number:n"), Piece(" cables")),
        "plural_object": True,
        "adjuncts": ((Piece("at dawn"),), (Piece("near the pier"),)),
    }
    return Clause(**{**told, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("order", "printed"),
    [
        (Order.PLAIN, "Divers cut 12 cables at dawn near the pier."),
        (Order.FRONTED, "Near the pier, divers cut 12 cables at dawn."),
        (Order.PASSIVE, "12 cables were cut by divers at dawn near the pier."),
        (Order.CLEFT, "It was divers that cut 12 cables at dawn near the pier."),
        (Order.PERFECT, "Divers had cut 12 cables at dawn near the pier."),
    ],
)
def test_a_clause_prints_in_every_order(order: Order, printed: str) -> None:
    assert plain(print_sentence(Sentence(clauses=(clause(order=order),)))) == printed


@pytest.mark.parametrize(
    ("place", "quoted", "printed"),
    [
        ("after", False, "Divers cut 12 cables at dawn near the pier, Velling said."),
        ("before", False, "Velling said that divers cut 12 cables at dawn near the pier."),
        ("according", False, "According to Velling, divers cut 12 cables at dawn near the pier."),
        ("after", True, "“Divers cut 12 cables at dawn near the pier,” Velling said."),
        ("before", True, "Velling said: “Divers cut 12 cables at dawn near the pier.”"),
    ],
)
def test_a_speaker_stands_where_the_attribution_says(place: str, *, quoted: bool, printed: str) -> None:
    said = Attribution((Piece("Velling", "name:chief"),), "said", place)
    assert plain(print_sentence(Sentence(clauses=(clause(),), attribution=said, quoted=quoted))) == printed


def test_slots_are_named_by_the_stock_of_their_clause() -> None:
    printed = print_sentence(Sentence(clauses=(clause(), clause(stock="t"))))
    assert [piece.slot for piece in printed if piece.slot] == ["s/number:n", "t/number:n"]


def test_no_edit_changes_the_stock_of_what_it_keeps() -> None:
    for edit in Edit:
        if edit is not Edit.MERGED:
            fresh = set(stocks(derive(DRAFT, edit, desk()))) - set(stocks(DRAFT))
            assert all(stock.startswith("child") for stock in fresh)


def test_a_verbatim_copy_is_the_same_draft() -> None:
    assert derive(DRAFT, Edit.VERBATIM, desk()) is DRAFT


def test_a_cut_loses_the_end() -> None:
    child = derive(DRAFT, Edit.CUT, desk(1))
    kept = [stock for stock in stocks(child) if stock in stocks(DRAFT)]
    assert 0 < len(kept) < len(stocks(DRAFT))
    assert stocks(DRAFT)[-1] not in kept


def test_a_merged_child_has_a_block_of_each_parent() -> None:
    child = stocks(merge(DRAFT, OTHER, desk()))
    owners = ["o0" if stock.startswith("o0") else "o1" for stock in child]
    assert owners == sorted(owners)
    assert set(owners) == {"o0", "o1"}


def test_a_round_trip_bends_a_name_the_same_way_throughout() -> None:
    child = round_trip(DRAFT, die("trip"))
    spellings: dict[str, set[str]] = {}
    for sentence in sentences(child):
        for part in print_sentence(sentence):
            key = part.slot.partition("/")[2]
            # A town's slot may name several towns.
            if key.startswith("name:") and key != "name:town":
                spellings.setdefault(key, set()).add(part.text.split(" ")[-1])
    assert all(len(forms) == 1 for forms in spellings.values())
    assert any(form not in text(DRAFT) for forms in spellings.values() for form in forms)


def test_a_respelt_name_is_another_string_with_the_same_first_letter() -> None:
    for name in ("Velling", "Ostrovik", "Karsundidze", "Bo"):
        assert respelt(name, die(name)) != name
        assert respelt(name, die(name))[0] == name[0]


def test_a_careless_desk_bends_names_only() -> None:
    def without_names(draft: Draft) -> str:
        nameless = [
            map_pieces(sentence, lambda piece: Piece("N") if piece.slot.startswith("name:") else piece)
            for sentence in sentences(draft)
        ]
        return " ".join(plain(print_sentence(sentence)) for sentence in nameless)

    renamed = rename(DRAFT, die("careless", 3))
    assert text(renamed) != text(DRAFT)
    assert without_names(renamed) == without_names(DRAFT)


def test_rewording_at_no_strength_changes_nothing() -> None:
    assert text(reword(DRAFT, STRENGTHS["none"], die(1))) == text(DRAFT)


def test_a_heavy_rewrite_keeps_figures_unless_they_slip_or_are_rounded() -> None:
    certain = Strength("sure", synonym=1.0, reorder=1.0, voice=1.0, cue=1.0)
    before = {part.text for sentence in sentences(DRAFT) for part in print_sentence(sentence) if "number" in part.slot}
    after = text(reword(DRAFT, certain, die(2)))
    assert all(figure in after for figure in before)
    assert text(reword(DRAFT, HEAVY, die(2))) != text(DRAFT)


@pytest.mark.parametrize(
    ("figure", "slipped"), [("14", "41"), ("1957", "1975"), ("12900", None), ("7", None), ("33", None)]
)
def test_a_slip_changes_a_figure_into_another(figure: str, slipped: str | None) -> None:
    bent = slip(Piece(figure, "number:toll"), 1.0, die(figure)).text
    assert bent != figure
    assert bent.isdigit()
    assert slipped in (None, bent)


def test_words_never_slip() -> None:
    assert slip(Piece("14 people"), 1.0, die(1)).text == "14 people"


@pytest.mark.parametrize(("figure", "rounded"), [("234", "200"), ("57", "50"), ("14", "14"), ("12900", "10000")])
def test_a_rounded_figure_loses_digits_and_never_gains(figure: str, rounded: str) -> None:
    assert blur(Piece(figure, "number:hurt"), 1.0, die(1)).text.endswith(rounded)


def test_synonyms_go_both_ways() -> None:
    table = synonyms()
    assert all(word in table[other] for word, others in table.items() for other in others)


@pytest.mark.parametrize("form", list(Form))
def test_every_form_of_origin_begins_with_the_event_or_an_opinion(form: Form) -> None:
    draft = write_origin(EVENT, die("form", form.value), key="k", number=2, form=form)
    assert stocks(draft)[0] == ("ko" if form is Form.OPINION else "kf-main")


def test_two_reporters_never_share_a_frame_of_the_lede() -> None:
    ledes = {text(write_origin(EVENT, die("lede", n), key="k", number=n)).split(".")[0] for n in range(5)}
    assert len(ledes) == 5


def test_every_frame_can_be_told() -> None:
    for fact in facts().facts:
        assert len(fact.frames) >= 5, fact.id
        assert fact.id == "main" or fact.retold, fact.id
    assert len(words().scenes) >= 8
