import random

import msgspec
from tests.support.ferry import COAST, LETTERS, REWRITE, TEXTS, WIRE, pile, spans

from stemma.model import Alignment, AlignmentKind, Candidate, Pair, PairVerdict, Rows, Sentence, Witness
from stemma.stages.reuse import AlignSettings, align_pairs


def aligned(texts: dict[str, str]) -> tuple[Rows, dict[tuple[str, str], Pair], list[Alignment]]:
    rows = pile(texts)
    rows.extend(list(align_pairs(rows)))
    return rows, {(pair.left, pair.right): pair for pair in rows.of(Pair)}, rows.of(Alignment)


def partners(rows: Rows) -> dict[str, str]:
    """Return the right passages by the beginnings of the left ones."""
    found = rows.of(Alignment)
    lefts = spans(rows, [(one.left, one.left_start, one.left_end) for one in found])
    rights = spans(rows, [(one.right, one.right_start, one.right_end) for one in found])
    return {left[:12]: right for left, right in zip(lefts, rights, strict=True)}


def test_a_rewrite_is_a_copy_and_independent_reports_of_the_event_are_not() -> None:
    _, pairs, _ = aligned(TEXTS)
    copies = [ends for ends, pair in pairs.items() if pair.verdict is PairVerdict.COPY]
    assert copies == [("rewrite", "wire")]


def test_alignments_are_written_for_copies_only() -> None:
    _, _, alignments = aligned(TEXTS)
    assert {(one.left, one.right) for one in alignments} == {("rewrite", "wire")}


def test_a_rewritten_sentence_finds_its_original_where_it_was_moved() -> None:
    rows, _, _ = aligned({"rewrite": REWRITE, "wire": WIRE})
    assert partners(rows)["The board of"].startswith("The harbour board")


def test_one_sentence_spread_over_two_is_one_alignment() -> None:
    rows, _, _ = aligned({"rewrite": REWRITE, "wire": WIRE})
    (left,) = [left for left in spans(rows, [(a.left, a.left_start, a.left_end) for a in rows.of(Alignment)])
               if left.startswith("Fishing")]  # fmt: skip
    assert left.endswith("sailcloth.")


def test_a_shared_quotation_alone_is_no_copy() -> None:
    speech = (
        "“The harbour lamp failed because nobody replaced its wick, and the board which should have ordered a new one "
        "in spring spent the money on a regatta with fireworks and a brass band from the mainland,”"
    )
    left = f"{speech} said the ombudsman.\n\n{COAST}"
    right = f"{LETTERS}\n\n{speech} the ombudsman wrote."
    _, pairs, alignments = aligned({"left": left, "right": right})
    assert pairs["left", "right"].verdict is PairVerdict.NO_RELATION_SHOWN
    assert alignments == []


def test_a_brief_too_short_to_show_a_copy_says_so() -> None:
    _, pairs, _ = aligned({"brief": "The Selkie ran aground.", "wire": WIRE})
    assert pairs["brief", "wire"].verdict is PairVerdict.TOO_LITTLE_TEXT
    assert "too little text" in pairs["brief", "wire"].why


def test_a_copy_of_half_a_text_says_how_much_of_each_is_shared() -> None:
    half = "\n\n".join(WIRE.split("\n\n")[:3])
    _, pairs, alignments = aligned({"half": f"{half}\n\n{LETTERS}", "wire": WIRE})
    pair = pairs["half", "wire"]
    assert pair.verdict is PairVerdict.COPY
    assert 0.2 < pair.left_share < 0.5 < pair.right_share + 0.15
    assert {one.kind for one in alignments} == {AlignmentKind.VERBATIM}


def test_kinds_run_from_verbatim_to_paraphrase() -> None:
    changed = WIRE.replace("Tuesday", "Monday").replace("warned twice", "twice given warning")
    _, _, alignments = aligned({"changed": changed, "rewrite": REWRITE, "wire": WIRE})
    assert {one.kind for one in alignments} == set(AlignmentKind)


