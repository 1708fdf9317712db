"""Annotate: articles to sentences, tokens and mentions. The only room that sees spaCy."""
