"""`stemma doctor`: what this installation can do."""

import importlib.metadata
import importlib.util
import os
import platform
import sys

import click

from stemma.cli.output import print_json
from stemma.engine.java import java_home

#: What each optional part is for, by the module that it needs.
OPTIONAL = {
    "numba": ("fast", "quicker comparison of large piles"),
    "starlette": ("web", "the local web page"),
    "pyspark": ("spark", "piles that no single machine holds"),
    "onnxruntime": ("semantic", "rewritten sentences by meaning"),
}

#: What every installation has; their versions help when something differs between two machines.
NEEDED = ("duckdb", "msgspec", "numpy", "pyarrow", "pypdfium2", "rapidfuzz", "trafilatura", "warcio")


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(*, as_json: bool) -> None:
    """Say what this installation can do."""
    findings = {
        "stemma": importlib.metadata.version("stemma"),
        "python": f"{platform.python_version()} in {sys.prefix}",
        "cores": str(os.cpu_count()),
        **{name: importlib.metadata.version(name) for name in NEEDED},
        **{module: _optional(module, *OPTIONAL[module]) for module in OPTIONAL},
        "java": _java(),
    }
    if as_json:
        print_json(findings)
        return
    for name, finding in findings.items():
        click.echo(f"{name:<12} {finding}")


def _optional(module: str, extra: str, purpose: str) -> str:
    if importlib.util.find_spec(module) is None:
        return f"not installed; for {purpose}: pip install 'stemma[{extra}]'"
    return f"{importlib.metadata.version(module)}, for {purpose}"


def _java() -> str:
    home = java_home()
    return f"{home}, for Spark" if home else "not found; for Spark: a Java runtime, 17 or newer"
