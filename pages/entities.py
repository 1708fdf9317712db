"""Entities: who is named, how often and in whose words, together with whom, and who is not."""

import streamlit as st

from pages.shared.absent import show_absent
from pages.shared.correcting import show_corrections
from pages.shared.entities import show_places, show_ranking, summary
from pages.shared.layout import show_head
from pages.shared.loading import load_basics
from pages.shared.loading_entities import load_most_named, load_named
from pages.shared.naming import LOCAL_KEYS, ask_naming
from pages.shared.naming_evidence import NamePlace, cells_of_names
from pages.shared.network_asks import LOCAL_KEYS as NETWORK_KEYS
from pages.shared.network_asks import ask_network
from pages.shared.networks import drawn_pairs, show_networks, stands_of
from pages.shared.notices import show_notices
from pages.shared.strips import follow_strip

follow_strip(marks="Names")
basics = load_basics()
selection = st.session_state["selection"]
head = st.container()
naming, entities = ask_naming(selection, basics)
named = load_named(naming)
with head:
    show_head("Entities", summary(naming, named, entities), [*LOCAL_KEYS, *NETWORK_KEYS, "show"])
show_notices(selection, basics, named.articles)

if not named.rates.empty:
    ranking, networks = st.container(), st.container()
    with networks:
        ask = ask_network(naming, named)
    pairs = drawn_pairs(naming, named, ask)
    place = NamePlace(
        naming, entities, cells_of_names(named, pairs, stands_of(named, ask), entities)
    )
    with ranking:
        show_ranking(naming, named, entities, place)
    with networks:
        show_networks(naming, named, entities, ask, place)
    if naming.focus:
        show_places(naming, entities)
    show_absent(naming, entities)
elif not named.articles.empty:
    st.info("Nobody is named here: take a name out above, or choose the whole text.")

ids = load_most_named(selection.event_id, selection.corrections, naming.also)
show_corrections(
    {entities.words[key]: key for key in (*naming.focus, *ids) if key in entities.words},
    entities,
    next(iter(naming.focus), None),
)
