"""Names: found, told apart, and brought together across spellings."""

from collections.abc import Iterator

from quality.casts import cluster_figures, planted_figures
from quality.figures import Figure, Missing
from quality.garbled import garbled_figures
from quality.predicted import predicted_figures
from quality.recognition import recognition_figures
from quality.sets import Sets
from quality.spellings import bench_figures, pair_figures

LAYER = "names"


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield figures on planted drift, on pairs of names, on annotated texts, and on clusters across texts."""
    yield from planted_figures()
    yield from garbled_figures()
    folder = sets.path("names")
    if folder is None:
        yield Missing(layer=LAYER, measured_on="names", why=f"there is no {sets.folder / 'names'}")
    else:
        yield from pair_figures(folder)
        yield from bench_figures(folder)
        yield from recognition_figures(folder)
    clusters = sets.path("clusters", "ecbplus.jsonl")
    if clusters is None:
        yield Missing(layer=LAYER, measured_on="clusters", why=f"there is no {sets.folder / 'clusters'}")
    else:
        yield from cluster_figures(clusters)
        yield from predicted_figures(clusters)
