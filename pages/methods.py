"""Methods: one card for each measure, and what this corpus was built from."""

from pages.shared.layout import show_head
from pages.shared.loading import load_corpus
from pages.shared.methods import show_build, show_cards

show_head(
    "Methods",
    "What each figure asks, counts and leaves out. Every measure states its limits.",
)
show_cards()
show_build(load_corpus().manifest)
