"""A reader follows names: clicks a line, narrows the page, corrects a name, hands it on."""

from __future__ import annotations

from tests.browser.harness import settle, visit
from tests.browser.test_reading import EVIDENCE, PHONE, asked, click_mark, wait_for_address

PLACES = """chart => Object.fromEntries(chart.data.filter(t => t.customdata)
    .flatMap(t => t.customdata.map((d, i) => [d[2], d[3], t.x[i], t.y[i]]))
    .filter(([facet]) => facet === 'entity').map(([_, name, x, y]) => [name, [x, y]]))"""


def places(page) -> dict[str, list[float]]:
    """Return where each name stands in the network."""
    return page.locator(".st-key-network .js-plotly-plot").evaluate(PLACES)


def test_a_click_on_a_line_opens_the_sentences_that_name_both(browser, server, watch, page):
    """The dot on a line is the way in; the address restores what it opened."""
    page.goto("/entities?event=7+July+2017")
    settle(page)

    click_mark(page, "network", 0)
    page.locator(f"{EVIDENCE} mark.name").first.wait_for()
    settle(page)

    opened = asked(page)["show"][0]
    assert " naming " in opened
    assert " and " in opened
    shown = page.locator(f"{EVIDENCE} .sentence").all_inner_texts()
    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        other.locator(f"{EVIDENCE} mark.name").first.wait_for()
        assert other.locator(f"{EVIDENCE} .sentence").all_inner_texts() == shown


def test_names_stay_where_they_are_when_a_filter_changes(page):
    """A reader who learned the picture finds everybody again."""
    page.goto("/entities?event=7+July+2017")
    settle(page)
    before = places(page)

    page.get_by_role("radio", name="Outlet's own").click()
    wait_for_address(page, voice="Outlet's own")
    settle(page)

    assert len(before) > 10
    assert places(page) == before


def test_what_is_open_narrows_the_whole_page(page):
    """From the sentences of one name to everything about it, in one click."""
    page.goto("/entities?show=All+reports+naming+Rex+Tillerson")
    settle(page)

    page.get_by_role("button", name="Narrow this page").click()

    wait_for_address(page, entity="Rex Tillerson")
    settle(page)
    assert page.locator(".st-key-entity").get_by_text("Rex Tillerson").is_visible()


def test_a_name_is_corrected_and_the_correction_travels(browser, server, watch, page):
    """Every figure follows, the sidebar lists it, and another reader's link has it."""
    page.goto("/entities")
    settle(page)
    page.get_by_text("Names: why merged, and corrections").click()
    settle(page)
    page.get_by_role("combobox", name="Entity", exact=True).click()
    page.keyboard.type("Kremlin")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("radio", name="Is the same as another").click()
    settle(page)
    page.get_by_role("combobox", name="It is the same as").click()
    page.keyboard.type("Moscow")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Correct", exact=True).click()

    wait_for_address(page, fixes="kremlin>moscow")
    page.get_by_text("Kremlin counts as").wait_for()
    with visit(browser, watch, viewport={"width": 1280, "height": 900}) as other:
        other.goto(page.url)
        settle(other)
        other.get_by_text("Kremlin counts as").wait_for()
        other.get_by_role("link", name="Voices").first.click()
        other.get_by_role("heading", name="Voices", level=1).wait_for()
        settle(other)
        assert asked(other)["fixes"] == ["kremlin>moscow"]


def test_corrections_are_saved_and_loaded_as_a_file(page, tmp_path):
    """The file is read in the browser: nothing is uploaded."""
    page.goto("/entities?fixes=kremlin%3Emoscow")
    settle(page)
    page.get_by_text("Names: why merged, and corrections").click()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download corrections").click()
    path = tmp_path / "corrections.json"
    download.value.save_as(path)

    page.goto("/entities")
    settle(page)
    page.get_by_text("Names: why merged, and corrections").click()
    settle(page)
    page.locator(".st-key-fix_given input[type=file]").set_input_files(path)

    wait_for_address(page, fixes="kremlin>moscow")


def test_a_file_that_is_none_gets_a_sentence(page, tmp_path):
    """What, why, and what to do next."""
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1, 2", encoding="utf-8")
    page.goto("/entities")
    settle(page)
    page.get_by_text("Names: why merged, and corrections").click()
    settle(page)

    page.locator(".st-key-fix_given input[type=file]").set_input_files(wrong)

    page.get_by_role("alert").get_by_text("correction").first.wait_for()


def test_networks_fit_on_a_phone(browser, server, watch):
    """No sideways scrolling, one picture and many."""
    with visit(browser, watch, base_url=server, **PHONE) as page:
        for view in ("One+picture", "Side+by+side", "Difference"):
            page.goto(f"/entities?event=7+July+2017&view={view}")
            settle(page)
            wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
            assert wide <= PHONE["viewport"]["width"]


def test_a_topic_is_opened_and_named(page):
    """A circle opens the passages, and a name typed stands in the picture and the address."""
    page.goto("/topics?event=7+July+2017")
    settle(page)

    click_mark(page, "topics", 0)
    page.locator(f"{EVIDENCE} .sentence").first.wait_for()
    settle(page)
    page.get_by_role("textbox", name="Call this topic").fill("Peace talks")
    page.keyboard.press("Enter")

    page.wait_for_url(lambda url: "Peace+talks" in url)
    settle(page)
    assert "Peace talks" in page.locator(".st-key-topics").inner_text()


def test_what_was_open_is_closed_on_the_next_page_and_missed_only_from_an_address(page):
    """A link to something that is not here says so; going to another page says nothing."""
    page.goto("/?show=Business+Standard+on+Syria%2C+7+July+2017")
    settle(page)

    page.get_by_role("link", name="Entities").first.click()
    page.get_by_role("heading", name="Entities", level=1).wait_for()
    settle(page)

    assert "show" not in asked(page)
    assert page.get_by_text("Not in this selection").count() == 0
    page.goto("/entities?show=Nobody+naming+anybody")
    page.get_by_text("Not in this selection: Nobody naming anybody").wait_for()
