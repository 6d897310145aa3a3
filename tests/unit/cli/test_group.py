import importlib

import click
import pytest
from click.testing import CliRunner

from stemma.cli import group
from stemma.cli.group import COMMANDS, main
from stemma.model.errors import CaseError, NothingUsableError


def run_with(error: BaseException | None, monkeypatch: pytest.MonkeyPatch, *flags: str) -> tuple[int, str]:
    """Run a command that raises an error, and return its exit code and what it printed on standard error."""

    @click.command
    def command() -> None:
        if error is not None:
            raise error

    monkeypatch.setattr(group.Commands, "get_command", lambda *_: command)
    ended = CliRunner().invoke(main, [*flags, "plan"])
    return ended.exit_code, ended.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_in_one_line_what_the_list_says(name: str) -> None:
    command = importlib.import_module(f"stemma.cli.{name}").command
    assert command.name == name
    assert command.help.split("\n\n")[0].replace("\n", " ") == COMMANDS[name]


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_help_lists_every_command_and_every_exit_code() -> None:
    text = CliRunner().invoke(main, ["--help"]).output
    assert [name for name in COMMANDS if f"\n  {name}" not in text] == []
    assert [code for code in ("0", "1", "2", "3", "4", "5", "130") if f"\n    {code} " not in text] == []


def test_an_error_that_a_person_can_mend_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_with(CaseError("No folder here; make one."), monkeypatch) == (1, "stemma: No folder here; make one.\n")


def test_each_kind_of_error_has_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_with(NothingUsableError("Nothing."), monkeypatch)[0] == 4
    assert run_with(None, monkeypatch)[0] == 0


def test_a_fault_of_the_program_is_one_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = run_with(TypeError("odd"), monkeypatch)
    assert code == 1
    assert told.startswith("stemma: a fault of the program (TypeError: odd)")
    assert "Traceback" not in told


def test_the_trace_shows_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> None:
        raise CaseError("No folder.")

    monkeypatch.setattr(group.Commands, "get_command", lambda *_: click.command(command))
    assert isinstance(CliRunner().invoke(main, ["--debug", "plan"]).exception, CaseError)


def test_an_interruption_says_that_finished_stages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = run_with(KeyboardInterrupt(), monkeypatch)
    assert code == 130
    assert "finished stages are kept" in told


def test_an_unknown_command_is_wrong_use() -> None:
    assert CliRunner().invoke(main, ["recompose"]).exit_code == 2
