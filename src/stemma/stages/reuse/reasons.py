"""Why two witnesses are called copies, or are not: one sentence for a reader."""

from collections.abc import Sequence

from stemma.model import Manner, PairVerdict
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.evidence import Evidence
from stemma.stages.reuse.linking import Link

#: Shared phrases that are quoted, and words of each.
SHOWN_PHRASES = 2
SHOWN_WORDS = 10


def pair_reason(
    evidence: Evidence, left: Body, links: Sequence[Link], *, verdict: PairVerdict, manner: Manner | None
) -> str:
    """Return the reason for a verdict, with the most telling words that both texts have."""
    phrases = [f"‘{_phrase(left, *run)}’" for run in evidence.runs.most_telling(SHOWN_PHRASES)]
    both = f"both write {' and '.join(phrases)}" if phrases else ""
    bits = f"{evidence.bits:.0f} bits"
    if verdict is PairVerdict.COPY:
        closely = f", {manner.spoken}" if manner else ""
        found = f"{len(links)} sentence{'s' if len(links) != 1 else ''} of one text{_order(links)}{closely}"
        return f"{found}; {both} ({bits})" if both else f"{found} ({bits})"
    if verdict is PairVerdict.TOO_LITTLE_TEXT:
        return f"too little text to tell ({bits}{'; ' + both if both else ''})"
    if both:
        return f"no more in common than reports of one event have: {both} ({bits})"
    return f"no words of their own in common that tell ({bits})"


def _order(links: Sequence[Link]) -> str:
    """Return a remark on the order of aligned sentences, empty where there are too few to have one."""
    rights = [link.rights[0] for link in links]
    if len(rights) < 3:  # noqa: PLR2004  (two are in order by even chance)
        return ""
    return " in the same order" if rights == sorted(rights) else ", some of them moved"


def _phrase(body: Body, start: int, end: int) -> str:
    words = body.words_between(start, min(end, start + SHOWN_WORDS))
    phrase = " ".join(body.witness.text[words[0].start : words[-1].end].split())
    return phrase + (" …" if end > start + SHOWN_WORDS else "")
