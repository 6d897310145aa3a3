from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Role, Rows
from stemma.report.gathering import gather
from stemma.report.payload import payload
from stemma.report.settings import ReportSettings
from stemma.report.snippets import BESIDE, SHORTEST_CUT, cut_to, kept_spans, shortened_stretch
from stemma.views.runs import Run

TEXT = "".join(chr(0x4E00 + number) for number in range(1000))


def run(start: int, end: int, role: Role = Role.BODY) -> Run:
    return Run(start=start, end=end, text=TEXT[start:end], role=role, lineages=[], alignments=[], also=[])


def is_exact(one: Run) -> bool:
    return one.text == TEXT[one.start : one.end]


def test_what_is_kept_is_exact_and_the_rest_says_how_much_it_was() -> None:
    left, middle, right = cut_to([run(0, 1000)], [(300, 400)])
    assert (left.text, middle.text) == (" [… 300 characters left out …] ", TEXT[300:400])
    assert (right.start, right.end, right.text) == (400, 1000, " [… 600 characters left out …] ")


def test_a_few_characters_are_not_worth_leaving_out() -> None:
    cut = cut_to([run(0, 1000)], [(SHORTEST_CUT - 1, 1000)])
    assert all(map(is_exact, cut))


def test_a_kept_span_runs_over_the_edges_of_runs() -> None:
    cut = cut_to([run(0, 500), run(500, 1000, Role.CREDIT)], [(400, 600)])
    exact = [one for one in cut if is_exact(one)]
    assert [(one.start, one.end, one.role) for one in exact] == [(400, 500, Role.BODY), (500, 600, Role.CREDIT)]


@given(st.lists(st.tuples(st.integers(-50, 1050), st.integers(1, 300)), max_size=6), st.integers(1, 999))
def test_no_character_loses_its_place_whatever_is_kept(drawn: list[tuple[int, int]], edge: int) -> None:
    kept: list[tuple[int, int]] = []
    for start, length in sorted(drawn):
        if not kept or start > kept[-1][1]:
            kept.append((start, start + length))
    cut = cut_to([run(0, edge), run(edge, 1000)], kept)
    assert [cut[0].start, *(one.end for one in cut)] == [*(one.start for one in cut), 1000]
    for one in cut:
        assert is_exact(one) or "left out" in one.text
    for start, end in kept:
        inside = [one for one in cut if one.start < end and one.end > max(0, start) and not is_exact(one)]
        assert inside == []


def test_headlines_credits_and_differences_stay(case: Rows) -> None:
    views = gather(case, settings=ReportSettings())
    kept = kept_spans(views.witnesses, views.variants, context=5)
    first = views.witnesses[0]
    text = "".join(one.text for one in first.runs)
    shown = " | ".join(text[max(0, start) : end] for start, end in kept[first.card.id])
    for words in ("Dyke breaks, 1,400 flee", "Norwire", "6.2", "1978", "Ottoline Brack"):
        assert words in shown


def test_every_reading_can_still_be_opened(case: Rows) -> None:
    settings = ReportSettings(snippets_only=True, snippet_context=3)
    data = payload(gather(case, settings=settings), settings=settings)
    for variant in data.story.variants:
        for reading in variant.readings:
            for place in reading.spans:
                runs = data.texts[place.witness].runs
                (inside,) = [one for one in runs if one.start <= place.start < max(one.end, place.end + 1)][:1]
                assert len(inside.text) == inside.end - inside.start


def test_a_stretch_keeps_its_ends() -> None:
    short = shortened_stretch(TEXT)
    assert short.startswith(TEXT[:BESIDE])
    assert short.endswith(TEXT[-BESIDE:])
    assert f"{1000 - 2 * BESIDE} characters left out" in short
    assert shortened_stretch(TEXT[: 2 * BESIDE]) == TEXT[: 2 * BESIDE]