def test_every_alignment_says_why_in_words_of_the_text() -> None:
    _, _, alignments = aligned({"changed": WIRE.replace("Tuesday", "Monday"), "wire": WIRE})
    whys = [one.why for one in alignments]
    assert whys[0] == "the same but for ‘Monday’ against ‘Tuesday’"
    assert whys[4] == "word for word the same: ‘Captain Joren Hale, who has sailed the strait …’"


def test_a_pair_quotes_what_both_write() -> None:
    _, pairs, _ = aligned({"rewrite": REWRITE, "wire": WIRE})
    assert "refused to blame his crew for the accident" in pairs["rewrite", "wire"].why


def test_quoted_passages_are_marked() -> None:
    text = "The pilot slept.\n\n“We heard the keel groan and then nothing at all for a very long while,” said Ada."
    _, _, alignments = aligned({"left": f"{WIRE}\n\n{text}", "right": f"{text}\n\n{WIRE}"})
    assert [one.why for one in alignments if one.quoted] == [
        "word for word the same: ‘We heard the keel groan and then nothing …’"
    ]


def test_nothing_depends_on_how_pairs_are_batched_or_ordered() -> None:
    rows = pile(TEXTS)
    whole = list(align_pairs(rows))
    records = list(rows)
    random.Random(3).shuffle(records)  # noqa: S311  (no secret)
    assert list(align_pairs(Rows(records))) == whole
    beside = [record for record in rows if not isinstance(record, Candidate)]
    single = [found for one in rows.of(Candidate) for found in align_pairs(Rows([*beside, one]))]
    assert single == whole


def test_the_sides_are_equal_but_for_their_names() -> None:
    _, one, _ = aligned({"one": WIRE, "two": REWRITE})
    _, two, _ = aligned({"one": REWRITE, "two": WIRE})
    assert one["one", "two"].bits == two["one", "two"].bits
    assert one["one", "two"].left_share == two["one", "two"].right_share


def test_the_bar_for_a_copy_is_a_setting() -> None:
    rows = pile(TEXTS)
    found = align_pairs(rows, settings=AlignSettings(copy_bits=1000.0))
    assert all(one.verdict is not PairVerdict.COPY for one in found if isinstance(one, Pair))


def test_empty_and_wordless_witnesses_break_nothing() -> None:
    _, pairs, alignments = aligned({"empty": "", "marks": "... !!! ---", "wire": WIRE})
    assert pairs == {}
    assert alignments == []


def test_reports_that_share_only_captions_are_no_copies() -> None:
    captions = (
        "Passengers wrapped in sailcloth climb from the night ferry Selkie into fishing boats below the failing lamp, "
        "Tuesday, July 9, 2019, after her pilot mistook a lighthouse for a buoy. (AP Photo/Tam Orkney)\n\n"
        "A retired schoolteacher, left, warms her hands over a brazier on the quay while divers unpack copper helmets, "
        "Wednesday, July 10, 2019, beside the keel that groaned all night. (AP Photo/Tam Orkney)"
    )
    letters = LETTERS.partition("\n\n")[2]
    told = pile({"coast": f"{COAST}\n\n{captions}", "letters": f"{letters}\n\n{captions}"})
    begins = {witness.id: witness.text.index("Passengers wrapped") for witness in told.of(Witness)}
    outside = [row for row in told.of(Sentence) if row.start >= begins[row.witness]]
    rows = Rows([*told.of(Witness), *told.of(Candidate), *(row for row in told.of(Sentence) if row not in outside)])
    rows.extend(msgspec.structs.replace(row, index=-1) for row in outside)
    found = list(align_pairs(rows, settings=AlignSettings(copy_bits=0.0)))
    assert [row.verdict for row in found if isinstance(row, Pair)] == [PairVerdict.NO_RELATION_SHOWN]
    assert not [row for row in found if isinstance(row, Alignment)]
