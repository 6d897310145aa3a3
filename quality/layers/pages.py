"""Pages: how well the body of a saved page is told from the rest of it."""

import time
from collections.abc import Iterator

from quality.figures import Figure, Missing, mean
from quality.pages import HALVES, SET, Overlap, Page, f1_of, overlap, read_pages
from quality.running import clean_file
from quality.sets import Sets
from stemma.model import Role, Witness, Zone

LAYER = "pages"
#: A dateline stands in the first paragraph of a body.
BODY = frozenset({Role.BODY, Role.DATELINE})


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield F1 over shingles by the metric of the set's origin, and how many bodies are exactly right."""
    pages = read_pages(sets)
    if pages is None:
        yield Missing(layer=LAYER, measured_on=SET, why=f"there is no {sets.folder / SET / 'gold.jsonl'}")
        return
    start = time.process_time()
    overlaps = {page.id: overlap(found_body(page), page.body) for page in pages}
    speed = len(pages) / (time.process_time() - start)
    whole = list(overlaps.values())
    yield from _figures(SET, whole, f"; {speed:.0f} pages a second a core, scoring included")
    for half in HALVES:
        some = [overlaps[page.id] for page in pages if page.half == half]
        yield from _figures(f"{SET}, {half}", some, "")


def found_body(page: Page) -> str:
    """Return what intake and cleaning take for the body of a page."""
    found = clean_file(page.content, f"{page.id}.html")
    texts = {witness.id: witness.text for witness in found.of(Witness)}
    zones = [zone for zone in found.of(Zone) if zone.role in BODY]
    return "\n".join(texts[zone.witness][zone.start : zone.end] for zone in zones)


def _figures(name: str, overlaps: list[Overlap], more: str) -> Iterator[Figure]:
    precision, recall = mean([one.precision for one in overlaps]), mean([one.recall for one in overlaps])
    detail = f"P {precision:.3f} R {recall:.3f} of {len(overlaps)} pages{more}"
    yield Figure(layer=LAYER, measured_on=name, metric="body F1", value=f1_of(overlaps), detail=detail)
    exact = mean([float(one.exact) for one in overlaps])
    yield Figure(layer=LAYER, measured_on=name, metric="exactly right", value=exact)
