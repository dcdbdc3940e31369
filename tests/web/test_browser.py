"""A reader's way through the site in a real browser: search, document, person."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cli.serve import listen, server

CHROMIUM = shutil.which("chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = [1280, 390]
SIGNED = "https://ledger.example/signed"
LONG = "https://ledger.example/long"
HOSTILE = "javascript:alert(1)"
START = 30  # seconds that the server may take to start

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, for a real browser")


@pytest.fixture(scope="module")
def site(db) -> Iterator[str]:
    """Where the sample archive is served."""
    with listen("127.0.0.1", 0) as listening:
        serving = server(db)
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]})
        thread.start()
        deadline = time.monotonic() + START
        while not serving.started and time.monotonic() < deadline:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        serving.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, site: str, width: int, **more) -> Iterator[Page]:
    """A page of a width, on which nothing may go wrong and nothing be asked of another host."""
    troubles: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 844}, **more)
    page = context.new_page()
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on(
        "requestfailed",
        lambda request: (
            # the icon, where the next page is asked for before it is there
            request.failure == "net::ERR_ABORTED" or troubles.append(f"failed: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda answer: answer.ok or troubles.append(f"{answer.status}: {answer.url}"),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith(site) or troubles.append(f"another host: {request.url}")
        ),
    )
    yield page
    context.close()
    assert troubles == []


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_goes_from_search_to_document_to_person(browser, site, width):
    with watched(browser, site, width) as page:
        page.goto(site)
        page.get_by_label("Search documents and quotes").fill("287(g) agreement")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Sample County signs a 287(g) agreement").first.click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("Sample County signs")
        page.locator(".text").get_by_role("link", name="Ann Sample").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Ann Sample"
        page.get_by_role("link", name="Opinion: The county should think").first.click()
        assert page.locator("q.quote:target").inner_text() == "We will ask first,"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(browser, site, ids, sheets, events, width):
    addresses = [
        "/",
        "/search?q=287(g)",
        "/search?q=" + "w" * 500,
        *(f"/documents/{document}" for document in (ids[SIGNED], ids[HOSTILE], ids[LONG])),
        "/documents",
        "/jurisdictions",
        "/jurisdictions/ne-sample-county",
        "/people",
        "/people/ann-sample-ne-sample-county",
        "/quotes",
        "/sources",
        "/roster",
        "/roster/events",
        "/roster/pending",
        "/roster/uncovered",
        "/roster/sheets",
        f"/roster/sheets/{sheets['participatingAgencies30.xlsx']}",
        f"/roster/events/{events['renamed']}",
        "/agencies",
        "/agencies/ne-sample-county-sheriffs-office",
        "/archive",
        "/archive/roster_files",
        "/archive/agreement_events",
        "/archive/documents",
        "/archive/search?q=287g",
    ]
    with watched(browser, site, width) as page:
        wide = []
        for address in addresses:
            page.goto(site + address)
            if overflow(page) > 0:
                wide.append(address)
        assert wide == []


def test_a_keyboard_reaches_the_content_first(browser, site):
    with watched(browser, site, 1280) as page:
        page.goto(site + "/people")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"


def test_search_works_without_javascript(browser, site):
    with watched(browser, site, 390, java_script_enabled=False) as page:
        page.goto(site)
        page.get_by_label("Search documents and quotes").fill("jail")
        page.keyboard.press("Enter")
        assert "1 document and 1 quote" in page.get_by_role("status").inner_text()


def test_hostile_documents_do_nothing(browser, site, ids):
    with watched(browser, site, 1280) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(f"{site}/documents/{ids[HOSTILE]}")
        assert page.locator("main script, main style, main img").count() == 0
        assert "<script>alert(3)</script>" in page.locator(".text").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_change_leads_to_both_workbooks(browser, site, width):
    with watched(browser, site, width) as page:
        page.goto(site + "/roster/events?type=delisted")
        page.locator(".events details summary").first.click()
        for file in page.locator(".events details[open] .proof a.hash").all():
            with page.expect_download() as waited:
                file.click()
            content = Path(waited.value.path()).read_bytes()
            assert sha256(content).hexdigest() == file.inner_text()
        page.locator(".events .over a").first.click()
        title = page.get_by_role("heading", level=1).inner_text()
        assert "no longer listed between 10 and 17 February 2026" in title


def test_the_words_of_a_chart_can_be_read_on_a_phone(browser, site):
    with watched(browser, site, 390, color_scheme="dark") as page:
        page.goto(site + "/roster")
        sizes = page.locator("svg .mark").evaluate_all(
            "marks => marks.map(mark => mark.getBoundingClientRect().height)"
        )
        assert sizes
        assert min(sizes) >= 9  # pixels: stretched with its lines, a word would have 6
        boxes = page.locator(".axis .mark").evaluate_all(
            "marks => marks.map(mark => [mark.getBoundingClientRect().left,"
            " mark.getBoundingClientRect().right])"
        )
        assert all(left >= 0 and right <= 390 for left, right in boxes)


def test_hostile_agencies_do_nothing(browser, site):
    with watched(browser, site, 1280) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(site + "/agencies?q=alert")
        page.locator(".listing a").first.click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("<script>alert(4)")
        assert page.locator('main script, a[href^="javascript"]').count() == 0
