"""A reader follows a label: from its mark to the sentences, to the article, and by a link."""

from __future__ import annotations

import pytest

from tests.browser.harness import settle, visit
from tests.browser.test_reading import PHONE, asked, click_mark, wait_for_address

LABELS = "/wording?look=Names+for+the+same+thing"
THING = "Somebody or something"
SHEET = ".st-key-evidence .sheet"


def sentences(page) -> list[str]:
    """Return the sentences that are open, as they are read."""
    page.locator(f"{SHEET} mark").first.wait_for()
    shown = page.locator(f"{SHEET} .sentence").all_inner_texts()
    assert shown
    return shown


def choose(page, name: str) -> None:
    """Choose or type what is called by different names."""
    box = page.get_by_role("combobox", name=THING)
    box.click()
    box.fill(name)
    page.keyboard.press("Enter")
    settle(page)


@pytest.mark.parametrize(("figure", "said"), [("ladder", "calling it"), ("company", "with")])
def test_a_click_on_a_mark_opens_its_sentences_and_a_link_restores_them(
    browser, server, watch, page, figure, said
):
    """What is counted can be read, in either figure, by whoever gets the link."""
    page.goto(LABELS)
    settle(page)

    click_mark(page, figure, 0)
    shown = sentences(page)
    settle(page)

    assert f" {said} " in asked(page)["show"][0]
    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        assert sentences(other) == shown


def test_a_sentence_leads_into_the_article(page):
    """Every label can be read where it stands."""
    page.goto(f"{LABELS}&show=Business+Standard,+7+July+2017,+calling+it+truce")
    settle(page)
    shown = sentences(page)[0]

    page.locator(f"{SHEET} a").filter(has_text="read in the article").first.click()
    page.locator(".sheet.article .focus").wait_for()

    assert shown in page.locator(".sheet.article .focus").inner_text()


def test_words_of_one_thing_do_not_follow_to_the_next(page):
    """An entity has no nouns; those of an old address would be taken for the next thing's."""
    page.goto(f"{LABELS}&thing=Vladimir+Putin&nouns=truce")
    settle(page)
    assert "nouns" not in asked(page)

    choose(page, "interference")

    wait_for_address(page, thing="interference")
    chosen = page.get_by_test_id("stMultiSelect").locator("span[title]").all_inner_texts()
    assert chosen == ["interference"]


def test_the_other_part_of_the_page_shows_no_sentences_of_this_one(page):
    """Evidence that belongs to another figure is closed."""
    page.goto(f"{LABELS}&show=Business+Standard,+7+July+2017,+calling+it+truce")
    settle(page)
    sentences(page)

    page.get_by_text("Words that set apart", exact=True).click()
    settle(page)

    assert "show" not in asked(page)
    assert not page.locator(SHEET).count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figures_fit_a_phone(browser, server, watch, scheme):
    """Nothing is wider than the page."""
    with visit(browser, watch, base_url=server, color_scheme=scheme, **PHONE) as page:
        page.goto(f"{LABELS}&show=Business+Standard,+7+July+2017,+calling+it+truce")
        settle(page)
        sentences(page)

        widths = page.locator(".st-key-ladder, .st-key-company, .st-key-evidence").evaluate_all(
            "nodes => nodes.map(node => [node.scrollWidth, node.clientWidth])"
        )
        assert len(widths) == 3
        assert all(inner <= outer for inner, outer in widths)
