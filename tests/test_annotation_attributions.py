"""Attributions: who is said to have said what. All texts are invented for these tests."""

from __future__ import annotations

import dataclasses
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.annotation.attributions import find_attributions, load_attributor
from analysis.annotation.attributions.quotations import find_quotations
from analysis.annotation.attributions.shaping import _Shaper
from analysis.annotation.attributions.syntax import read_words
from analysis.predicting import read_texts

ATTRIBUTOR = load_attributor()
EAGER = dataclasses.replace(ATTRIBUTOR, min_chance=0.0, min_confidence=0.0)
"""Reports whatever it can make of a text: the invariants hold for that too."""

SAID = """
The det DT DET 1
mayor nsubj NN NOUN 2
said ROOT VBD VERB 2
that mark IN SCONJ 6
the det DT DET 5
bridge nsubj NN NOUN 6
is ccomp VBZ AUX 2
safe acomp JJ ADJ 6
. punct . PUNCT 2
"""


def table(*paragraphs: str, article: int = 0, section: str = "body") -> pd.DataFrame:
    """Make a token table: per word a line of form, relation, tag, class and head."""
    rows, n_before = [], 0
    for number, paragraph in enumerate(paragraphs):
        lines = [line.split() for line in paragraph.strip().splitlines()]
        place = 0
        for form, dep, tag, pos, head in lines:
            place += form not in {".", ","}
            rows.append(
                {
                    "article": article,
                    "row": number,
                    "sentence": number,
                    "section": section,
                    "start_char": place,
                    "end_char": place + len(form),
                    "word": form,
                    "form": form.lower(),
                    "lemma": form.lower(),
                    "pos": pos,
                    "tag": tag,
                    "dep": dep,
                    "head": n_before + int(head),
                    "is_word": form.isalnum(),
                }
            )
            place += len(form)
        n_before += len(lines)
    return pd.DataFrame(rows)


def after(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Put one article's table below another's."""
    moved = second.assign(
        article=second["article"] + first["article"].max() + 1,
        row=second["row"] + first["row"].max() + 1,
        sentence=second["sentence"] + first["sentence"].max() + 1,
        head=second["head"] + len(first),
    )
    return pd.concat([first, moved], ignore_index=True)


def words_of(tokens: pd.DataFrame, span: tuple[int, int] | None) -> str | None:
    """Join the words of a range."""
    return None if span is None else " ".join(tokens["word"][span[0] : span[1]])


def check_invariants(tokens: pd.DataFrame, found: list) -> None:
    """Check what holds for every list of attributions of any table."""
    taken = np.zeros(len(tokens), dtype=int)
    article = tokens["article"].to_numpy()
    starts = [each.contents[0][0] for each in found]
    assert starts == sorted(starts)
    for each in found:
        assert each.contents
        spans = [*each.contents, *filter(None, (each.source, each.cue))]
        assert all(0 <= start < end <= len(tokens) for start, end in spans)
        rows = np.concatenate([np.arange(start, end) for start, end in spans])
        assert len(set(article[rows])) == 1
        assert len(set(rows)) == len(rows), "source, cue and contents share a word"
        assert (each.cue is None) == (each.cue_head is None)
        assert each.cue is None or each.cue[0] <= each.cue_head < each.cue[1]
        assert each.kind in {"direct", "indirect", "mixed"}
        assert 0 <= each.confidence <= 1
        for start, end in each.contents:
            taken[start:end] += tokens["is_word"].to_numpy()[start:end]
    assert taken.max(initial=0) <= 1


def test_a_plain_report_has_source_cue_and_content():
    """The mayor said that the bridge is safe: three parts, indirect, without the full stop."""
    tokens = table(SAID)
    [found] = find_attributions(tokens, ATTRIBUTOR)

    assert words_of(tokens, found.source) == "The mayor"
    assert words_of(tokens, found.cue) == "said"
    assert found.cue_head == 2
    assert [words_of(tokens, each) for each in found.contents] == ["that the bridge is safe"]
    assert found.kind == "indirect"
    assert found.confidence > 0.8
    check_invariants(tokens, [found])


def test_no_text_has_no_attribution():
    """An empty table, and one of marks alone."""
    assert find_attributions(table(SAID).iloc[:0], ATTRIBUTOR) == []
    assert find_attributions(table('" ROOT . PUNCT 0\n. punct . PUNCT 0'), EAGER) == []


def test_an_article_gets_the_same_attributions_alone_and_among_others():
    """No batch's size or neighbour shows."""
    alone = table(SAID)
    both = after(table(SAID, SAID), alone)
    rows = len(both) - len(alone)
    [expected] = find_attributions(alone, ATTRIBUTOR)
    last = find_attributions(both, ATTRIBUTOR)[-1]

    assert last.contents == tuple((start + rows, end + rows) for start, end in expected.contents)
    assert last.confidence == expected.confidence


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('a "b c" d', ["b c"]),
        ('a "b c', ["b c"]),
        ('"a" b "c"', ["a", "c"]),
        ('a" b "c"', ["c"]),
        ('"a b "c" d', ["c"]),
        ('a ""', []),
        ("a 'b' c", []),
    ],
)
def test_quotation_marks_are_paired_by_spaces_and_order(text, quoted):
    """A mark that only closes opens nothing; one that only opens opens anew."""
    tokens, place = [], 0
    for piece in text.split(" "):
        for part in filter(None, piece.replace('"', ' " ').split()):
            tokens.append({"word": part, "start_char": place, "end_char": place + len(part)})
            place += len(part)
        place += 1
    tokens = pd.DataFrame(tokens).assign(article=0)
    ends = np.full(len(tokens), len(tokens))
    found = find_quotations(tokens, np.zeros(len(tokens), dtype=int), ends)

    spans = zip(found.start, found.stop, strict=True)
    assert [" ".join(tokens["word"][a:b]) for a, b in spans] == quoted
    assert (found.at >= 0).sum() == sum(len(each.split()) for each in quoted)


