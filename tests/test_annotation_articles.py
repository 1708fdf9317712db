"""Annotating articles: sentences, tokens, mentions and counts, without the model.

A reader of our own stands in for the model: it splits at spaces, starts a sentence
after a full stop and takes what stands in ``NAMES`` for names.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

import analysis
from analysis import schema
from analysis.annotation.articles import Annotated, annotate_articles
from analysis.annotation.guides import load_guides
from analysis.errors import InputError

NAMES = {"Putin": "PERSON", "Oslo": "GPE"}


class Lemmas:
    """Stands for the lemmatizer, which remembers words."""

    cache: dict[str, str] = {}  # noqa: RUF012


class Reader:
    """Stands for the model."""

    blank = spacy.blank("en")
    vocab = blank.vocab

    def memory_zone(self) -> contextlib.AbstractContextManager[None]:
        """Free nothing."""
        return contextlib.nullcontext()

    def get_pipe(self, name: str) -> Lemmas:
        """Return what remembers words."""
        return Lemmas()

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
        """Read texts one by one."""
        for text in texts:
            doc = self.blank.make_doc(text)
            for token in doc:
                token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
                token.lemma_ = token.text.upper()
                token.pos_ = "PROPN" if token.text in NAMES else "X"
            doc.ents = [Span(doc, t.i, t.i + 1, NAMES[t.text]) for t in doc if t.text in NAMES]
            yield doc


Paragraphs = list[tuple[str, str]]
MakeArticles = Callable[..., pd.DataFrame]


def corpus(
    make_articles: MakeArticles, **articles: Paragraphs
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make articles and their paragraphs from (section, text) pairs."""
    rows, spans = [], []
    for article_id, paragraphs in articles.items():
        at = 0
        for number, (section, text) in enumerate(paragraphs):
            span = {"start_char": at, "end_char": at + len(text)}
            key = {"article_id": article_id, "paragraph": number, "section": section}
            spans.append(key | span)
            at += len(text) + 2
        joined = "\n\n".join(text for _, text in paragraphs)
        rows.append((article_id, "Outlet", "Outlet", {"text": joined}))
    return make_articles(*rows), pd.DataFrame(spans)


def annotate(make_articles: MakeArticles, **articles: Paragraphs) -> Annotated:
    """Annotate with the stand-in for the model."""
    tables = corpus(make_articles, **articles)
    return annotate_articles(*tables, Reader(), guides=load_guides())


def test_sentences_stand_where_they_stand(make_articles: MakeArticles) -> None:
    """Offsets point into the article's text, marks as they are there."""
    made = annotate(
        make_articles, a=[("headline", "A pact"), ("lead", "Oslo\u2019s day . “We won .")]
    )
    assert made.sentences["text"].tolist() == ["A pact", "Oslo\u2019s day .", "“We won ."]
    assert made.sentences["paragraph"].tolist() == [0, 1, 1]
    text = made.articles.loc[0, "text"]
    for table, column in ((made.sentences, "text"), (made.mentions, "surface")):
        for row in table.to_dict("records"):
            assert text[row["start_char"] : row["end_char"]] == row[column]
    assert made.tokens.loc[made.tokens["form"].isin(["'s", '"']), "form"].tolist() == ["'s", '"']


def test_words_are_counted_where_they_belong(make_articles: MakeArticles) -> None:
    """Headline 2, lead 2 + 2, body 4, caption 3 words; six words start in the first third."""
    made = annotate(
        make_articles,
        a=[
            ("headline", "Two words"),
            ("lead", "One two . Three four ."),
            ("caption", "Not counted here"),
            ("body", "Five - six seven eight ."),
        ],
    )
    row = made.articles.iloc[0]
    assert row["n_body_words"] == 2 + 2 + 4
    assert row["n_words"] == 2 + row["n_body_words"]
    assert row["n_sentences"] == 1 + 2 + 1
    shares = made.sentences["position_share"]
    assert shares.dropna().tolist() == [0 / 8, 2 / 8, 4 / 8]
    assert made.sentences.loc[shares.isna(), "section"].tolist() == ["headline", "caption"]
    assert row["n_first_third_words"] == 2 + 2  # those at 0/8 and 2/8


def test_sentence_keys_survive_what_does_not_change_the_words(make_articles: MakeArticles) -> None:
    """Case, marks and place do not matter; section and article do; repeats are numbered."""
    one = annotate(make_articles, a=[("lead", "“We won .")], b=[("lead", "We won .")])
    two = annotate(make_articles, a=[("headline", "Oh"), ("lead", 'Hm . "WE won . We won .')])
    keys = one.sentences["sentence_id"].tolist()
    assert two.sentences["sentence_id"].tolist()[2:] == [keys[0], f"{keys[0]}-2"]
    assert keys[0].split(".")[0] == "a" and keys[0].split(".")[1] == keys[1].split(".")[1]
    caption = annotate(make_articles, a=[("caption", "We won .")])
    assert caption.sentences["sentence_id"].tolist() != keys[:1]


