"""Small invented reports for tests of checks: what one of them holds together, and stories of copies."""

from collections.abc import Mapping, Sequence

from tests.support.asserted import PUBLISHED, STORY, story

from stemma.model import Derivation, Mismatch, Rows, stable_id
from stemma.stages.claims import check_reports
from stemma.stages.claims.checks.finding import Check, Finding, Page
from stemma.text.sentences import sentence_spans


def page(text: str, *, published: str | None = PUBLISHED) -> Page:
    """Return a text as checks read it, all of it body."""
    return Page(text, list(sentence_spans(text, 0, len(text))), published)


def checked(check: Check, text: str, *, published: str | None = PUBLISHED) -> list[Finding]:
    """Return what a check finds in a text."""
    return list(check(page(text, published=published)))


def words(finding: Finding, text: str) -> list[str]:
    """Return the exact words of the statements of a finding."""
    return [text[one.start : one.end] for one in finding.pieces]


def draws_on(child: str, parent: str) -> Derivation:
    """Return that one witness draws on another."""
    return Derivation(
        id=stable_id("derivation", child, parent),
        story=STORY,
        child=child,
        parent=parent,
        share=1.0,
        score=0.9,
        why="given",
    )


def checked_story(
    texts: Mapping[str, str], *, kin: Sequence[tuple[str, int, str, int]] = (), drawn: Sequence[tuple[str, str]] = ()
) -> Rows:
    """Return a story with its mismatches; `drawn` lists who draws on whom."""
    rows = story(
        texts,
        lineages=[sorted(texts)],
        kin=kin,
        published=dict.fromkeys(texts, PUBLISHED),
        more=[draws_on(child, parent) for child, parent in drawn],
    )
    rows.extend(list(check_reports(rows)))
    return rows


def mismatches(rows: Rows) -> list[Mismatch]:
    """Return the mismatches of a story."""
    return list(rows.of(Mismatch))