@st.composite
def wild_tables(draw) -> pd.DataFrame:
    """Draw tables that no parser would make: any words, relations and (acyclic) heads."""
    paragraphs = []
    for size in draw(st.lists(st.integers(1, 14), min_size=1, max_size=4)):
        lines = []
        for place in range(size):
            head = draw(st.integers(0, place))
            word = draw(st.sampled_from(["said", "claim", '"', ",", ":", "he", "that", "Rome"]))
            dep = draw(st.sampled_from(["nsubj", "ccomp", "dobj", "punct", "prep", "relcl"]))
            pos = draw(st.sampled_from(["VERB", "NOUN", "PUNCT", "PRON", "ADP"]))
            lines.append(f"{word} {'ROOT' if head == place else dep} NN {pos} {head}")
        paragraphs.append("\n".join(lines))
    return table(*paragraphs, section=draw(st.sampled_from(["headline", "body"])))


@settings(max_examples=80)
@given(wild_tables())
def test_whatever_the_parser_says_attributions_stay_in_order_and_apart(tokens):
    """Ranges lie in the article, share no word, and no content is reported twice."""
    check_invariants(tokens, find_attributions(tokens, EAGER))


@settings(max_examples=30)
@given(wild_tables(), wild_tables())
def test_no_neighbour_changes_an_article(first, second):
    """Two articles together give what each gives alone."""
    apart = find_attributions(second, EAGER)
    together = find_attributions(after(first, second), EAGER)
    rows = len(first)

    moved = [each for each in together if each.contents[0][0] >= rows]
    assert [each.confidence for each in moved] == [each.confidence for each in apart]
    assert [[(a - rows, b - rows) for a, b in each.contents] for each in moved] == [
        list(each.contents) for each in apart
    ]


