"""Hostile articles stay text: nothing runs, nothing loads, nothing becomes a link."""

import csv
import subprocess
import sys
from urllib.parse import urlencode, urlsplit

import pytest

from pages.shared.selection import cell_name
from tests.browser.harness import PAGES, ROOT, Watch, serve, settle, visit

pytestmark = [pytest.mark.model, pytest.mark.browser]

PAYLOADS = [
    # Markup and script, as text, as attributes, broken and encoded.
    "<script>window.PWN=1</script>",
    '<img src=x onerror="window.PWN=2">',
    '<svg onload="window.PWN=3">',
    '<a href="javascript:window.PWN=4">click</a>',
    "<iframe src=javascript:window.PWN=5></iframe>",
    "<body onload=window.PWN=6>",
    "<details open ontoggle=window.PWN=7>more",
    '<math><mtext><style><img src=x onerror="window.PWN=8">',
    "<input autofocus onfocus=window.PWN=9>",
    "<scr<script>ipt>window.PWN=10</scr</script>ipt>",
    "&lt;script&gt;window.PWN=11&lt;/script&gt;",
    "&#60;img src=x onerror=window.PWN=12&#62;",
    '"><script>window.PWN=13</script>',
    "'-window.PWN=14-'",
    "</title><script>window.PWN=15</script>",
    "</script><script>window.PWN=16</script>",
    "<!-- --><img src=http://127.0.0.1:9/comment.png>",
    "<style>@import 'http://127.0.0.1:9/style.css'</style>",
    "<link rel=stylesheet href=http://127.0.0.1:9/link.css>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example><button>send</button></form>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    # Markdown: pictures, links, autolinks, tables, headings, raw addresses.
    "![t](http://127.0.0.1:9/track.png)",
    "![t][r] [r]: http://127.0.0.1:9/ref.png",
    "[c](javascript:window.PWN=24)",
    "[c](http://evil.example/md)",
    "[c](data:text/html,<script>window.PWN=26</script>)",
    "<http://evil.example/auto>",
    "http://evil.example/bare",
    "www.evil.example and mail a@evil.example",
    "# Heading **bold** `code` ~~gone~~ | a | b |",
    "1. one - two * three _four_",
    # Streamlit's own marks.
    ":material/home: :red[red] :streamlit: :smile:",
    ":blue-background[![t](http://127.0.0.1:9/blue.png)]",
    # TeX.
    "$\\href{javascript:window.PWN=35}{x}$",
    "$$\\url{http://evil.example} \\includegraphics{http://127.0.0.1:9/tex.png}$$",
    # Plotly: pseudo-HTML, templates, TeX.
    "<b>bold</b><br>line<sup>2</sup>",
    '<a href="http://evil.example/plot">phish</a>',
    "%{y} %{customdata[0]} %{x|%B}",
    "<extra>extra</extra><span style='font-size:99px'>big</span>",
    # Spreadsheet formulas, SQL, templates, paths, other languages' strings.
    "=HYPERLINK('http://evil.example','x')",
    "'; DROP TABLE articles; --",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "../../../../etc/passwd%00.png",
    # Reading direction.
    "The \u202etsoP\u202c of \u2066evil",
    "القدس العربي <img src=x onerror=window.PWN=46>",
]
EVENTS = ("2021-03-01", "2021-03-02")
QUERY_KEYS = (
    *("event", "outlets", "by", "voice", "show", "article", "sentence", "marks", "syria"),
    *("speaker", "check", "draw"),
)
HOSTILE_URL = 'http://paper.example/"><img/src=x/onerror=window.PWN=98>?a=[x](y)'

