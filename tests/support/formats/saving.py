"""A page saved as "web page, complete" by Chromium itself: only its own dialog does that, so it gets screen and keys.

Needs Xvfb and xdotool. Neither headless Chromium nor its protocol saves a page with the folder of what belongs to it.
"""

import functools
import json
import os
import struct
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.formats import story

CHROMIUM = "/usr/bin/chromium"
#: The dialog is wider than a thousand pixels, and cannot be answered where it does not fit.
SCREEN = "1600x1200x24"
DISPLAY = ":77"
#: Chromium's number for "web page, complete" in its settings.
COMPLETE = 1
#: Seconds to wait for a window or file, and between two looks.
PATIENCE, PAUSE = 60.0, 0.5
HOST = "www.harbour-herald.example"
ADVERT = "<!DOCTYPE html><html><body><p>Buy a boat of your own, this week only, at the quay in Ostrel.</p></html>"


def save_complete(folder: Path) -> Path:
    """Return the folder with the page and its belongings, as Chromium saves them. Raises TimeoutError if it fails."""
    site, profile = folder / "site", folder / "profile"
    saved = profile / "saved"
    _write_site(site)
    saved.mkdir(parents=True)
    (profile / "Default").mkdir()
    settings = {
        "savefile": {"default_directory": str(saved), "type": COMPLETE},
        "download": {"default_directory": str(saved), "prompt_for_download": False},
    }
    (profile / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    environment = {**os.environ, "DISPLAY": DISPLAY, "HOME": str(profile)}
    with (
        _served(site) as port,
        _running("Xvfb", DISPLAY, "-screen", "0", SCREEN, "-nolisten", "tcp"),
        _running(*_browser(profile, port), environment=environment),
    ):
        _press("ctrl+s", "Harbour Herald", environment)
        _press("alt+s", "Save", environment)
        _await(lambda: any(saved.glob("*_files/*.html")) and any(saved.glob("*.html")), "no page was saved")
        time.sleep(2 * PAUSE)
    return saved


def _browser(profile: Path, port: int) -> tuple[str, ...]:
    rules = f"--host-resolver-rules=MAP {HOST}:80 127.0.0.1:{port}"
    quiet = (
        "--no-sandbox",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-gpu",
        "--disable-background-networking",
    )
    return CHROMIUM, *quiet, f"--user-data-dir={profile}", rules, f"http://{HOST}/night-ferry.html"


def _write_site(site: Path) -> None:
    site.mkdir()
    more = '<img src="ferry.png" alt="The ferry on the sandbank"><iframe src="boats.html"></iframe>'
    page = story.page().replace("</head>", '<link rel="stylesheet" href="house.css"></head>')
    (site / "night-ferry.html").write_text(page.replace("</h1>", f"</h1>\n{more}"), encoding="utf-8")
    (site / "boats.html").write_text(ADVERT, encoding="utf-8")
    (site / "house.css").write_text("p { margin: 1em }\n", encoding="utf-8")
    (site / "ferry.png").write_bytes(_picture())


def _picture() -> bytes:
    """Return one grey pixel as PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


@contextmanager
def _served(site: Path) -> Iterator[int]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@contextmanager
def _running(*command: str, environment: dict[str, str] | None = None) -> Iterator[None]:
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            yield
        finally:
            program.terminate()


def _press(keys: str, window: str, environment: dict[str, str]) -> None:
    """Press keys in the window with these words in its title, once it is there."""

    def look() -> list[str]:
        ask = ("xdotool", "search", "--onlyvisible", "--name", window)
        return subprocess.run(ask, env=environment, capture_output=True, text=True, check=False).stdout.split()

    _await(look, f"no window called {window!r} came up")
    time.sleep(4 * PAUSE)
    for step in (("windowfocus", look()[-1]), ("key", keys)):
        subprocess.run(("xdotool", *step), env=environment, check=True)


def _await(happened: Callable[[], object], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(otherwise)
        time.sleep(PAUSE)