def test_time_grows_with_the_length_of_a_sentence_not_its_square():
    """A sentence of 20,000 words, all hanging on one, takes seconds at most."""
    n_words = 20_000
    line = "word dobj NN NOUN 0\n"
    tokens = table("said ROOT VBD VERB 0\n" + line * n_words)
    started = time.process_time()
    found = find_attributions(tokens, ATTRIBUTOR)

    assert time.process_time() - started < 20
    check_invariants(tokens, found)


def test_chains_of_heads_are_followed_to_their_root():
    """Every word below reaches into the subtree of every word above."""
    words = read_words(table("a ROOT NN NOUN 0\nb dobj NN NOUN 0\nc dobj NN NOUN 1"))

    assert words.left.tolist() == [0, 1, 2]
    assert words.right.tolist() == [3, 3, 3]
    assert [each.tolist() for each in words.dependents(np.array([1, 0]))] == [[0, 1], [2, 1]]


SHAPES = [
    ("According to the port, 40 ships left.", "the port", "According to", "40 ships left"),
    (
        "Forty ships passed the canal on Monday, according to the harbour authority.",
        "the harbour authority",
        "according to",
        "Forty ships passed the canal on Monday",
    ),
    (
        "The engineer's claim that the bridge was unsafe angered the council.",
        "The engineer",
        "claim",
        "that the bridge was unsafe",
    ),
    (
        "A report published on Tuesday found that the steel was too thin.",
        "A report published on Tuesday",
        "found",
        "that the steel was too thin",
    ),
    (
        "The contract states that repairs must end by May.",
        "The contract",
        "states",
        "that repairs must end by May",
    ),
    (
        '"The bridge is OPEN again!" mayor Anna Lund tweeted on Monday.',
        "mayor Anna Lund",
        "tweeted",
        '" The bridge is OPEN again ! "',
    ),
    (
        "A poll by the Harbour Institute showed that most residents want a tunnel.",
        "A poll by the Harbour Institute",
        "showed",
        "that most residents want a tunnel",
    ),
    (
        "The contractor is expected to finish the work in May.",
        None,
        "is expected",
        "The contractor | to finish the work in May",
    ),
    (
        "It was reported that two workers had left the site.",
        None,
        "was reported",
        "that two workers had left the site",
    ),
    (
        '"We checked every bolt," the engineer said. "Then we checked them again."',
        "the engineer",
        "said",
        '" We checked every bolt , " | " Then we checked them again . "',
    ),
    (
        '"The bridge," she said, "is as safe as a house."',
        "she",
        "said",
        '" The bridge , " | " is as safe as a house . "',
    ),
    (
        '"Nobody told us," said Erik Moe, who owns a shop beside the bridge.',
        "Erik Moe , who owns a shop beside the bridge",
        "said",
        '" Nobody told us , "',
    ),
    (
        'Lund called the plan "a gift to the contractors".',
        "Lund",
        "called",
        'the plan " a gift to the contractors "',
    ),
    (
        "Russia denied that its ships had entered the harbour.",
        "Russia",
        "denied",
        "that its ships had entered the harbour",
    ),
]


@pytest.fixture(scope="module")
def nlp():
    """Load the language model."""
    from analysis.annotation.model import load_model

    return load_model()


def find_in(nlp, *texts: str) -> tuple[pd.DataFrame, list]:
    """Read texts, each after a headline without an attribution, and find."""
    tokens = read_texts([f"Council votes on bridge\n{text}" for text in texts], nlp)
    found = find_attributions(tokens, ATTRIBUTOR)
    check_invariants(tokens, found)
    return tokens, found


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), SHAPES, ids=lambda each: each)
def test_every_common_shape_is_found(nlp, text, source, cue, content):
    """Who, how and what, with nothing else reported of the sentence."""
    tokens, found = find_in(nlp, text)
    [each] = found
    contents = " | ".join(words_of(tokens, span) for span in each.contents)

    assert words_of(tokens, each.source) == source
    assert words_of(tokens, each.cue) == cue
    assert contents.removeprefix("It | ") == content


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened in 1931. It is 400 metres long and carries two roads.",
        'Her novel "The Long Crossing" sold well last year.',
        'The so-called "bridge of sighs" is 40 metres long.',
        "\u041c\u043e\u0441\u0442 \u0431\u0435\u0437\u043e\u043f\u0430\u0441\u0435\u043d.",
        "\u6865\u662f\u5b89\u5168\u7684\u3002",
        "***",
        "",
    ],
)
def test_what_nobody_says_is_not_attributed(nlp, text):
    """Plain facts, titles, scare quotes, other scripts, no text."""
    assert find_in(nlp, text)[1] == []


