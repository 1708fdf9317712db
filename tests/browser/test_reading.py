"""A reader opens, filters, clicks, reads the sentences, and hands the address on."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.harness import PAGES, Watch, settle, visit

PHONE = {"viewport": {"width": 390, "height": 844}}
EVIDENCE = ".st-key-evidence .sheet"


def click_mark(page, chart: str, number: int) -> None:
    """Click one mark of a chart in its middle."""
    marks = page.locator(f".st-key-{chart} .js-plotly-plot").locator(
        ".barlayer .point path, .scatterlayer path.point"
    )
    mark = marks.nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def asked(page) -> dict[str, list[str]]:
    """Return what the address of a page asks for."""
    return parse_qs(urlsplit(page.url).query)


def wait_for_address(page, **words: str) -> None:
    """Wait until the address asks for these words: it follows what is drawn."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).items() >= as_asked(words).items())


def as_asked(words: dict[str, str]) -> dict[str, list[str]]:
    """Return words as an address holds them."""
    return {key: [word] for key, word in words.items()}


def test_a_click_on_a_bar_opens_its_sentences_and_the_address_restores_them(
    browser, server, watch, page
):
    """The view a reader copies from the address bar is the view another reader sees."""
    page.goto("/coverage?thread=North+Korea")
    settle(page)

    click_mark(page, "bars", 1)
    page.locator(EVIDENCE).get_by_text("read in the article").first.wait_for()

    wait_for_address(page, show="The Arabian Post on North Korea, 2 May 2017")
    shown = page.locator(f"{EVIDENCE} .sentence").all_inner_texts()
    marked = page.locator(f"{EVIDENCE} mark").all_inner_texts()
    assert "Kim Jong Un" in marked

    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        other.locator(f"{EVIDENCE} mark").first.wait_for()
        assert other.locator(f"{EVIDENCE} .sentence").all_inner_texts() == shown


def test_a_click_on_the_map_opens_and_the_cross_closes(page):
    """The evidence of a circle is one click away, and one click closes it."""
    page.goto("/")
    settle(page)

    click_mark(page, "map", 0)
    page.locator(f"{EVIDENCE} mark").first.wait_for()
    page.locator(".st-key-show").get_by_role("button", name="Clear").click()
    page.locator(EVIDENCE).wait_for(state="detached")

    page.wait_for_url(lambda url: "show" not in url)


def test_the_evidence_opens_by_keyboard_alone(page):
    """No mouse is needed to get from a figure to its sentences."""
    page.goto("/")
    settle(page)

    box = page.get_by_role("combobox", name="Show the sentences for")
    box.focus()
    page.keyboard.type("Hindustan Times on North")
    page.keyboard.press("Enter")

    page.locator(f"{EVIDENCE} mark").first.wait_for()
    wait_for_address(page, show="Hindustan Times on North Korea, 2 May 2017")


def test_a_filter_stands_in_the_address_and_holds_on_the_next_page(page):
    """Choosing an event narrows every page."""
    page.goto("/?event=7+July+2017")
    settle(page)
    assert page.get_by_role("heading", level=1).inner_text() == "How two outlets told one event"

    page.get_by_role("link", name="Coverage").first.click()
    page.get_by_role("heading", name="Coverage", level=1).wait_for()
    settle(page)

    wait_for_address(page, event="7 July 2017")


def test_terms_a_reader_changes_travel_in_the_address(browser, server, watch, page):
    """Figures made with other terms are restored, and marked as such, for anyone."""
    page.goto("/coverage?syria=truce&show=Business+Standard+on+Syria%2C+7+July+2017")
    settle(page)
    page.locator(f"{EVIDENCE} mark").first.wait_for()

    assert set(page.locator(f"{EVIDENCE} mark").all_inner_texts()) == {"truce"}
    assert page.get_by_text("You changed what counts as Syria").is_visible()

    page.get_by_role("button", name="Built-in terms").click()
    page.locator(f"{EVIDENCE} mark", has_text="Assad").first.wait_for()
    page.wait_for_url(lambda url: "syria" not in url)


@pytest.mark.parametrize("number", range(4))
def test_every_finding_leads_to_its_evidence(page, number):
    """A finding's link opens the Coverage page at its thread with its cell's evidence open."""
    page.goto("/?show=Hindustan+Times+on+Syria%2C+2+May+2017")
    settle(page)
    finding = page.locator(".sheet.findings > div").nth(number)
    text = finding.locator(".sentence").inner_text()

    finding.get_by_text("see the sentences").click()
    page.get_by_role("heading", name="Coverage", level=1).wait_for()
    settle(page)

    opened = page.locator("[class*=st-key-evidence], [class*=st-key-nearest]")
    opened.first.wait_for()
    heading = page.get_by_role("heading", level=2).first.inner_text()
    assert heading.removeprefix("Room for ") in text
    assert asked(page)["show"][0].split(" on ")[0] in text
    assert opened.count() == 1


def test_the_finding_about_origin_groups_by_it(page):
    """Who wrote what is shown where it was asked, grouped by origin."""
    page.goto("/")
    settle(page)

    page.get_by_text("group by origin", exact=True).click()
    page.wait_for_url("**/?by=Origin")
    settle(page)

    assert page.get_by_role("heading", level=1).inner_text().startswith("How five outlets")


def test_from_evidence_to_the_article_and_its_sentence(page):
    """A sentence opens in its article, set off and in sight."""
    page.goto("/?show=The+Arabian+Post+on+North+Korea%2C+2+May+2017")
    settle(page)

    page.locator(EVIDENCE).get_by_text("read in the article").first.click()
    focus = page.locator(".sheet.article .focus")
    focus.wait_for()

    assert "discussed North Korea" in focus.inner_text()
    wait_for_address(page, article="arabian_post_2017-05")
    box = focus.bounding_box()
    assert 0 <= box["y"] <= page.viewport_size["height"]


def test_a_permalink_spells_out_the_defaults(page):
    """What is default today may not be tomorrow: the link names it."""
    page.goto("/coverage")
    settle(page)

    page.get_by_role("button", name="Link to this view").click()
    link = page.locator("[data-testid=stCode] code").inner_text().replace("\n", "")

    words = parse_qs(urlsplit(link).query)
    assert words["event"] == ["All events"]
    assert words["by"] == ["Outlet"]
    assert words["thread"] == ["Syria"]
    assert words["measure"] == ["Share of words"]
    assert urlsplit(link).path == "/coverage"


def test_removed_lines_open_in_the_reader(page):
    """What cleaning took out can be read beside the article."""
    page.goto("/article?article=hindustan_times_2017-05-03")
    settle(page)

    page.get_by_text("lines taken out of the page").click()

    page.locator(".sheet.removed").get_by_text("Select Country").wait_for()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_a_phone_in_light_and_dark(browser, server, path, scheme):
    """Nothing is wider than the screen, and no page asks for anything foreign."""
    watching = Watch(server)
    with visit(browser, watching, base_url=server, color_scheme=scheme, **PHONE) as page:
        page.goto(path)
        settle(page)
        width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")

    assert width <= 390
    assert watching.problems == []


def test_the_numbers_open_as_a_table_with_a_download(page):
    """Every figure hands out the table it was drawn from."""
    page.goto("/coverage")
    settle(page)

    page.get_by_text("The numbers").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()

    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = content.decode("utf-8-sig").splitlines()
    assert header.startswith("event_id,side,thread_id,n_articles,n_words,of_words,words_share")
    assert len(rows) == 5
