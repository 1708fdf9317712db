"""Cleaning: the furniture goes, the reporting stays, and both are accounted for."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.cleaning import clean_page
from analysis.corpus.lines import split_lines
from analysis.corpus.rules import RULES

NOW = datetime(2020, 1, 1, tzinfo=UTC)
HEADLINE = "River towns agree on a shared flood plan"
BODY = [
    "Three river towns agreed on Monday to build a shared wall against the floods.",
    "The mayor of Oldbridge said the work would begin before the end of the winter.",
    "Farmers on the eastern bank called the plan a danger to their fields and wells.",
]


def clean(*lines):
    """Clean a page of lines parted by blank ones."""
    return clean_page("\n\n".join(lines), now=NOW)


def texts(page):
    """Return the paragraphs that report, in order."""
    return [text for section, text in page.paragraphs if section != "caption"]


def rules(page):
    """Return the rules that took something out, in order."""
    return [part.rule.name for part in page.removed]


# Sentences that begin, end or sound like furniture and are reporting.
REPORTING = """
Following the talks, both mayors left without a word.
Followed by his aides, the minister walked to the car.
Support for US aid spread on Twitter within hours.
Join the US or stay out, the minister said on Twitter.
Get out of our country, the crowd shouted on Facebook.
Further research from Oldbridge shows that the figure is too low.
Additional reporting by human rights groups found forty more graves.
With input from allies, the government said it would wait.
Reporting by state media has been restricted since the coup.
The report was published in a medical journal on Monday.
This report was published by the river board in May.
The views expressed by the minister were widely condemned.
Copyright of the song belongs to the widow of the singer.
By using armed drones, the army violates privacy rights, activists say.
Several factors contributed to the report, the ministry said.
Sorry, the minister said, but the service was never available.
Sign language was banned in the schools until last year.
Updated rules take effect on May 3, 2017, the agency said.
Reuters reported on Monday that the talks had failed.
The Associated Press first reported the meeting.
By Tuesday, the ceasefire had collapsed.
By Moscow's account, the call lasted an hour.
Comments by the president angered both allies.
Most read the speech as a warning.
Related charges were dropped in March.
Donald Roe (R) beat Hillary Poe in Ohio.
Home to two million people, the city has no airport.
Live rounds were fired into the crowd.
Share prices fell by two per cent.
Email records show that she knew.
Tags on the bodies bore numbers, not names.
Photo editors at the agency chose the picture.
Credit: that is what the banks refuse, he said.
Search teams found the wreck on Sunday.
"Follow us," he said.
"No comment."
He declined to comment.
It was not.
The film was made by Universal (Universal Pictures).
1. The first demand is a ceasefire.
This story was told by three witnesses.
Washington and Moscow have backed opposing sides, though there is some cooperation
""".strip().splitlines()


@pytest.mark.parametrize("place", [1, 2, 4], ids=["first", "in the middle", "last"])
@pytest.mark.parametrize("sentence", REPORTING)
def test_a_sentence_of_reporting_stays_wherever_it_stands(sentence, place):
    """A deleted sentence would look like an omission by the outlet."""
    lines = [HEADLINE, *BODY]
    lines.insert(place, sentence)

    assert sentence in texts(clean(*lines))


# Furniture of many houses, invented; above, within or below the report.
FURNITURE = """
Advertisement
ADVERTISEMENT
Story continues below advertisement
Scroll down for more
Image
Image 3 of 7
Play video
Loading...
Please wait
We\u2019re sorry, this service is currently unavailable. Please try again later.
Please enable JavaScript to view this page
Share on Facebook
Share this article
Facebook Twitter WhatsApp Email Print
Click to share on Reddit (Opens in new window)
Read more: Why the river rises every spring
Also read | Ten towns that moved uphill
Click here to read the full story
Subscribe to our newsletter and get the news in your inbox
Sign up for our daily email
Follow us on Facebook and Instagram
Don't miss a story. Join our Telegram channel
Download our app for breaking news
Sign in to continue reading
Already a subscriber? Log in
Disclaimer: No journalist of this paper was involved in this text
This story has not been edited by our staff and is auto-generated from a feed.
This article has been updated to correct the name of the river.
Only the headline of this report may have been reworked by our staff.
The views expressed in this article are the author's own.
This was published 6 years ago
2 hours ago
Updated
No comments
14 comments
View all comments
Most Viewed in World
More from Politics
Related articles
You may also like
Select Country
Skip to main content
Oldbridge epaper
Privacy policy
We use cookies to improve your visit.
\u00a9 2017 Oldbridge Media Ltd. All rights reserved.
Additional reporting by Jane Doe in Oldbridge
(Reporting by Jane Doe and John Roe; Editing by Ann Poe)
With inputs from agencies
Jane Doe contributed to this report.
Follow Jane Doe on Twitter @janedoe
jane.doe@example.org
https://example.org/river
Topics: floods, rivers, towns
Tags
4 min read
Oldbridge 14\u00b0C
* * *
""".strip().splitlines()


@pytest.mark.parametrize("place", [1, 3, 4], ids=["above", "within", "below"])
@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_wherever_it_stands(line, place):
    """It is no word of the article, and the row says which rule took it."""
    lines = [HEADLINE, *BODY]
    lines.insert(place, line)
    page = clean(*lines)

    assert texts(page) == BODY
    assert [part.text for part in page.removed] == [line]


@pytest.mark.parametrize(
    "line",
    ["pgh/", "ak/rt", "Sep 29, 2020-Tuesday", "Today in Oldbridge, Rivershire",
     "Home / World / Rivers", "World", "Explore News", "Ten towns that moved uphill"],
)  # fmt: skip
def test_short_lines_go_below_the_article(line):
    """Below the last sentence a few words without a full stop are the page's."""
    page = clean(HEADLINE, *BODY, line)

    assert texts(page) == BODY


