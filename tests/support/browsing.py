"""Pages in headless Chromium: what a page asks of the network and says on its console is noted and held against it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

#: Counts what a policy refused, even where the browser says nothing on the console.
WATCH_POLICY = """
window.refused = [];
addEventListener("securitypolicyviolation", one => window.refused.push(one.violatedDirective));
"""


class Visit(NamedTuple):
    """A page open in the browser, and what it asked of the network and said on its console."""

    page: Page
    requests: list[str]
    complaints: list[str]


Open = Callable[..., Visit]


class Windows:
    """Chromium with one context for each kind of window, kept from test to test, as a context is slow to make."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[tuple[int, str], BrowserContext] = {}

    def page(self, width: int, scheme: str) -> Page:
        """Return a new page in a window of this width, light or dark."""
        if (width, scheme) not in self._contexts:
            context = self._browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
            )
            context.add_init_script(WATCH_POLICY)
            self._contexts[width, scheme] = context
        return self._contexts[width, scheme].new_page()


@contextmanager
def chromium() -> Iterator[Windows]:
    """Run Debian's Chromium; tests are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield Windows(browser)
        browser.close()


@contextmanager
def visits(windows: Windows) -> Iterator[Open]:
    """Open pages by address. At the end none may have complained, been refused, or asked anything beside its host."""
    opened: list[tuple[Visit, str]] = []

    def open_page(address: str, *, width: int = 1280, scheme: str = "light") -> Visit:
        visit = Visit(windows.page(width, scheme), [], [])
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("dialog", lambda dialog: visit.complaints.append(f"a dialog said {dialog.message}"))
        visit.page.goto(address)
        opened.append((visit, address.partition("#")[0]))
        return visit

    yield open_page
    for visit, home in opened:
        refused = visit.page.evaluate("window.refused")
        visit.page.close()
        assert visit.complaints == []
        assert refused == []
        assert [asked for asked in visit.requests if not asked.startswith(home)] == []


def go(page: Page, place: str) -> None:
    """Open a place of a page by its hash and wait until it stands there."""
    page.evaluate(
        """place => new Promise(done => {
            if (location.hash === "#" + place) return done();
            addEventListener("hashchange", () => done(), { once: true });
            location.hash = place;
        })""",
        place,
    )


def marked(page: Page) -> str:
    """Return the words that the page marks as those that were asked for."""
    return "".join(page.locator("mark.target").all_text_contents())
