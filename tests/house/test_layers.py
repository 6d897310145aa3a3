import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_imports_go_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_importing_stemma_loads_nothing_heavy() -> None:
    heavy = ["duckdb", "pyarrow", "numpy", "trafilatura", "rich", "click", "pyspark", "numba"]
    assert loaded_by("import stemma", heavy) == []


def test_asking_for_help_loads_nothing_heavy() -> None:
    heavy = ["duckdb", "pyarrow", "numpy", "trafilatura", "pyspark", "numba"]
    asking = "import stemma.cli\ntry:\n    stemma.cli.main(['--help'])\nexcept SystemExit:\n    pass"
    assert loaded_by(asking, heavy) == []


def test_reading_text_loads_no_reader_of_other_formats() -> None:
    readers = ["pyarrow", "trafilatura", "warcio", "pypdfium2", "charset_normalizer", "py3langid", "lxml"]
    assert loaded_by("import stemma.intake", readers) == []


def loaded_by(code: str, modules: list[str]) -> list[str]:
    """Return which of the modules a fresh interpreter holds after it ran the code."""
    program = f"{code}\nimport sys\nsys.stderr.write(','.join(m for m in {modules!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [name for name in done.stderr.split(",") if name]
