"""The group of commands, and what all of them share: exit codes, one-sentence errors, interruption."""

import importlib
from collections.abc import Mapping
from typing import Any

import click

from stemma.model.errors import StemmaError

#: One line a command, in the order in which a person meets them; each is `stemma.cli.NAME.command`.
COMMANDS: Mapping[str, str] = {
    "demo": "Reconstruct the bundled story: the quickest way to see what Stemma does.",
    "pile": "Write a first pile.toml: what was found of every report, for a person to correct.",
    "reconstruct": "Find out who copied whom in a pile of reports.",
    "stories": "Group a pile of any size into stories, and reconstruct each.",
    "lineage": "Show who draws on whom, and how many origins are independent.",
    "claims": "Show what is claimed, by how many independent origins, and where reports differ.",
    "when": "Show what happened and what was said when, conflicting dates side by side.",
    "who": "Say who is who: everyone and everything named, with all spellings and what is damage.",
    "judge": "Decide what the machine got wrong about names, or about who draws on whom.",
    "judgements": "List the decisions of persons that hold, with who took them and why.",
    "compare": "Show two reports side by side, differing words marked.",
    "against": "Say what a new report takes from a case, word for word or reworded.",
    "said": "Show who said what, to whom, and how the wording drifted.",
    "editions": "Show the states of one page in the order of time, and what each later one changed.",
    "show": "Print the exact characters of a span, with what stands around it and who else has it.",
    "explain": "Say why a statement is made: the evidence behind an id, in numbers and words.",
    "report": "Write one self-contained HTML file to open or to mail.",
    "serve": "Show the report as a page on this machine, until Ctrl-C.",
    "export": "Write every record of a case as files.",
    "verify": "Check that every span and hash of a case still holds.",
    "plan": "List the stages: what each reads and writes.",
    "doctor": "Say what this installation can do.",
}

#: The exit code of a run that a person interrupted, as shells count it: 128 and the number of the signal.
INTERRUPTED = 130

_DEBUG_ADVICE = "run `stemma --debug …` for its trace, which a report of the fault should hold."

_EPILOG = """\b
Exit codes
  0    fine
  1    failed
  2    wrong use: unknown option, unknown setting, missing path
  3    finished, but some files could not be read (they are listed)
  4    nothing in the pile could be used
  5    a span or a hash does not verify
  130  interrupted; finished stages are kept
"""


class Commands(click.Group):
    """Loads a command's module when the command is asked for, and turns errors into one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """Return a command by name, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"stemma.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """Write the list of commands without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; an error that a person can mend becomes one sentence and its exit code."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted; finished stages are kept, run the same command to go on.", err=True)
            ctx.exit(INTERRUPTED)
        except StemmaError as error:
            if ctx.params["debug"]:
                raise
            click.echo(f"stemma: {error}", err=True)
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            click.echo(f"stemma: a fault of the program ({type(error).__name__}: {error}); {_DEBUG_ADVICE}", err=True)
            ctx.exit(StemmaError.exit_code)


@click.command(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show the trace of an error.")
@click.version_option(package_name="stemma")
def main(*, debug: bool) -> None:
    """Reconstruct a news story from its reports: who copied whom, counted by independent origin.

    Everything stays on this machine. Results go to standard output, progress and errors to standard error.
    """