FOUND = """() => {
  const found = {links: [], texts: [], inCharts: []};
  const walk = (root) => {
    for (const link of root.querySelectorAll("a[href], form[action], iframe[src]"))
      found.links.push(link.getAttribute("href") || link.action || link.src);
    for (const link of root.querySelectorAll(".js-plotly-plot svg a"))
      found.inCharts.push(link.outerHTML);
    for (const each of root.querySelectorAll("*"))
      if (each.shadowRoot) walk(each.shadowRoot);
    found.texts.push((root.body || root).textContent);
  };
  walk(document);
  return {...found, pwned: window.PWN};
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Serve a corpus whose every field is a payload, built the way users build theirs."""
    folder = tmp_path_factory.mktemp("hostile")
    raw, built = folder / "raw", folder / "built"
    raw.mkdir()
    rows = []
    for number, payload in enumerate(PAYLOADS):
        turned = [PAYLOADS[(number + step) % len(PAYLOADS)] for step in range(4)]
        rows.append(
            {
                "file": f"{number:02}.txt",
                "outlet": f"{number} {payload}",
                "origin": f"Agency {number % 7} {turned[1]}",
                "byline": turned[2],
                "headline": f"Talks on Syria and Ukraine, part {number}: {payload}",
                "event_date": EVENTS[number % len(EVENTS)],
                "url": HOSTILE_URL if number % 2 else "",
            }
        )
        (raw / f"{number:02}.txt").write_text(write_article(number, turned), encoding="utf-8")
    with (raw / "articles.csv").open("w", encoding="utf-8", newline="") as listing:
        writer = csv.DictWriter(listing, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    command = [sys.executable, "-m", "analysis", "build", "--input", raw, "--output", built]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert made.returncode == 0, made.stderr
    with serve(folder / "log", STORYSIDES_CORPUS=str(built)) as (url, _):
        yield url


def write_article(number, payloads):
    """Write an invented article that touches two threads and holds the payloads."""
    first, second, third, fourth = payloads
    return (
        f"Talks on Syria and Ukraine, part {number}: {first}\n\n"
        f"The ministers met on Monday to speak about Syria and {second}, officials said.\n\n"
        f'"We spoke about {third} and the truce in Syria," said Foreign Minister Ann {first}.\n\n'
        f"Nothing was agreed on Ukraine. The paper {fourth} reported that Kiev would answer "
        "within a week, and that sanctions stay in place until then.\n"
    )


@pytest.fixture
def reader(browser, hostile):
    """Give a fresh reader of the hostile corpus; at the end nothing may have gone wrong."""
    watching = Watch(hostile)
    with visit(
        browser, watching, base_url=hostile, viewport={"width": 1280, "height": 2000}
    ) as page:
        yield page
    assert watching.problems == []


def hover_over_charts(page, most=15):
    """Point at the marks of every chart, so that their hover texts are drawn too."""
    for chart in page.locator(".js-plotly-plot").all():
        for mark in chart.locator(".point, .legendtoggle").all()[:most]:
            box = mark.bounding_box()
            if box:
                page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                page.wait_for_timeout(40)


def assert_harmless(page):
    """Look at everything on the page, shadow roots included."""
    found = page.evaluate(FOUND)
    own = urlsplit(page.url).netloc
    foreign = {
        link
        for link in found["links"]
        if urlsplit(link).scheme and urlsplit(link).netloc not in {own, "paper.example"}
    }

    assert found["pwned"] is None
    assert foreign == set()
    assert found["inCharts"] == []
    return "".join(found["texts"])


def read_harmless(page, words):
    """Wait until words are in sight, then look at everything on the page."""
    page.get_by_text(words).first.wait_for()
    return assert_harmless(page)


def test_there_are_enough_payloads():
    """At least forty, each different."""
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("path", PAGES)
def test_no_page_lets_a_payload_act(reader, path):
    """Every page, with every article on it, and every hover text drawn."""
    reader.goto(path)
    settle(reader)
    hover_over_charts(reader)

    assert_harmless(reader)


@pytest.mark.parametrize("query", ["by=Origin", "by=Outlet&event=1+March+2021"])
@pytest.mark.parametrize("path", ["/", "/coverage"])
def test_no_grouping_lets_a_payload_act(reader, path, query):
    """Origins are hostile too, and so is one event alone."""
    reader.goto(f"{path}?{query}")
    settle(reader)
    hover_over_charts(reader)

    assert_harmless(reader)


def test_no_article_lets_a_payload_act(reader):
    """The reader shows every article's text, byline, origin and address as plain text."""
    for number in range(len(PAYLOADS)):
        reader.goto(f"/article?article={number:02}&marks=Threads&marks=Names&marks=Voices")
        settle(reader)

        assert f"part {number}:" in read_harmless(reader, f"part {number}:")


@pytest.mark.parametrize("number", range(0, len(PAYLOADS), 9))
def test_no_evidence_lets_a_payload_act(reader, number):
    """The sentences behind a figure are the article's own words, and only words."""
    cell = cell_name(f"{number} {PAYLOADS[number]}", "Syria", EVENTS[number % len(EVENTS)])
    reader.goto(f"/?{urlencode({'show': cell})}")
    settle(reader)

    met = "The ministers met on Monday"
    assert met in read_harmless(reader, met)


@pytest.mark.parametrize("draw", [1, 2, 3])
def test_no_attribution_lets_a_payload_act(reader, draw):
    """Who is quoted, by which words and with what are foreign words too."""
    reader.goto(f"/voices?check=true&draw={draw}")
    settle(reader)

    assert "ministers" in read_harmless(reader, "Judge 10 attributions")


@pytest.mark.parametrize("path", PAGES)
def test_no_address_lets_a_payload_act(reader, path):
    """What stands in the address bar is foreign as well."""
    for payload in PAYLOADS[::9]:
        reader.goto(f"{path}?{urlencode(dict.fromkeys(QUERY_KEYS, payload))}")
        settle(reader)

        assert_harmless(reader)


def test_the_payload_is_read_as_it_was_written(reader):
    """Being safe must not mean being gone: a reader sees what the article says."""
    reader.goto("/article?article=00")
    settle(reader)

    assert "<script>window.PWN=1</script>" in read_harmless(reader, "part 0:")
