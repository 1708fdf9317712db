"""A reader hears who is quoted: clicks, reads, chooses a voice, hands the address on."""

from __future__ import annotations

from tests.browser.harness import settle, visit
from tests.browser.test_reading import EVIDENCE, PHONE, asked, wait_for_address

TILLERSON = "/voices?show=Business+Standard+quoting+Rex+Tillerson%2C+7+July+2017"


def click_bar(page, chart: str, number: int) -> None:
    """Click one bar of a chart in its middle."""
    bar = page.locator(f".st-key-{chart} .js-plotly-plot .barlayer .point path").nth(number)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_bar_opens_who_said_what(browser, server, watch, page):
    """The evidence stands under the figure that was clicked, and its address restores it."""
    page.goto("/voices?event=7+July+2017")
    settle(page)

    click_bar(page, "given0", 0)
    page.locator(f"{EVIDENCE} mark.content").first.wait_for()
    settle(page)

    figure = page.locator(".st-key-given0").bounding_box()
    evidence = page.locator(EVIDENCE).bounding_box()
    following = page.get_by_role("heading", name="How they are introduced").bounding_box()
    assert figure["y"] < evidence["y"] < following["y"]

    shown = page.locator(f"{EVIDENCE} .sentence").all_inner_texts()
    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        other.locator(f"{EVIDENCE} mark.content").first.wait_for()
        assert other.locator(f"{EVIDENCE} .sentence").all_inner_texts() == shown


def test_the_parts_of_an_attribution_differ_in_more_than_colour(page):
    """Bold with a line, slanted with a wave, on a ground between two lines."""
    page.goto(TILLERSON)
    settle(page)

    def style(part: str, name: str) -> str:
        mark = page.locator(f"{EVIDENCE} mark.{part}").last
        return mark.evaluate("(mark, name) => getComputedStyle(mark)[name]", name)

    page.locator(f"{EVIDENCE} mark.content").first.wait_for()
    assert int(style("source", "fontWeight")) >= 700
    assert style("cue", "fontStyle") == "italic"
    assert "wavy" in style("cue", "textDecorationStyle")
    assert style("content", "borderTopStyle") == "solid"


def test_a_voice_chosen_on_one_page_holds_on_the_next(page):
    """The switch stands in the address of every page, and its figures follow."""
    page.goto("/")
    settle(page)
    words = page.locator(".st-key-map").first
    before = words.inner_text()

    page.get_by_role("radio", name="Quoted").click()
    wait_for_address(page, voice="Quoted")
    page.get_by_text("Only quoted words are counted here").wait_for()
    settle(page)
    assert words.inner_text() != before

    page.get_by_role("link", name="Coverage").first.click()
    page.get_by_role("heading", name="Coverage", level=1).wait_for()
    settle(page)
    assert asked(page)["voice"] == ["Quoted"]
    assert page.get_by_text("Only quoted words are counted here").is_visible()


def test_from_an_attribution_to_its_article(page):
    """Who said it is read where it stands."""
    page.goto(TILLERSON)
    settle(page)

    page.locator(EVIDENCE).get_by_text("read in the article").first.click()
    page.locator(".sheet.article .focus").wait_for()

    wait_for_address(page, article="business_standard_2017-07-08")


def test_a_spot_check_can_be_done_on_a_phone(browser, server, watch):
    """Attributions are judged one by one; the result follows."""
    with visit(browser, watch, base_url=server, **PHONE) as page:
        page.goto("/voices?check=true")
        settle(page)
        page.get_by_text("right", exact=True).first.click()

        page.get_by_text("1 of 1 judged are right").wait_for()