def test_a_heading_within_the_article_stays():
    """The same few words between sentences are the author's."""
    lines = [*BODY[:2], "What comes next", BODY[2]]

    assert texts(clean(HEADLINE, *lines)) == lines


@pytest.mark.parametrize(
    "above",
    [
        [],
        ["The Oldbridge Post"],
        ["Home", "News", "Sport", "Sign in"],
        ["HomeWorld NewsRiver towns agree on a shared flood plan"],
        [f"Home / World / {HEADLINE}"],
        [f"{HEADLINE} | The Oldbridge Post"],
        [HEADLINE, "Advertisement", "This was published 6 years ago"],
        [HEADLINE.upper()],
        ["Today in Oldbridge, Rivershire", "Sep 29, 2020-Tuesday", "Select city"],
    ],
)
def test_the_headline_is_found_below_all_kinds_of_frames(above):
    """Copies, paths and menus above it go."""
    page = clean(*above, HEADLINE, *BODY)

    assert page.headline == HEADLINE
    assert texts(page) == BODY
    assert [part.text for part in page.removed] == above


def test_a_sentence_case_headline_with_a_verb_is_a_headline():
    """It reads like prose, but it has no full stop and stands first."""
    headline = "Minister says the wall will not be built before the river towns have paid"

    assert clean(headline, *BODY).headline == headline


def test_a_page_without_a_headline_has_none():
    """The first sentence is not promoted."""
    page = clean(*BODY)

    assert (page.headline, texts(page)) == ("", BODY)


def test_a_known_headline_decides_among_the_lines_above():
    """articles.csv may know which of two lines it is."""
    page = clean_page("\n\n".join(["A very long week on the river bank", "Walls rise", *BODY]),
                      headline="Walls rise.")  # fmt: skip

    assert page.headline == "Walls rise"


def test_the_headline_repeated_within_the_text_goes_once_more():
    """A copy in the middle is the page's; a sentence of the same words is not."""
    page = clean(HEADLINE, BODY[0], HEADLINE, BODY[1], HEADLINE + ".", BODY[2])

    assert texts(page) == [BODY[0], BODY[1], HEADLINE + ".", BODY[2]]
    assert rules(page) == ["headline_repeat"]


@pytest.mark.parametrize(
    ("line", "agency", "byline", "dateline"),
    [
        ("--IANS", "IANS", "", ""),
        ("(AP)", "Associated Press", "", ""),
        ("- Reuters", "Reuters", "", ""),
        ("Bloomberg", "Bloomberg", "", ""),
        ("Via FT", "Financial Times", "", ""),
        ("Credit: AP", "Associated Press", "", ""),
        ("Source: AFP", "Agence France-Presse", "", ""),
        ("Associated Press, Washington", "Associated Press", "", "Washington"),
        ("PTI | New Delhi", "Press Trust of India", "", "New Delhi"),
        ("By Jane Doe, Associated Press", "Associated Press", "Jane Doe", ""),
        ("Jane Doe | Reuters", "Reuters", "Jane Doe", ""),
        ("By Reuters", "Reuters", "", ""),
        ("Reuters/AP", "Reuters and Associated Press", "", ""),
        ("\u00a9 2017 AFP", "Agence France-Presse", "", ""),
    ],
)
@pytest.mark.parametrize("place", [1, 4], ids=["above", "below"])
def test_a_credit_line_names_the_origin(line, agency, byline, dateline, place):
    """Who wrote it is read off the page in the forms that pages use."""
    lines = [HEADLINE, *BODY]
    lines.insert(place, line)
    page = clean(*lines)

    assert (page.agency, page.byline, page.dateline) == (agency, byline, dateline)
    assert texts(page) == BODY


