"""Running the local page: one socket on the loopback address, one token, until a person stops it."""

import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import uvicorn

from stemma.model.errors import StemmaError
from stemma.report import ReportSettings
from stemma.server.application import application
from stemma.server.guard import new_token
from stemma.server.hosting import Hosting

#: The only address that is ever listened on: this machine, for itself.
LOOPBACK = "127.0.0.1"

#: A browser opens six connections to one host; a few windows are plenty.
MOST_REQUESTS = 64

#: The server gives texts whole up to this many characters, and the first of its comparisons with the page.
SERVED = ReportSettings(text_characters=40_000_000, comparison_characters=1_000_000)


class PortError(StemmaError):
    """The port cannot be had."""


class Opened(NamedTuple):
    """A server that is ready: where it is, what runs it, and what ends it from another thread or before it ran."""

    address: str
    run: Callable[[], None]
    stop: Callable[[], None]


def serve(case: Path, *, port: int = 0, judge: str | None = None, settings: ReportSettings = SERVED) -> Opened:
    """Return a server of one case that is ready to run; port 0 takes any that is free.

    With a `judge` the page may keep decisions in that name; without one it only shows.

    Raises CaseError where the case cannot be read, PortError where the port is taken.
    """
    hosting = Hosting(case, settings, judge=judge)
    hosting.shown()
    listening = _listen(port)
    number = int(listening.getsockname()[1])
    token = new_token()
    server = uvicorn.Server(
        uvicorn.Config(
            application(hosting, token=token, port=number),
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_REQUESTS,
            lifespan="off",
            ws="none",
        )
    )

    def run() -> None:
        with closing(listening):
            server.run(sockets=[listening])

    def stop() -> None:
        server.should_exit = True
        if not server.started:
            listening.close()

    return Opened(f"http://{LOOPBACK}:{number}/{token}/", run, stop)


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise PortError(
            f"Port {port} of {LOOPBACK} cannot be had ({error.strerror}); leave --port away or name another."
        ) from error
    return listening