@pytest.mark.model
def test_a_headline_with_a_colon_quotes_who_stands_before_it(nlp):
    """The colon is the cue."""
    tokens = read_texts(["Lund: 'We will not pay twice'\nNothing else happened."], nlp)
    [found] = find_attributions(tokens, ATTRIBUTOR)

    assert (words_of(tokens, found.source), words_of(tokens, found.cue)) == ("Lund", ":")


@pytest.mark.model
def test_a_headline_does_not_quote_what_the_text_begins_with(nlp):
    """Its own content, if any, ends with it."""
    tokens, found = find_in(nlp, '"The old bridge is a disgrace to this town."')
    end = int((tokens["section"] == "headline").sum())

    assert all(each.contents[-1][1] <= end for each in found if (each.cue_head or end) < end)


@pytest.mark.model
def test_a_quotation_goes_on_in_the_paragraph_that_opens_it_again(nlp):
    """Two paragraphs, one attribution; the third paragraph is the outlet's own."""
    text = (
        'The mayor said: "We will not pay twice.\n"We have paid enough already."\n'
        "The council meets again on Friday."
    )
    tokens, [found] = find_in(nlp, text)

    assert len(found.contents) == 2 or "We have paid" in words_of(tokens, found.contents[0])
    assert words_of(tokens, found.contents[-1]).endswith('enough already . "')
    assert found.kind == "direct"


@pytest.mark.model
def test_an_unclosed_quotation_ends_with_its_paragraph(nlp):
    """Nothing of the next paragraph is quoted."""
    tokens, found = find_in(nlp, 'The mayor said: "We will not pay twice.\nIt rained on Friday.')

    assert found[0].kind == "direct"
    assert all(each.contents[-1][1] <= tokens.index[tokens["row"] == 1].max() + 1 for each in found)


@pytest.mark.model
def test_a_very_long_quotation_is_one_attribution(nlp):
    """5,000 words between two marks."""
    text = 'The mayor said: "' + "We will never pay twice for the same old bridge. " * 500
    _, found = find_in(nlp, text.strip() + '"')

    longest = max(end - start for each in found for start, end in each.contents)
    assert longest > 5_000
    assert {each.kind for each in found if (each.cue_head or 12) < 12} == {"direct"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We waited the whole night for the bus." - Ann Roe, Arlow', ("Ann Roe", True)),
        ('"We waited the whole night for the bus to come."', (None, True)),
        ('The shop window held "The Long Night" again.', (None, False)),
    ],
)
def test_a_quotation_may_stand_by_itself(nlp, text, expected):
    """A statement in quotation marks is somebody's; a short title is nobody's."""
    tokens, found = find_in(nlp, text)

    source, is_found = expected
    assert bool(found) == is_found
    if is_found:
        assert found[0].kind == "direct"
        assert words_of(tokens, found[0].source) == source


def test_a_lone_pronoun_before_its_cue_is_who_says_it():
    """Of "she said it was over" what is left out between two parts is not the cue's subject."""
    tokens = table(
        "She nsubj PRP PRON 1\nsaid ROOT VBD VERB 1\nit nsubj PRP PRON 3\nended ccomp VBD VERB 1"
    )
    shaper = _Shaper(read_words(tokens))

    assert shaper.part_subject(1, None, [(0, 1), (2, 4)]) == ((0, 1), [(2, 4)])
    assert shaper.part_subject(1, (0, 1), [(2, 4)]) == ((0, 1), [(2, 4)])