@pytest.mark.parametrize(
    ("start", "agency", "dateline"),
    [
        ("LONDON (Reuters) - ", "Reuters", "LONDON"),
        (
            "OLDBRIDGE, N.Y., Sept. 26 (UPI) \u2014 ",
            "United Press International",
            "OLDBRIDGE, N.Y.",
        ),
        ("MOSCOW, February 7. /TASS/. ", "TASS", "MOSCOW"),
        ("Washington, May 3 (IANS) ", "IANS", "Washington"),
        ("NEW DELHI \u2014 ", "", "NEW DELHI"),
    ],
)
def test_a_dateline_is_parted_from_the_first_sentence(start, agency, dateline):
    """Place and agency are facts about the article, not words of it."""
    page = clean(HEADLINE, start + BODY[0], *BODY[1:])

    assert (page.agency, page.dateline) == (agency, dateline)
    assert texts(page) == BODY
    assert [part.text for part in page.removed] == [start.strip()]


@pytest.mark.parametrize("end", [" (AP)", " --IANS", " - Reuters", " AFP"])
def test_a_sign_off_is_parted_from_the_last_sentence(end):
    """The credit at the end of a line is one."""
    page = clean(HEADLINE, *BODY[:2], BODY[2] + end)

    assert page.agency
    assert texts(page) == BODY


@pytest.mark.parametrize(
    "picture",
    [
        ["The wall (L) and the bridge.", "The wall (L) and the bridge.(Reuters File Photo)"],
        [
            "The mayor looks at the wall in June.",
            "The mayor looks at the wall in June.Credit: AP",
        ],
        ["FILE PHOTO: The wall at Oldbridge. REUTERS/Jane Doe"],
        ["The wall at Oldbridge after the flood. (AP Photo/Jane Doe)"],
        ["The wall at Oldbridge after the flood. Photograph: Jane Doe/Getty Images"],
    ],
)
@pytest.mark.parametrize("place", [1, 2], ids=["above", "within"])
def test_a_caption_is_apart_from_the_report_and_its_agency_is_not_the_origin(picture, place):
    """A picture's credit says nothing about who wrote the article."""
    lines = [HEADLINE, *BODY]
    lines[place:place] = picture
    page = clean(*lines)

    assert page.agency == ""
    assert texts(page) == BODY
    assert [section for section, _ in page.paragraphs].count("caption") == 1


@pytest.mark.parametrize(
    "credit",
    ["Photo: Reuters", "Getty Images", "Jane Doe / Reuters", "AP Photo/Jane Doe", "(Reuters)"],
)
def test_an_agency_below_a_picture_is_the_pictures(credit):
    """An agency's name under the word Image credits the image."""
    page = clean(HEADLINE, "Image", credit, *BODY)

    assert page.agency == ""
    assert texts(page) == BODY


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE"),
        ("By Jane van der Poe, Political Editor", "Jane van der Poe"),
        ("Jane Doe in Oldbridge", "Jane Doe"),
        ("By our correspondent", "our correspondent"),
    ],
)
def test_a_byline_names_the_author(line, byline):
    """The name is kept, the line goes."""
    page = clean(HEADLINE, line, *BODY)

    assert page.byline == byline
    assert texts(page) == BODY


def test_the_first_publication_wins_over_an_update():
    """An article changed later was published when it was published."""
    page = clean(
        HEADLINE, "Updated: 5 May 2017 10:00 GMT", *BODY, "Published: 3 May 2017 10:00 GMT"
    )

    assert page.published.at == datetime(2017, 5, 3, 10, tzinfo=UTC)


def test_a_standfirst_belongs_to_the_lead():
    """What stands between headline and signature is the outlet's summary of the report."""
    page = clean(HEADLINE, BODY[2], "By Jane Doe", *BODY[:2])

    assert [section for section, _ in page.paragraphs] == ["lead", "lead", "body"]


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        ([f"Opinion | {HEADLINE}"], "opinion"),
        (["Analysis", HEADLINE], "analysis"),
        ([HEADLINE, "Editorial"], "editorial"),
        (["News", "Opinion", "Sport", HEADLINE], ""),
        ([HEADLINE], ""),
    ],
)
def test_a_genre_is_what_the_page_prints_at_its_headline(lines, genre):
    """A menu's Opinion is not this article's."""
    assert clean(*lines, *BODY).genre == genre


@pytest.mark.parametrize("label", ["Opinion", "News Analysis", "Op-Ed", "Live updates", "LETTERS"])
def test_a_genre_is_taken_out_in_whatever_words(label):
    """The page's own words for it count, not only ours; the reason is that it is a genre."""
    page = clean(HEADLINE, label, *BODY)

    assert (rules(page), texts(page)) == (["genre"], BODY)


