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
from analysis.annotation.attributions.syntax import read_words

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
    """What holds for every list of attributions of any table."""
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
        assert each.cue[0] <= each.cue_head < each.cue[1]
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
    tokens = pd.DataFrame(tokens)
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
