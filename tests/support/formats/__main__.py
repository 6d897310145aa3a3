"""Writes tests/fixtures anew: `python -m tests.support.formats`.

Needs what made the files that are there: LibreOffice with Writer and Calc (soffice), Chromium, Xvfb and xdotool, mutt,
and feedgen, which pip fetches. Files that Python alone makes are made by the tests themselves.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.formats import story
from tests.support.formats.saving import CHROMIUM, save_complete
from tests.support.formats.sheet import sheet

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

#: Draws the report as a picture, as a scanner would give it.
SCAN = """() => { const c = document.createElement('canvas'); c.width = 600; c.height = 200;
const g = c.getContext('2d'); g.font = '20px serif'; g.fillText('The night ferry ran aground.', 10, 50);
document.body.innerHTML = `<img src="${c.toDataURL()}">`; }"""

FEED = """
from feedgen.feed import FeedGenerator
import sys
title, url, published, outlet, folder, *paragraphs = sys.argv[1:]
feed = FeedGenerator()
feed.id("https://www.harbour-herald.example/feed"); feed.title(outlet); feed.language("en")
feed.link(href="https://www.harbour-herald.example/", rel="alternate"); feed.description("News from the harbour")
for number, (name, text) in enumerate([(title, paragraphs), ("Only a headline", [])], start=1):
    entry = feed.add_entry()
    entry.id(url if number == 1 else f"{url}-{number}"); entry.title(name); entry.published(published)
    entry.link(href=url if number == 1 else f"{url}-{number}")
    if text:
        entry.content("".join(f"<p>{part}</p>" for part in text), type="CDATA" if number == 3 else "html")
feed.rss_file(f"{folder}/feed.rss", pretty=True)
feed.atom_file(f"{folder}/feed.atom", pretty=True)
"""


def main() -> int:
    """Write every fixture."""
    FIXTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.html").write_text(story.page(), encoding="utf-8")
        (folder / "columns.html").write_text(story.columns(), encoding="utf-8")
        office(folder)
        tables(folder)
        browser(folder)
        shutil.copytree(save_complete(folder), FIXTURES / "chromium-complete", dirs_exist_ok=True)
        mail(folder)
        feeds(folder)
    return 0


def office(folder: Path) -> None:
    """LibreOffice: DOCX, ODT and a PDF of the page."""
    for form, made in (("docx:MS Word 2007 XML", "docx"), ("odt", "odt")):
        run("soffice", "--headless", "--convert-to", form, "report.html", cwd=folder)
        shutil.copy(folder / f"report.{made}", FIXTURES / f"libreoffice.{made}")
    run("soffice", "--headless", "--convert-to", "pdf:writer_pdf_Export", "report.odt", cwd=folder)
    shutil.copy(folder / "report.pdf", FIXTURES / "libreoffice.pdf")


def tables(folder: Path) -> None:
    """LibreOffice Calc: CSV as it offers it by itself, and with semicolons in a code page, as many offices save it."""
    (folder / "table.fods").write_text(sheet(), encoding="utf-8")
    for name, options in (("libreoffice.csv", "44,34,76,1"), ("libreoffice-semicolons.csv", "59,34,1,1")):
        form = f"csv:Text - txt - csv (StarCalc):{options}"
        run("soffice", "--headless", "--convert-to", form, "table.fods", cwd=folder)
        shutil.copy(folder / "table.csv", FIXTURES / name)


def browser(folder: Path) -> None:
    """Chromium: a page saved as MHTML, and pages printed to PDF: two columns, and a picture without text."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this program needs it

    with sync_playwright() as play, play.chromium.launch(executable_path=CHROMIUM) as chromium:
        tab = chromium.new_page()
        tab.route(story.URL, lambda route: route.fulfill(body=story.page(), content_type="text/html; charset=utf-8"))
        tab.goto(story.URL)
        saved = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})
        (FIXTURES / "chromium.mhtml").write_bytes(saved["data"].encode())
        tab.goto((folder / "columns.html").as_uri())
        tab.pdf(path=FIXTURES / "chromium-columns.pdf", format="A5")
        tab.evaluate(SCAN)
        tab.pdf(path=FIXTURES / "chromium-scan.pdf", format="A6")


def mail(folder: Path) -> None:
    """mutt: a newsletter as a file of its own (Maildir), and a mailbox (mbox) with two mails."""
    (folder / "letter.html").write_text(story.page(), encoding="utf-8")
    (folder / "letter.txt").write_text("\n\n".join(story.PARAGRAPHS), encoding="utf-8")
    letter: tuple[str, ...] = (
        "mutt",
        "-n",
        "-F",
        os.devnull,
        "-e",
        "set sendmail=/bin/true from='Harbour Herald <news@harbour-herald.example>'",
    )
    letter += ("-e", "set use_domain=no hostname=harbour-herald.example charset=utf-8 send_charset=utf-8")
    many = ("-e", "my_hdr List-Id: <news.harbour-herald.example>", "-e", "set content_type=text/html")
    for kind, name, more, text in (
        ("Maildir", "letters", many, "letter.html"),
        ("mbox", "letters.mbox", many, "letter.html"),
        ("mbox", "letters.mbox", (), "letter.txt"),
    ):
        record = ("-e", f"set mbox_type={kind} record={folder / name} copy=yes")
        command = (*letter, *more, *record, "-s", story.TITLE, "--", "reader@desk.example")
        run(*command, cwd=folder, given=(folder / text).read_bytes())
    (one,) = [path for path in (folder / "letters").rglob("*") if path.is_file()]
    shutil.copy(one, FIXTURES / "mutt-newsletter.eml")
    shutil.copy(folder / "letters.mbox", FIXTURES / "mutt.mbox")


def feeds(folder: Path) -> None:
    """feedgen: the report in an RSS and in an Atom feed."""
    run(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder / "feedgen"), "feedgen", cwd=folder)
    arguments = (story.TITLE, story.URL, story.PUBLISHED, story.OUTLET, str(FIXTURES), *story.PARAGRAPHS)
    run(sys.executable, "-c", FEED, *arguments, cwd=folder, path=str(folder / "feedgen"))


def run(*command: str, cwd: Path, given: bytes = b"", path: str = "") -> None:
    """Run a program. Raises CalledProcessError where it fails."""
    environment = {**os.environ, "PYTHONPATH": path, "HOME": str(cwd)}
    subprocess.run(command, cwd=cwd, input=given, env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
