"""A reader follows a word: from the plot or a list to its lines, and on into the article."""

from __future__ import annotations

import pytest

from tests.browser.harness import settle, visit
from tests.browser.test_reading import PHONE, asked, click_mark, wait_for_address

LINES = ".st-key-uses .lines"
LISTS = ".st-key-everybody .lists"
IN_VIEW = """node => {
  const box = node.getBoundingClientRect();
  return box.top < window.innerHeight && box.bottom > 0;
}"""


def lines(page) -> list[str]:
    """Return the lines on the page, as they are read."""
    return page.locator(f"{LINES} .line .text").all_inner_texts()


def test_a_click_on_a_dot_opens_its_lines_and_the_address_restores_them(
    browser, server, watch, page
):
    """The view a reader copies from the address bar is the view another reader sees."""
    page.goto("/wording?event=7+July+2017")
    settle(page)

    click_mark(page, "wordplot", 0)
    page.locator(f"{LINES} .match").first.wait_for()
    settle(page)

    term, side = asked(page)["show"][0].split(" in ", 1)
    shown = lines(page)
    assert side in {"Business Standard", "Russian American Business"}
    assert all(term in line.lower() for line in shown)
    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        other.locator(f"{LINES} .match").first.wait_for()
        assert lines(other) == shown


def test_a_word_of_a_list_opens_by_keyboard_and_comes_into_view(page):
    """The lines stand far below the lists: a reader is brought to them."""
    page.goto("/wording?event=7+July+2017")
    settle(page)

    word = page.locator(f"{LISTS} .group").nth(1).locator("a.term").first
    word.focus()
    page.keyboard.press("Enter")
    page.locator(f"{LINES} .match").first.wait_for()
    settle(page)

    wait_for_address(page, words_of="Russian American Business")
    page.wait_for_function(f"node => ({IN_VIEW})(node)", arg=page.locator(LINES).element_handle())


def test_a_line_leads_to_its_sentence_in_the_article(page):
    """Every use can be read where it stands."""
    page.goto("/wording?event=7+July+2017&show=truce+in+Business+Standard")
    settle(page)
    line = page.locator(f"{LINES} .line").nth(1)
    words = line.locator(".match").inner_text()

    line.locator(".match").click()
    page.locator(".sheet.article .focus").wait_for()

    assert words in page.locator(".sheet.article .focus").inner_text()


@pytest.mark.parametrize(
    ("typed", "matches"),
    [("denied", ["denied"]), ("bilateral channels", ["bilateral channel"] * 3)],
)
def test_any_word_or_phrase_typed_opens_its_lines(page, typed, matches):
    """Not only what is distinctive can be looked up, and the link keeps it."""
    page.goto("/wording?event=7+July+2017")
    settle(page)

    page.get_by_role("textbox", name="Or any other word or phrase").fill(typed)
    page.keyboard.press("Enter")
    page.locator(f"{LINES} .match").first.wait_for()

    wait_for_address(page, term=typed)
    assert page.locator(f"{LINES} .match").all_inner_texts() == matches


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone(browser, server, watch, scheme):
    """Nothing is wider than the page, and lines run on instead of standing in columns."""
    with visit(browser, watch, base_url=server, color_scheme=scheme, **PHONE) as page:
        page.goto("/wording?event=7+July+2017&show=truce+in+Business+Standard")
        settle(page)
        page.locator(f"{LINES} .match").first.wait_for()

        widths = page.locator(".st-key-uses, .st-key-everybody, .st-key-wordplot").evaluate_all(
            "nodes => nodes.map(node => [node.scrollWidth, node.clientWidth])"
        )
        assert all(inner <= outer for inner, outer in widths)
        display = page.locator(f"{LINES} .line .text").first.evaluate(
            "node => getComputedStyle(node).display"
        )
        assert display == "inline"
