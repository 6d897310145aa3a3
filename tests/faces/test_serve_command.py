import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.invented import write_invented

from stemma.cli.group import main

STEMMA = Path(sys.executable).parent / "stemma"


@pytest.mark.slow
def test_it_prints_an_address_and_serves_there_until_interrupted(tmp_path: Path) -> None:
    case = write_invented(tmp_path / "case")
    with subprocess.Popen(
        [str(STEMMA), "serve", str(case)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 0
        assert "Ctrl-C ends it" in running.stderr.read()


def test_a_folder_that_is_no_case_is_one_sentence(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert ended.exit_code == 1
    assert "no finished case" in ended.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.cli.serve.NEEDED", ("starlette", "no_such_package"))
    ended = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert ended.exit_code == 1
    assert "needs no_such_package: pip install 'stemma[web]'" in ended.stderr


def test_a_port_that_is_none_is_refused(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["serve", str(tmp_path), "--port", "70000"]).exit_code == 2
