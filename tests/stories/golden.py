"""What the pipeline tells of the bundled story, as text, byte by byte. `make golden` writes the expected files anew."""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from tests.support.bundled import pile_folder
from tests.support.retold import Told, retell

from stemma.cli.lineage import print_lineage
from stemma.model import Archetype, Credit, Derivation, Lineage, OriginCount, Reading, Variant, VariantKind

GOLDEN = Path(__file__).parent / "golden"

#: The page whose first text block shows the tree.
FIRST_RUN = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "first-run.md"

#: Columns of the terminal in which the expected tree was drawn.
WIDTH = 110

#: Kinds of variants that a reporter would ask about; the others are many, and drown them.
TELLING = (
    VariantKind.NUMBER,
    VariantKind.DATE,
    VariantKind.NAME,
    VariantKind.SPELLING,
    VariantKind.NEGATION,
    VariantKind.MODALITY,
)


def lineage_text(told: Told) -> str:
    """Return what `stemma lineage` prints, without colour."""
    screen = io.StringIO()
    print_lineage(Console(file=screen, width=WIDTH, no_color=True, highlight=False, force_terminal=False), told.rows)
    return "".join(line.rstrip() + "\n" for line in screen.getvalue().splitlines())


def records_text(told: Told) -> str:
    """Return the telling records, one a line, with files for ids and the texts that their spans cut out."""
    lines = [*_descent(told), "", *_credits(told), "", *sorted(_variants(told))]
    return "".join(f"{line}\n" for line in lines)


def _descent(told: Told) -> Iterator[str]:
    for archetype in told.rows.of(Archetype):
        yield f"archetype   {archetype.name} · {archetype.score:.2f} · {archetype.why}"
    yield from sorted(_derivation(told, one) for one in told.rows.of(Derivation))
    for members, origin in sorted(
        (sorted(told.names[one] for one in lineage.witnesses), told.names[lineage.origin])
        for lineage in told.rows.of(Lineage)
    ):
        yield f"lineage     {origin}: {', '.join(members)}"
    for count in told.rows.of(OriginCount):
        yield f"origins     {count.best} ({count.low} to {count.high}) · {count.why}"


def _derivation(told: Told, one: Derivation) -> str:
    arrow = "←" if one.directed else "—"
    child, parent = told.names[one.child], told.names[one.parent]
    return f"derivation  {child} {arrow} {parent} · {one.share:.0%} · {one.score:.2f} · {one.why}"


def _credits(told: Told) -> Iterator[str]:
    for path, witness in sorted(told.witnesses.items()):
        for credit in told.rows.of(Credit, witness=witness.id):
            named = witness.text[credit.start : credit.end]
            yield f"credit      {path}: {credit.relation.value} {credit.outlet} · {named!r}"


def _variants(told: Told) -> Iterator[str]:
    telling = {variant.id: variant.kind for variant in told.rows.of(Variant) if variant.kind in TELLING}
    readings: dict[str, dict[str, list[str]]] = {variant: {} for variant in telling}
    for reading in told.rows.of(Reading):
        if reading.variant in readings:
            words = " ".join(reading.text.split())
            readings[reading.variant].setdefault(words, []).append(told.names[reading.witness])
    for variant, kind in telling.items():
        yield f"variant     {kind.value}: {' | '.join(sorted(_reading(*one) for one in readings[variant].items()))}"


def _reading(words: str, paths: list[str]) -> str:
    return f"{words or '∅'!r} in {', '.join(sorted(path.split('.')[0] for path in paths))}"


#: What is kept of a run, by the name of its file.
KEPT: dict[str, Callable[[Told], str]] = {"lineage.txt": lineage_text, "records.txt": records_text}


def first_run_page(told: Told, page: str) -> str:
    """Return the page of the first run with the tree as it is now."""
    head, opening, rest = page.partition("```text\n")
    _, closing, tail = rest.partition("```\n")
    return head + opening + lineage_text(told) + closing + tail


def main() -> None:
    """Write the expected files and the tree in the docs, or say which would change."""
    with tempfile.TemporaryDirectory() as folder:
        told = retell(Path(str(pile_folder())), Path(folder) / "case")
    expected = {GOLDEN / name: telling(told) for name, telling in KEPT.items()}
    expected[FIRST_RUN] = first_run_page(told, FIRST_RUN.read_text(encoding="utf-8"))
    for path, text in expected.items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        sys.stdout.write(f"{path} differs\n")
        if "--update" in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
