"""`stemma plan`: the stages in order."""

from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from stemma.cli.output import print_json
from stemma.pipeline.plan import PLAN
from stemma.pipeline.stage import Stage


@click.command("plan")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
def command(*, as_json: bool) -> None:
    """List the stages: what each reads and writes.

    The second column says which rows a stage must see together. --json adds the settings that a section of case.toml
    can change.
    """
    if as_json:
        print_json([_as_plain(stage) for stage in PLAN])
        return
    table = Table("stage", "rows together", "reads", "writes", box=None, pad_edge=False)
    for stage in PLAN:
        plain = _as_plain(stage)
        table.add_row(stage.name, stage.per, ", ".join(plain["reads"]), ", ".join(plain["writes"]))
    Console().print(table)


def _as_plain(stage: Stage) -> dict[str, Any]:
    settings = stage.settings()
    return {
        "stage": stage.name,
        "function": f"{stage.function.__module__}.{stage.function.__name__}",
        "per": stage.per,
        "reads": [kind.table for kind in stage.reads],
        "writes": [kind.table for kind in stage.writes],
        "version": stage.version,
        "settings": {} if settings is None else msgspec.to_builtins(settings),
    }
