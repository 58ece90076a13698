"""Options of the test run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Visit, chromium, site
from hypothesis import settings

# the same examples on every run: a test that fails today failed yesterday too
settings.register_profile("fixed", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="rewrite tests/golden/*/*.facts with what the rules say"
    )


@pytest.fixture(scope="module")
def no_proxy() -> Iterator[None]:
    """The servers of a test are on this machine, whatever proxy the environment names."""
    patch = pytest.MonkeyPatch()
    patch.setenv("no_proxy", "127.0.0.1")
    yield
    patch.undo()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def seeds() -> Any:
    """The bible of the shipped seeds, built once; nobody changes it."""
    import showbible

    return showbible.build(str(Path(__file__).parents[1] / "seeds"))


@pytest.fixture(scope="session")
def explorer(seeds: Any) -> Iterator[str]:
    """The address of the explorer of the seeds, without a slash at its end."""
    with site(seeds, "jessica-jones.nq") as address:
        yield address


@pytest.fixture
def visit(browser: Any, explorer: str) -> Iterator[Visit]:
    """The first page, opened; at the end nothing was complained of and nothing asked for elsewhere."""
    opened = Visit(browser, explorer + "/")
    yield opened
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(explorer + "/")] == []
    opened.context.close()