NOTE = "Jane Doe is a contributing editor of the Arlow Review."


@pytest.mark.parametrize(
    "note",
    [NOTE, "Jane Doe and Ann Poe are reporters in Arlow.", "Jane Doe is editor of The Ferry."],
)
def test_a_note_on_the_author_ends_an_article_and_is_none_of_it(note):
    """For whom the author writes is no news; what stands below the note goes as before."""
    page = clean(HEADLINE, *BODY, note, "Leave a comment")

    assert texts(page) == BODY
    assert rules(page) == ["author_note", "comment_form"]


@pytest.mark.parametrize(
    "lines",
    [
        [NOTE, *BODY],
        [BODY[0], NOTE, BODY[1]],
        [*BODY, "Jane Doe is the mayor of Arlow and will stay until the wall is built."],
        [*BODY, "The mayor is a former reporter of the Arlow Review, which closed last year."],
        [*BODY, "Jane Doe is to become editor of the Arlow Review in the spring."],
        [*BODY, "Jane Doe was a reporter of the Arlow Review before the flood of that year."],
    ],
)
def test_a_person_of_the_press_may_be_the_news(lines):
    """Only the last line, and only in the form of such a note, is one."""
    assert texts(clean(HEADLINE, *lines)) == lines


@pytest.mark.parametrize("credit", ["Credit: AP", "Credits: Reuters", "Courtesy: AFP"])
def test_a_credit_amid_the_report_is_a_pictures(credit):
    """It calls itself a credit and stands between paragraphs: nobody is quoted, nothing told."""
    page = clean(HEADLINE, *BODY[:2], credit, BODY[2])

    assert (rules(page), texts(page), page.agency) == (["photo_credit"], BODY, "")


def test_below_a_comment_form_nothing_is_the_articles():
    """A reader's comment reads like reporting."""
    comment = "I have lived on this river for forty years and no wall has ever held."
    page = clean(HEADLINE, *BODY, "Leave a comment", comment)

    assert texts(page) == BODY
    assert rules(page) == ["comment_form", "below_form"]


def test_a_comment_link_above_the_article_does_not_end_it():
    """Such links stand at both ends of pages."""
    assert texts(clean(HEADLINE, "Leave a comment", *BODY)) == BODY


def test_a_list_of_links_within_the_report_goes_and_a_list_of_its_own_stays():
    """Only where the page's frame shows among the lines are they links."""
    links = ["Ten towns that moved uphill", "Why rivers rise", "A dam too far", "The lost bridge",
             "Five ways to dry a cellar"]  # fmt: skip

    assert texts(clean(HEADLINE, *BODY[:2], "Most read", *links, BODY[2])) == BODY
    assert texts(clean(HEADLINE, *BODY[:2], *links, BODY[2])) == [*BODY[:2], *links, BODY[2]]


def test_a_wrapped_text_is_one_line_per_paragraph():
    """Line breaks at a fixed width are not the author's."""
    wrapped = (
        "The three towns on the river agreed on Monday to build a shared wall\n"
        "against the floods, which had destroyed the old bridge twice within a\n"
        "single winter and left four hundred families without a home or fields.\n"
        "\n"
        "The work will begin before the end of the winter, the mayor said, and\n"
        "will cost each of the towns about a tenth of what it spends in a year."
    )

    assert [line.number for line in split_lines(wrapped)] == [1, 5]
    assert split_lines(wrapped)[0].text == " ".join(wrapped.split("\n\n")[0].split())


def test_a_text_that_was_not_wrapped_keeps_its_lines():
    """Short lines one below the other are lines."""
    lines = [HEADLINE, "By Jane Doe", "Updated", *BODY]

    assert [line.text for line in split_lines("\n".join(lines))] == lines


def test_a_text_in_another_script_is_kept():
    """Whether it can be analysed is decided elsewhere."""
    korean = (
        "강변의 세 도시는 월요일에 홍수를 막기 위한 공동의 벽을 짓기로 합의하였다고 시장이 말했다"
    )

    assert korean in texts(clean(HEADLINE, korean, *BODY))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([HEADLINE, *BODY, *FURNITURE, *REPORTING[:9], "World", "--IANS"]),
        max_size=14,
    )
)
def test_every_line_is_kept_or_accounted_for(lines):
    """Nothing vanishes: the words in are the words out."""
    page = clean(*lines)
    out = [page.headline, *(text for _, text in page.paragraphs), *(p.text for p in page.removed)]

    assert sorted("".join("".join(lines).split())) == sorted("".join("".join(out).split()))


def test_every_rule_says_why_in_a_sentence():
    """A reader sees the reason beside each removed line."""
    assert all(rule.why.endswith(".") and len(rule.why.split()) > 3 for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
