"""The reader's words for the columns of tables of actions."""

from __future__ import annotations

ROLE_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "name": "Name",
    "n_agent": "Acts in",
    "n_patient": "Acted upon in",
    "of_actions": "Actions in all",
    "agent_share": "Share in which it acts",
    "agent_share_low": "95% from",
    "agent_share_high": "to",
    "n_agentless": "Acted upon, no doer named",
    "n_articles_with": "Articles with it in an action",
    "n_articles": "Articles",
}
SIDE_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "n_articles": "Articles",
    "n_actions": "Actions",
    "n_verbs": "By a verb",
    "n_passive": "In the passive",
    "passive_share": "Share of verbs",
    "n_agentless_passive": "Passives without a doer",
    "agentless_passive_share": "Share of passives",
    "n_nominal": "By a noun",
    "n_agentless_nominal": "Nouns without a doer",
    "agentless_nominal_share": "Share of nouns",
}
VERB_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "part": "Part",
    "verb": "Verb",
    "n_actions": "Actions",
    "of_actions": "Of its actions in this part",
    "n_articles_with": "Articles",
}
DOER_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "doer": "Who",
    "patient_texts": "To whom or what",
    "n_actions": "Actions",
    "of_actions": "Of all with these verbs",
    "n_plain": "Told plainly",
    "n_quoted": "In a quoted voice",
    "n_negated": "As not done",
    "n_unreal": "As possible or wanted",
    "n_doubted": "With a word of doubt",
    "doubt_words": "Words of doubt",
    "n_articles_with": "Articles",
}
