"""How the labels part of the Wording page says what was counted, and what chance would make."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.figures.grid import MAX_LINES as MAX_COMPANY
from analysis.figures.grid import place_columns
from analysis.notation import count
from pages.shared.escaping import isolate
from pages.shared.loading_entities import load_entities
from pages.shared.loading_labels import EMPTY_WORDS, MAX_LINES, Ladder, Referent, name_company
from pages.shared.naming_evidence import report_name

LABEL_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "label": "Label",
    "n_uses": "Uses",
    "of_uses": "Uses of any label",
    "n_articles_with": "Articles with it",
    "of_articles": "Articles that name it",
    "n_hedged": "With a word of doubt",
    "n_uses_elsewhere": "Others' uses",
    "is_only_here": "Only here",
    "chance_share": "Share of shuffles with one like it",
}
COMPANY_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "kind": "What stands with it",
    "label": "Name or word",
    "n_uses": "Uses",
    "of_uses": "Uses in all",
}
COMPANY_CAPTION = (
    "Uses of the words above by whom they name as doing or having it (Russian meddling, meddling "
    "by Russia), and by the word that leaves open whether it is so, in the phrase or before it "
    "(alleged meddling, allegations of meddling). Each of the two adds up to all uses of the "
    "report; grey: nothing of the kind. Russian counts with Russia. A name beside the word need "
    "not be the doer: Syria truce. What the rest of the sentence says of it, such as denied, is "
    "not seen here: open the sentences."
)
N_TOLD = 60
"""Labels that a figure's words name."""

N_NAMED = 6
"""Reports that are named of those without a use or a column."""

TOGETHER = (
    "No events are known, so all articles are taken together: what is found may be what was "
    "reported, and not how."
)


def describe_counting(referent: Referent) -> str:
    """Say what a use is."""
    if referent.entity_id:
        return (
            "Uses of names, titles and descriptions that mean the entity, in headline and text. A "
            "description counts where its name stands beside it or its words stand before the name "
            "elsewhere in the article; pronouns do not count."
        )
    told = (
        "Uses of noun phrases with one of the words, in headline and text, without articles and "
        "figures."
        if referent.is_whole
        else "Uses of the words in headline and text, as main word of a phrase or before it."
    )
    return (
        f"{told} Whether they mean the same thing is for the reader to judge: open the sentences."
    )


def describe_undrawn(ladder: Ladder) -> str:
    """Say how many labels and reports are not drawn; empty if all are."""
    n_labels = ladder.labels["label"].nunique()
    said = []
    if n_labels > MAX_LINES:
        said.append(f"The {MAX_LINES} most used of {n_labels:,} labels are drawn.")
    if undrawn := name_reports(find_undrawn(ladder), ladder):
        said.append(f"Not drawn, for want of room: {undrawn}.")
    return " ".join([*said, "The numbers have all."]) if said else ""


def name_silent(ladder: Ladder) -> str:
    """Name the reports that were looked at and have no use; empty if all have one."""
    named = name_reports(ladder.silent, ladder)
    return f"Not found in: {named}." if named else ""


def find_undrawn(ladder: Ladder) -> list[tuple[str, str]]:
    """Return the events and sides for which there is no column."""
    drawn = place_columns(ladder.labels).places
    reports = ladder.labels[["event_id", "side"]].drop_duplicates()
    return [key for key in reports.itertuples(index=False, name=None) if key not in drawn]


def name_reports(reports: Sequence[tuple[str, str]], ladder: Ladder) -> str:
    """Name the first few reports and say how many more there are."""
    names = [_name(event_id, side, ladder) for event_id, side in reports[:N_NAMED]]
    rest = len(reports) - len(names)
    return f"{'; '.join(names)}{f' and {rest:,} more' if rest else ''}"


def _name(event_id: str, side: str, ladder: Ladder) -> str:
    """Name a report where nothing follows it."""
    return report_name(event_id, side, is_pooled=ladder.is_pooled).removesuffix(",")


def describe_undrawn_company(ladder: Ladder) -> str:
    """Say how many names and words are not drawn; empty if all are."""
    n_lines = len(ladder.company[["facet", "value"]].drop_duplicates())
    if n_lines <= MAX_COMPANY:
        return ""
    return f" The {MAX_COMPANY} most frequent of {n_lines:,} lines are drawn; the numbers have all."


def describe_chance(ladder: Ladder) -> str:
    """Say how many labels are one report's only, and how many chance would make so."""
    if ladder.baseline.empty:
        return (
            "Nothing is said to be only here: no other report selected of the same event names it."
        )
    rows = ladder.baseline[
        [
            *("n_labels", "n_only_here", "chance_only_here"),
            *("n_repeated_only_here", "chance_repeated_only_here"),
        ]
    ].sum()
    whose = "side" if ladder.is_pooled else "report"
    unit = "articles" if set(ladder.baseline["unit"]) == {"article"} else "uses"
    n_beyond = int(ladder.labels["is_beyond_chance"].sum())
    n_only, n_labels = int(rows["n_only_here"]), count(int(rows["n_labels"]), "label")
    each = "" if ladder.is_pooled else ", counted for each event"
    once = (
        f"Of {n_labels}{each}, {n_only:,} {'is' if n_only == 1 else 'are'} used by one {whose} "
        f"only. With the {unit} dealt out at random {rows['chance_only_here']:.1f} would be: "
        "being only here is no finding by itself."
    )
    repeated = (
        f"Used twice or more and by one only: {int(rows['n_repeated_only_here']):,}, at random "
        f"{rows['chance_repeated_only_here']:.1f}. Beyond what chance makes: "
        f"{n_beyond or 'none'}{' (diamonds)' if n_beyond else ''}."
    )
    few = (
        " A text repeats its own words, so with one article a side this tells texts apart, never "
        "outlets."
        if unit == "uses"
        else ""
    )
    together = f" {TOGETHER}" if ladder.is_pooled else ""
    return f"{once} {repeated}{few}{together}"


def tell_labels(ladder: Ladder, name: str) -> str:
    """Say in words what the figure of labels shows: the most used."""
    told = ladder.labels.nlargest(N_TOLD, "n_uses").sort_index()
    said = [
        f"{_name(row['event_id'], row['side'], ladder)}: "
        f"{isolate(row['label'])}, {row['n_uses']:,} of {row['of_uses']:,}"
        for row in told.to_dict("records")
    ]
    return f"Labels for {name}. {'; '.join(said)}."


def tell_company(referent: Referent, ladder: Ladder) -> str:
    """Say in words who is named with the thing, and with which words of doubt."""
    words = load_entities(referent.selection.corrections, ()).words
    named = name_company(ladder.company, words)
    said = [
        f"{_name(row['event_id'], row['side'], ladder)}: "
        f"{isolate(name)}, {row['n_uses']:,} of {row['of_uses']:,}"
        for row, name in zip(ladder.company.to_dict("records"), named, strict=True)
        if name not in EMPTY_WORDS.values()
    ]
    return f"Who is named with it, and words of doubt. {'; '.join(said[:N_TOLD]) or 'None'}."
