from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.browsing import Open, Windows, chromium, visits


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    with chromium() as running:
        yield running


@pytest.fixture
def visit_any(windows: Windows) -> Iterator[Open]:
    """Open any address; the page must neither complain nor ask anything beside its host."""
    with visits(windows) as open_page:
        yield open_page


@pytest.fixture
def visit(visit_any: Open, report: Path) -> Open:
    """Open a place of the module's own `report`."""
    return lambda place="", **window: visit_any(report.as_uri() + place, **window)
