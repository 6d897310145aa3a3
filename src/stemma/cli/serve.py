"""`stemma serve`: the report as a local page."""

import getpass
import importlib.util
from pathlib import Path

import click

from stemma.model.errors import StemmaError

#: What the extra `web` brings.
NEEDED = ("starlette", "uvicorn")


@click.command("serve")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port on 127.0.0.1.  [default: any that is free]"
)
@click.option("--judge", is_flag=True, help="Let whoever opens the page decide who draws on whom, and who is who.")
@click.option("--by", default=None, help="In whose name, with --judge.  [default: the user of this machine]")
def command(case: Path, *, port: int, judge: bool, by: str | None) -> None:
    """Show the report as a page on this machine, until Ctrl-C.

    Only this machine can open it, and only under the printed address, which ends with a token: treat it like a
    password. Any two reports can be compared, and a newer run is announced. The page only shows; with --judge a person
    may confirm or reject that one report draws on another, name an origin, merge, split and rename who is named, and
    have the case run again: every decision is a line in judgements.jsonl that the next run obeys.
    """
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        raise StemmaError(f"The local page needs {' and '.join(missing)}: pip install 'stemma[web]'.")
    from stemma.server import serve  # noqa: PLC0415 - an optional extra: without it every other command still works

    opened = serve(case, port=port, judge=(by or _user()) if judge else None)
    click.echo(opened.address)
    click.echo("Open this address in a browser on this machine; Ctrl-C ends it.", err=True)
    try:
        opened.run()
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
