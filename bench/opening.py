"""Opening a report in a browser: the size of the file, when it can be used, what stops while one scrolls."""

import tempfile
from pathlib import Path

import msgspec
from playwright.sync_api import Browser, sync_playwright
from tests.support.browsing import CHROMIUM, FLAGS
from tests.support.planted import Plan, plant, write_pile

from stemma.pipeline.run import reconstruct
from stemma.report import write_report
from stemma.store.casebook import Casebook

#: Reports of one event; a larger pile holds several events.
EVENT = 50

#: Turns of the wheel, and pixels of each: some sixty windows.
TURNS, TURN = 60, 900

#: Notes when the page can be used, and every stretch in which it did not answer. Milliseconds.
WATCH = """
window.stops = [];
new PerformanceObserver(list => window.stops.push(...list.getEntries().map(one => one.duration)))
    .observe({ type: "longtask", buffered: true });
addEventListener("DOMContentLoaded", () =>
    requestAnimationFrame(() => setTimeout(() => window.usable = performance.now())));
"""


class Visit(msgspec.Struct, frozen=True):
    """One visit of a new browser window; milliseconds. `stop` is the longest while one scrolled."""

    usable: float
    stop: float


class Opening(msgspec.Struct, frozen=True):
    """A report file of `size` bytes, opened again and again: other work on the machine slows some visits."""

    size: int
    visits: list[Visit]


def opening(reports: int, *, times: int) -> Opening:
    """Reconstruct a planted pile of that many reports, write its report file and open it so many times."""
    plan = Plan(seed=11, witnesses=min(EVENT, reports), events=max(1, reports // EVENT))
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as name:
        folder = Path(name)
        write_pile(plant(plan), folder / "pile")
        reconstruct([folder / "pile"], folder / "case")
        with Casebook.open(folder / "case") as casebook:
            path = write_report(casebook, folder / "report.html")
        return Opening(path.stat().st_size, open_report(path, times=times))


def open_report(path: Path, *, times: int) -> list[Visit]:
    """Open a report file in Chromium so many times, each in a window without memory."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        visits = [_visit(browser, path) for _ in range(times)]
        browser.close()
        return visits


def _visit(browser: Browser, path: Path) -> Visit:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.wait_for_function("window.usable > 0")
    page.wait_for_timeout(600)
    page.evaluate("window.stops = []")
    for _ in range(TURNS):
        page.mouse.wheel(0, TURN)
        page.wait_for_timeout(25)
    visit = Visit(page.evaluate("window.usable"), page.evaluate("Math.max(0, ...window.stops)"))
    page.close()
    return visit
