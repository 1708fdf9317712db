"""The language model: pinned to the byte, and what it makes of plain news prose."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from analysis.annotation import model, reading
from analysis.annotation.aliases import load_aliases, split_words
from analysis.annotation.articles import Annotated, annotate_articles
from analysis.annotation.counts import collect_entities
from analysis.annotation.guides import load_guides
from analysis.errors import ModelError

TEXTS = {
    "a": [
        ("headline", "Trump, Putin Discuss Harbour Treaty In Oslo"),
        (
            "lead",
            "U.S. President Donald Trump met Russia\u2019s Vladimir Putin in Oslo on Monday, the "
            "White House said. “We made progress.” The Kremlin didn\u2019t comment.",
        ),
        (
            "body",
            "The Russian foreign minister, who flew home to Moscow, was not asked. Mr Putin left "
            "the U.S. The talks on a de-escalation zone go on.",
        ),
        ("caption", "Mr Trump and Mr Putin in Oslo."),
    ],
    "b": [
        ("headline", "Islamic State retreats"),
        ("lead", "ISIS lost ground, U.N. envoy Anna Berg said. Berg spoke in Geneva."),
    ],
}


@pytest.fixture
def fake_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a model of two small files, and the list that pins it."""
    folder = tmp_path / "model"
    (folder / "ner").mkdir(parents=True)
    (folder / "meta.json").write_text('{"lang": "en", "name": "tiny", "version": "1.0"}')
    (folder / "ner" / "model").write_bytes(b"weights")
    listed = tmp_path / "files.toml"
    digests = "".join(f'"{name}" = "{d}"\n' for name, d in model._digests(folder).items())
    listed.write_text(f"[files]\n{digests}", encoding="utf-8")
    monkeypatch.setattr(model, "LIST", listed)
    monkeypatch.setattr(model, "_model_folder", lambda: folder)
    model._verify.cache_clear()
    return folder


def test_the_stamp_names_the_model(fake_model: Path) -> None:
    """Name and version come from the model, the digest from all its files."""
    stamp = model.model_stamp()
    assert (stamp.name, stamp.version, len(stamp.sha256)) == ("en_tiny", "1.0", 64)


@pytest.mark.parametrize("fault", ["changed", "missing", "added"])
def test_a_model_that_is_not_the_pinned_one_is_refused(fake_model: Path, fault: str) -> None:
    """One byte more, a file less or a file more: none of these is loaded."""
    weights = fake_model / "ner" / "model"
    if fault == "changed":
        weights.write_bytes(b"weightz")
    elif fault == "missing":
        weights.unlink()
    else:
        (fake_model / "extra.py").write_text("")
    with pytest.raises(ModelError, match=r"extra\.py" if fault == "added" else "ner/model"):
        model.load_model()


def test_an_absent_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setattr(model, "PACKAGE", "no_such_model")
    with pytest.raises(ModelError, match="no_such_model"):
        model.model_stamp()


def test_the_list_holds_digests_of_every_kind_of_file() -> None:
    """Weights, tokenizer, vectors and licences are all pinned."""
    files = tomllib.loads(model.LIST.read_text(encoding="utf-8"))["files"]
    assert {"ner/model", "parser/model", "tokenizer", "vocab/vectors", "LICENSE"} <= files.keys()
    assert all(len(digest) == 64 for digest in files.values())


def test_counting_needs_no_spacy() -> None:
    """What pages may import of this room loads no language library."""
    code = (
        "import sys; from analysis.annotation import aliases, counts, model, resolution; "
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def nlp() -> object:
    """Load the real model once."""
    model._verify.cache_clear()
    return model.load_model()


def annotate(nlp: object, *article_ids: str) -> Annotated:
    """Annotate some of `TEXTS` with the real model."""
    articles, paragraphs = [], []
    for article_id in article_ids:
        at = 0
        for number, (section, text) in enumerate(TEXTS[article_id]):
            span = {"start_char": at, "end_char": at + len(text)}
            key = {"article_id": article_id, "paragraph": number, "section": section}
            paragraphs.append(key | span)
            at += len(text) + 2
        text = "\n\n".join(text for _, text in TEXTS[article_id])
        articles.append({"article_id": article_id, "text": text, "event_id": "2017-05-02"})
    table = pd.DataFrame(articles).assign(published_at=pd.NaT)
    return annotate_articles(table, pd.DataFrame(paragraphs), nlp, guides=load_guides())


@pytest.mark.model
def test_sentences_are_those_a_reader_sees(nlp: object) -> None:
    """A headline is one sentence; closing marks and U.S. do not mislead."""
    made = annotate(nlp, "a")
    assert made.sentences["text"].tolist() == [
        "Trump, Putin Discuss Harbour Treaty In Oslo",
        "U.S. President Donald Trump met Russia\u2019s Vladimir Putin in Oslo on Monday, the White "
        "House said.",
        "“We made progress.”",
        "The Kremlin didn\u2019t comment.",
        "The Russian foreign minister, who flew home to Moscow, was not asked.",
        "Mr Putin left the U.S.",
        "The talks on a de-escalation zone go on.",
        "Mr Trump and Mr Putin in Oslo.",
    ]
    by_spaces = [len(text.split()) for text in made.sentences["text"]]
    assert made.sentences["n_words"].tolist() == by_spaces


@pytest.mark.model
def test_names_mean_whom_a_reader_takes_them_for(nlp: object) -> None:
    """Bodies, capitals, countries and groups stay apart; persons come together."""
    made = annotate(nlp, "a", "b")
    found = {(row["surface"], row["entity_id"]) for row in made.mentions.to_dict("records")}
    assert {
        ("Trump", "donald-trump"),
        ("Donald Trump", "donald-trump"),
        ("Putin", "vladimir-putin"),
        ("foreign minister", "sergei-lavrov"),
        ("Russian", "russian"),
        ("U.S.", "united-states"),
        ("Russia", "russia"),
        ("White House", "white-house"),
        ("Kremlin", "kremlin"),
        ("Moscow", "moscow"),
        ("Islamic State", "islamic-state"),
        ("ISIS", "islamic-state"),
        ("Berg", "anna-berg"),
    } <= found
    names = collect_entities(made.mentions)[0].set_index("entity_id")["name"]
    assert names["united-states"] == "United States"


@pytest.mark.model
def test_batches_and_parts_change_nothing(nlp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """One paragraph at a time or all at once, one article or both: the same tables."""
    whole = annotate(nlp, "a", "b")
    monkeypatch.setattr(reading, "BATCH_CHARS", 1)
    parts = [annotate(nlp, key) for key in TEXTS]
    for name in Annotated._fields:
        joined = pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        pd.testing.assert_frame_equal(joined, getattr(whole, name))


@pytest.mark.model
def test_listed_wordings_are_split_as_the_tokenizer_splits(nlp: object) -> None:
    """Otherwise a listed wording would never be found."""
    aliases = load_aliases()
    groups = (*aliases.phrases.values(), *aliases.roles.values())
    for words, _ in (pair for group in groups for pair in group):
        wording = " ".join(words).replace(" - ", "-").replace(" ,", ",").replace(" 's", "'s")
        assert split_words(wording) == words
        assert tuple(token.text for token in nlp.make_doc(f"{wording} said"))[:-1] == words
