import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from stemma.model.errors import CaseError
from stemma.server import serve
from stemma.server.serving import LOOPBACK, PortError


def test_it_answers_on_the_loopback_address_until_it_is_stopped(case: Path) -> None:
    opened = serve(case)
    assert opened.address.startswith(f"http://{LOOPBACK}:")
    running = threading.Thread(target=opened.run)
    running.start()
    try:
        with urllib.request.urlopen(opened.address, timeout=20) as answer:  # noqa: S310 - our own address
            assert b"independent origins" in answer.read()
            assert "server" not in {name.lower() for name in answer.headers}
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(opened.address.rsplit("/", 2)[0] + "/", timeout=20)  # noqa: S310 - the same
    finally:
        opened.stop()
        running.join(timeout=20)
    assert not running.is_alive()


def test_a_port_that_is_taken_is_named(case: Path) -> None:
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=f"Port {port}"):
            serve(case, port=port)


def test_a_case_that_cannot_be_read_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no finished case"):
        serve(tmp_path)


def test_every_run_has_an_address_of_its_own(case: Path) -> None:
    opened = [serve(case) for _ in range(2)]
    for one in opened:
        one.stop()
    assert len({one.address.rsplit("/", 2)[1] for one in opened}) == 2
