"""`stemma serve`: the report as a local page."""

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
def command(case: Path, *, port: int) -> None:
    """Show the report as a page on this machine, until Ctrl-C.

    Only this machine can open it, and only under the printed address, which ends with a token: treat it like a
    password. The page shows and never writes. Any two reports can be compared, and a newer run is announced.
    """
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        raise StemmaError(f"The local page needs {' and '.join(missing)}: pip install 'stemma[web]'.")
    from stemma.server import serve  # noqa: PLC0415 - an optional extra: without it every other command still works

    opened = serve(case, port=port)
    click.echo(opened.address)
    click.echo("Open this address in a browser on this machine; Ctrl-C ends it.", err=True)
    try:
        opened.run()
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
