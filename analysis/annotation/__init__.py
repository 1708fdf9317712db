"""ANNOTATE: articles -> sentences, tokens, mentions and counts per article.

The only room that knows spaCy, and only three of its files do: `model` loads the
pinned model, `boundaries` steers its sentence starts, `reading` turns its documents
into tables. Everything after that (`spans`, `resolution`, `counts`, `aliases`) works
on plain words and tables, so the dashboard can import it without the model.
"""