def test_marks_alone_are_no_sentence(make_articles: MakeArticles) -> None:
    """They join the sentence before, else the one after; a paragraph of marks has none."""
    made = annotate(make_articles, a=[("lead", "It ended . * . \n . Go"), ("body", "* * *")])
    assert made.sentences["text"].tolist() == ["It ended . * . \n .", "Go"]
    assert len(made.tokens) == 7  # the line break is none
    first = annotate(make_articles, a=[("lead", '" . We won .')])
    assert first.sentences["text"].tolist() == ['" . We won .']


def test_every_token_and_mention_has_its_sentence(make_articles: MakeArticles) -> None:
    """The keys of one table are found in the other."""
    made = annotate(make_articles, a=[("lead", "Putin left Oslo . Rain fell ."), ("body", "Oslo")])
    spans = made.sentences.set_index("sentence_id")
    for table in (made.tokens, made.mentions):
        held = spans.loc[table["sentence_id"]]
        assert (held["start_char"].to_numpy() <= table["start_char"].to_numpy()).all()
        assert (held["end_char"].to_numpy() >= table["end_char"].to_numpy()).all()
    assert made.mentions["entity_id"].tolist() == ["vladimir-putin", "oslo", "oslo"]
    assert made.tokens["token_id"].tolist() == list(range(len(made.tokens)))
    assert (made.tokens["lemma"] == made.tokens["form"]).all()


def test_articles_do_not_depend_on_their_neighbours(make_articles: MakeArticles) -> None:
    """One by one or together, in any order: the same rows."""
    texts = {
        "a": [("headline", "Putin in Oslo"), ("lead", "Putin left . Rain fell .")],
        "b": [("lead", "Putin stayed in Oslo .")],
    }
    whole = annotate(make_articles, **texts)
    for article_id, paragraphs in texts.items():
        alone = annotate(make_articles, **{article_id: paragraphs})
        for together, single in zip(whole, alone, strict=True):
            part = together[together["article_id"] == article_id].reset_index(drop=True)
            pd.testing.assert_frame_equal(part, single)


def test_the_tables_keep_their_promise(make_articles: MakeArticles) -> None:
    """Also for an article of marks alone, and for none at all."""
    for texts in ({"a": [("lead", "Putin left .")]}, {"a": [("lead", "* *")]}, {}):
        articles, paragraphs = corpus(make_articles, **texts)
        if not texts:
            columns = ["article_id", "paragraph", "section", "start_char", "end_char"]
            paragraphs = pd.DataFrame(columns=columns)
        made = annotate_articles(articles, paragraphs, Reader(), guides=load_guides())
        schema.require(made.articles, schema.ARTICLES)
        schema.require(made.sentences, schema.SENTENCES)
        schema.require(made.tokens, schema.TOKENS)
        schema.require(made.mentions, schema.MENTIONS)


def test_an_unguarded_text_is_refused(make_articles: MakeArticles) -> None:
    """A long run of marks would keep the tokenizer busy for minutes."""
    with pytest.raises(InputError, match="100 characters without a space"):
        annotate(make_articles, a=[("lead", "'" * 101)])


@settings(deadline=None, max_examples=60)
@given(st.text("Putin\u2019s “é.\u202e\ufeff\u0301👩\u200d— -", max_size=60))
def test_offsets_hold_for_any_text(text: str) -> None:
    """Whatever the characters, a token's span holds the token."""
    columns = [column.name for column in schema.ARTICLES.columns]
    articles = pd.DataFrame([dict.fromkeys(columns, "") | {"article_id": "a", "text": text}])
    articles["published_at"] = pd.NaT
    span = {"paragraph": 1, "section": "lead", "start_char": 0, "end_char": len(text)}
    paragraphs = pd.DataFrame([{"article_id": "a"} | span])
    made = annotate_articles(articles, paragraphs, Reader(), guides=load_guides())
    for row in made.sentences.to_dict("records"):
        assert text[row["start_char"] : row["end_char"]] == row["text"]
    lengths = made.tokens["end_char"] - made.tokens["start_char"]
    assert lengths.tolist() == made.tokens["form"].str.len().tolist() or "İ" in text


@pytest.mark.parametrize(
    ("rule", "home"),
    [
        (r"^FIRST_THIRD = |< 1 / 3\b", "columns.py"),
        (r'\("headline", "lead", "body"\)', "columns.py"),
        (r"^[A-Z_]*RUN[A-Z_]* = \d+", "guard.py"),
    ],
)
def test_a_rule_that_two_rooms_follow_is_stated_once(rule, home):
    """Numerator and denominator, guard and reader: each pair could drift apart."""
    texts = [
        (path.name, path.read_text(encoding="utf-8"))
        for path in Path(analysis.__file__).parent.rglob("*.py")
    ]

    assert [name for name, text in texts if re.search(rule, text, re.MULTILINE)] == [home]
