"""One invented report, and the programs that put it into every format: `python -m tests.support.formats`."""
