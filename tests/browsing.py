"""Chromium that reaches this machine alone, and visits that note what a page asks for and complains of."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser for as long as it is needed; without one the test is skipped, in CI it fails."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("SHOWBIBLE_REQUIRE_CHROMIUM"):
            pytest.fail(f"no Chromium at {CHROMIUM}: install it or set CHROMIUM")
        pytest.skip(f"no Chromium at {CHROMIUM} (set CHROMIUM): the page is not tried in a browser")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as driver:
        options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", NOWHERE]
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=options)
        yield opened
        opened.close()


class Visit:
    """A page opened in the browser, with all that it asked for and complained of."""

    def __init__(self, browser: Any, address: str, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | context)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog {d.message}"), d.dismiss()))
        self.page.goto(address)


@contextlib.contextmanager
def site(bible: Any, name: str = "test.nq", service: Any = None) -> Iterator[str]:
    """The address of a bible's explorer, without a slash at its end; a thread of this process serves it."""
    import uvicorn

    from showbible.web.app import app
    from showbible.web.server import listening
    from showbible.web.service import Service
    from showbible.web.site import Site

    with listening("127.0.0.1", 0) as ear:
        served = Site(bible, name, service or Service())
        made = app(served)
        server = uvicorn.Server(uvicorn.Config(made, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{ear.getsockname()[1]}"
        finally:
            served.engine.stop()
            server.should_exit = True
            thread.join(20)


# axe-core 4.14.1 of Deque Systems, as npm has it (`axe.min.js`), under the Mozilla Public License 2.0, whose
# text is beside it in `axe.LICENSE.txt`; it is for tests only and in no package.
AXE = Path(__file__).with_name("axe.min.js")


def faults(page: Any) -> list[str]:
    """What keeps people with other senses from using a page, as it is now: serious and critical, in words."""
    page.evaluate(AXE.read_text("utf-8"))  # evaluated, not added: the page's policy lets no script in
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{v['id']} ({v['impact']}): {v['help']}: {node['html'][:200]} · {node.get('failureSummary', '')}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"]
    ]
