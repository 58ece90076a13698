"""The network in the explorer: the same page under the explorer's roof."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Visit, faults


@pytest.fixture
def visit(browser: Any, explorer: str) -> Any:
    opened = Visit(browser, explorer + "/network")
    opened.page.wait_for_selector("html[data-drawn]")
    yield opened
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(explorer)] == []
    opened.context.close()


def test_the_network_has_ways_to_the_other_pages(visit: Visit) -> None:
    """The explorer's navigation is on top; a thing's panel leads to its page."""
    assert (
        visit.page.get_by_role("navigation", name="Main").get_by_role("link", name="Questions").is_visible()
    )
    visit.page.get_by_role("combobox", name="Find a name").fill("krysten")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("link", name="Its page").click()
    visit.page.get_by_role("heading", level=1, name="Krysten Ritter").wait_for()
    assert visit.page.url.endswith("/id/person/krysten-ritter")


def test_it_opens_around_a_name(browser: Any, explorer: str) -> None:
    """`?around=` takes a name, an IRI or the end of one, and `depth` the steps."""
    for asked in (
        "Krysten Ritter",
        "https://w3id.org/showbible/id/person/krysten-ritter",
        "person/krysten-ritter",
    ):
        visit = Visit(browser, f"{explorer}/network?around={asked}&depth=2")
        visit.page.wait_for_selector("html[data-drawn]")
        assert visit.page.get_by_text("Around Krysten Ritter").is_visible()
        assert visit.page.get_by_label("Steps from there").input_value() == "2"
        visit.context.close()


def test_an_unknown_name_brings_near_ones(browser: Any, explorer: str) -> None:
    """A mistyped name is answered with what may have been meant."""
    visit = Visit(browser, f"{explorer}/network?around=Krystn%20Riter")
    assert "Krysten Ritter" in visit.page.inner_text("main")
    visit.context.close()


def test_its_policy_lets_only_its_own_scripts_run(browser: Any, explorer: str) -> None:
    """The policy is in the header, names scripts by their hashes, and forbids frames and addresses."""
    context = browser.new_context()
    policy = context.request.get(explorer + "/network").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "script-src 'sha256-" in policy and "unsafe" not in policy
    context.close()


def test_everybody_can_use_it(visit: Visit) -> None:
    """No serious fault for people with other senses."""
    assert faults(visit.page) == []
