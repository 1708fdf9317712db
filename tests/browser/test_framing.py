"""A reader looks who acts, who denied it, and counts words of their own."""

from __future__ import annotations

from urllib.parse import quote_plus

from tests.browser.harness import settle, visit
from tests.browser.test_reading import EVIDENCE, PHONE, asked, click_mark, wait_for_address

PARTS = (
    *("Who acts", "What one does", "Who does it", "No doer named", "How sure", "Frame cues"),
    "Headline",
)


def test_a_click_on_a_half_opens_its_actions_and_the_address_restores_them(
    browser, server, watch, page
):
    """The hatched half of the first bar is what is done to Donald Trump."""
    page.goto("/framing?event=2+May+2017")
    settle(page)

    click_mark(page, "acting", 0)
    page.locator(f"{EVIDENCE} mark.cue").nth(1).wait_for()
    settle(page)

    assert asked(page)["show"] == ["Hindustan Times, 2 May 2017, Donald Trump acted upon"]
    shown = page.locator(f"{EVIDENCE} .sentence").all_inner_texts()
    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        other.locator(f"{EVIDENCE} mark.cue").nth(1).wait_for()
        assert other.locator(f"{EVIDENCE} .sentence").all_inner_texts() == shown


def test_who_denied_is_one_choice_away_and_leads_to_the_article(page):
    """The verb typed in full finds who does it, with the sentences."""
    page.goto("/framing?part=Who+does+it&verb=deny")
    settle(page)
    sheet = page.locator(".st-key-first_of_verb")

    sheet.get_by_text("Trump → deny").wait_for()
    assert "Putin" in page.locator(".st-key-verb_doers").inner_text()
    sheet.get_by_role("link").first.click()

    page.get_by_role("heading", name="Article").first.wait_for()
    assert asked(page)["sentence"]
    assert "verb" not in asked(page)


def test_who_interferes_and_how_sure_is_two_clicks_from_the_start(page):
    """The part, then the verbs of near meaning: the hedge of each report is in words."""
    page.goto("/framing")
    settle(page)

    page.get_by_role("radio", name="Who does it").click()
    settle(page)
    page.get_by_role("radio", name="interfere").click()

    page.get_by_text("with a word of doubt (ostensible)").wait_for()
    page.get_by_text("with a word of doubt (alleged)").wait_for()
    wait_for_address(page, part="Who does it")
    assert asked(page)["verb"][0].startswith("interfere, meddle")


def test_own_words_are_read_from_a_file_in_the_browser_and_stand_in_the_link(page, tmp_path):
    """Nothing is uploaded; a short list travels."""
    words = tmp_path / "words.txt"
    words.write_text("peace: truce, ceasefire\n", encoding="utf-8")
    page.goto("/framing?part=How+sure")
    settle(page)
    page.get_by_text("From a file").click()
    settle(page)

    page.locator(".st-key-words_file input[type=file]").set_input_files(words)

    page.locator(".st-key-own_cues .js-plotly-plot").wait_for()
    settle(page)
    assert "truce" in asked(page)["words"][0]
    assert "peace" in page.locator(".st-key-own_cues").inner_text()


def test_another_part_is_chosen_and_stands_in_the_address(page):
    """One click, one subject."""
    page.goto("/framing")
    settle(page)

    page.get_by_role("radio", name="Frame cues").click()

    wait_for_address(page, part="Frame cues")
    page.get_by_role("heading", name="Frame cues, not a verdict").wait_for()


def test_every_part_fits_on_a_phone(browser, server, watch):
    """No sideways scrolling."""
    with visit(browser, watch, base_url=server, **PHONE) as page:
        for part in PARTS:
            page.goto(f"/framing?part={quote_plus(part)}")
            settle(page)
            wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
            assert wide <= PHONE["viewport"]["width"], part
