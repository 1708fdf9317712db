"""Methods: one card for each measure, and what this corpus was built from."""

from pages.shared.layout import show_head
from pages.shared.loading import load_basics, load_corpus
from pages.shared.methods import show_build, show_cards, show_quality

show_head(
    "Methods",
    "What each figure asks, counts and leaves out. Every measure states its limits.",
)
show_cards()
show_quality(load_basics().quality)
show_build(load_corpus().manifest)
