"""The tables of what was read: articles, and what was taken out or rejected."""

from __future__ import annotations

from analysis.schema.columns import Column, Table, article_key

ARTICLES = Table(
    "articles",
    "an article",
    ("article_id",),
    (
        Column("article_id", "string", "key", "the file's name without its ending"),
        Column("file", "string", "path", "where it was read from, below the input folder"),
        Column("outlet", "string", "name", "who published it, from articles.csv"),
        Column("origin", "string", "name", "who wrote it: an agency, or the outlet itself"),
        Column("origin_basis", "string", "basis", "how the origin was found"),
        Column("byline", "string", "name", "the person named as author; empty if none is"),
        Column("byline_basis", "string", "basis", "how the byline was found"),
        Column("dateline", "string", "place", "the place it was filed from; empty if not stated"),
        Column("headline", "string", "text", "the headline"),
        Column("headline_basis", "string", "basis", "how the headline was found"),
        Column(
            "published_at", "time", "UTC", "when it was published; missing if nobody says", True
        ),
        Column(
            "published_precision", "string", "minute or day", "how exact that is; empty if missing"
        ),
        Column(
            "published_label", "string", "name", "published or updated, as the page says; or empty"
        ),
        Column("published_basis", "string", "basis", "how the publication time was found"),
        Column(
            "event_id", "string", "ISO date", "the day of the event it reports; empty if unknown"
        ),
        Column("url", "string", "URL", "its address; empty if unknown"),
        Column(
            "language", "string", "ISO 639-1", "en, or und where the text does not read as English"
        ),
        Column(
            "genre", "string", "label", "what the page calls it (opinion, analysis, live); or empty"
        ),
        Column("n_words", "int", "words", "words of headline, lead and body; captions left out"),
        Column("n_body_words", "int", "words", "words of lead and body"),
        Column(
            "n_first_third_words", "int", "words", "words of sentences starting in the first third"
        ),
        Column("n_sentences", "int", "sentences", "sentences of headline, lead and body"),
        Column(
            "n_normalised", "int", "characters", "quotation marks, dashes and spaces made alike"
        ),
        Column(
            "n_guarded", "int", "characters", "control characters dropped or over-long runs split"
        ),
        Column("encoding", "string", "name", "how the file's bytes were read"),
        Column("file_sha256", "string", "hex", "the file's bytes"),
        Column("text_sha256", "string", "hex", "the text below, as UTF-8"),
        Column("text", "string", "text", "headline and paragraphs, furniture removed"),
    ),
)

REMOVED_LINES = Table(
    "removed_lines",
    "a line that cleaning took out",
    ("removed_line_id",),
    (
        Column("removed_line_id", "string", "key", "article_id and line number"),
        article_key(),
        Column("line", "int", "line number", "its number in the file, from 1"),
        Column("text", "string", "text", "the line"),
        Column("reason", "string", "rule", "the rule that took it out"),
        Column("why", "string", "sentence", "what that rule looks for, in plain words"),
    ),
)

REJECTED_ROWS = Table(
    "rejected_rows",
    "an input that was not accepted",
    ("rejected_row_id",),
    (
        Column("rejected_row_id", "string", "key", "file and row"),
        Column("file", "string", "path", "the file as named in the input"),
        Column("row", "int", "row number", "its row in articles.csv, from 1; 0 for a whole file"),
        Column("reason", "string", "code", "why it was rejected"),
        Column("message", "string", "sentence", "what, why and what to do next"),
    ),
)
