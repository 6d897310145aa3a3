"""Takes the pictures of README and how-to from the bundled story, in headless Chromium: `make pictures`."""

# ruff: noqa: INP001 - a script beside the pages, not a package

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from stemma.data import open_data
from stemma.pipeline.run import reconstruct
from stemma.report import write_report
from stemma.store.casebook import Casebook

FOLDER = Path(__file__).resolve().parent / "pictures"

#: Pixels; wide enough for the margin beside a text, small enough for a page of documentation.
WIDTH, HEIGHT = 1200, 980

#: Name of a picture, and the place of the page that it shows, by sigla of the bundled story.
PICTURES = {"story": "", "witness": "witness={EC}:637-700", "columns": "compare={EC}~{BG}~{TL}"}


def take(folder: Path = FOLDER) -> None:
    """Write all pictures anew."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="stemma-pictures-") as name, sync_playwright() as playwright:
        case = Path(name) / "case"
        reconstruct([Path(str(open_data("stories", "tolvash-dam", "pile")))], case)
        with Casebook.open(case) as casebook:
            report = write_report(casebook, case / "report.html")
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium",
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(report.as_uri())
        names = "all => Object.fromEntries(all.map(one => [one.textContent, one.hash.slice(9)]))"
        ids = page.locator(".reports a.siglum").evaluate_all(names)
        for picture, place in PICTURES.items():
            page.goto("about:blank")
            page.goto(f"{report.as_uri()}#{place.format(**ids)}")
            page.screenshot(path=folder / f"{picture}.png")
            sys.stdout.write(f"{folder / f'{picture}.png'}\n")
        chromium.close()


if __name__ == "__main__":
    take()
