"""Rules: each kind of page furniture as a name, a reason and the form of its line.

A pattern must match the whole line, whatever its case. A rule for any place has to be so
narrow that no sentence of reporting has that form; a rule for the edge holds only above
the first and below the last paragraph. No rule goes by a first word alone: "Following
the talks, ..." is reporting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["any", "edge"]


@dataclass(frozen=True)
class Rule:
    """One kind of furniture: its name, why it goes, and where it may be looked for."""

    name: str
    why: str
    place: Place = "any"
    pattern: re.Pattern[str] | None = None


def _rule(name: str, why: str, pattern: str, place: Place = "any") -> Rule:
    return Rule(name, why, place, re.compile(pattern, re.IGNORECASE | re.VERBOSE))


_YOU = r"(?-i:[Uu]s|[Oo]ur|[Yy]our|[Hh]ere)"  # but not US, the country
_STATED = r"(?:said|says|told|was|were|had|has|have|will)"
_OFFER = (
    r"(?:newsletters?|inbox|apps?|channels?|notifications?|alerts?|subscriptions?|subscribers?"
    r"|subscribing|subscribe|e-?mail|mailing\ list|e-?paper|podcasts?|memberships?|account)"
)
_NETWORK = r"(?:telegram|whatsapp|youtube|facebook|twitter|instagram|linkedin|flipboard)"

_SHARE = (
    r"(?:shares?|tweet|print|e-?mail|send|save|pin(?:\ it)?|(?:copy(?:\ the)?\ )?link|link\ copied"
    r"|bookmark|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|messenger|flipboard"
    r"|tumblr|digg|google\+?|permalink|(?:font|text)\ size|listen|gift|follow|comments?"
    r"|add\ to\ (?:favou?rites|reading\ list))"
)
_BESIDE_SHARE = (
    r"(?:article|story|page|this|a|via|on|by|with|to|and|or|your|friends?|likes?|views?|us|x"
    r"|\d[\d.,]*[km]?)"
)

# A list of people with places, as in "Jane Doe and John Roe in Rome; editing by Ann Poe".
_CREW = (
    r"(?-i:(?:[A-Z][\w.'\u2019@-]*|and|in|for|from|the|with|de|van|von|al|bin|agency|agencies|wires"
    r"|bureaus?|[Aa]dditional|[Rr]eporting|[Ww]riting|[Ee]diting|by)(?:[\s,;:&.)]+|$)){1,60}"
)

RULES: tuple[Rule, ...] = (
    _rule(
        "marks_only",
        "The line holds no letter or digit.",
        r"[\W_]+",
    ),
    _rule(
        "advert",
        "The line marks an advertisement or asks to scroll past one.",
        r"[\W_]*(?:advertise?ments?|ads?|sponsored(?:\ content|\ by\b.{0,40})?"
        r"|promoted(?:\ content)?"
        r"|(?:story|article)\ continues\ (?:below|after)(?:\ (?:this\ )?(?:the\ )?advertise?ment)?"
        r"|(?:continue|keep)\ reading(?:\ (?:below|the\ main\ story))?"
        r"|scroll\ (?:down\ )?(?:for|to)\ (?:more|continue).{0,40}"
        r"|(?:remove|close|hide|skip|report)\ (?:this\ )?(?:ads?|advertise?ments?))[\W_]*",
    ),
    _rule(
        "image_label",
        "The line only says that an image or film stands here.",
        r"(?:image|photo|picture|video|gallery|slideshow|media)s?(?:\ (?:caption|source|gallery))?"
        r"(?:\s*\d+\s*(?:/|of)\s*\d+)?[\W_]*"
        r"|(?:\d+\s*(?:/|of)\s*\d+)\ ?(?:images?|photos?|pictures?)?"
        r"|(?:play|watch|view|open|enlarge|expand|close)(?:\ this)?"
        r"\ (?:the\ )?(?:video|image|photo|gallery|picture|slideshow)s?[\W_]*"
        r"|hide\ caption|toggle\ caption|click\ to\ enlarge",
    ),
    _rule(
        "loading",
        "The line stands for a part of the page that had not loaded.",
        r"(?:loading|please\ wait|buffering)[\W_]*",
    ),
    _rule(
        "unavailable",
        "The page apologises for a feature that does not work.",
        r"(?:we(?:'|\u2019)re\ sorry|sorry)\b.{0,40}\b(?:feature|page|video|content|service|"
        r"browser|player)\b.{0,40}\b(?:unavailable|not\ available|not\ supported"
        r"|not\ found)\b.{0,120}"
        r"|media\ playback\ is\ (?:unsupported|not\ supported)\b.{0,60}"
        r"|(?:please\ enable|you\ need\ to\ enable|enable)\ javascript\b.{0,80}"
        r"|(?:your\ browser|this\ browser)\ (?:does\ not|doesn(?:'|\u2019)t)\ support\b.{0,80}",
    ),
    _rule(
        "share",
        "The line offers to share, print, save or size the page.",
        rf"[\W_]*(?:{_BESIDE_SHARE}[\W_]+){{0,4}}{_SHARE}(?:[\W_]+(?:{_SHARE}"
        rf"|{_BESIDE_SHARE})){{0,16}}[\W_]*"
        r"|(?:click\ to\ )?(?:share|print|e-?mail|tweet)\ (?:this\ )?(?:on|via|to"
        r"|by)\ \w+\b.{0,60}(?<![.!?])"
        r"|click\ to\ (?:share|print|e-?mail|tweet)\b.{0,60}"
        r"|[^.]{0,40}(?:opens?|external\ links?)\b[^.]{0,20}\bin\ a\ new\ (?:window|tab)[\W_]*",
    ),
    _rule(
        "read_more",
        "The line points to another article.",
        r"(?:[\W_]*(?:read\ more|read\ also|also\ read|see\ also|related|more|watch(?:\ now"
        r"|\ live)?"
        r"|listen(?:\ now)?|in\ pictures|in\ pics|also\ watch|must\ read|recommended|explainer"
        r"|full\ coverage)\s*[:|>\u00bb\u2026]\s*.{3,110}"
        r"|[\W_]*(?:read|see|click\ (?:here\ )?(?:for|to\ (?:read|see|view)))"
        r"\ (?:the\ )?(?:more|full\ (?:story|article|text|report))\b.{0,60})(?<![.!])"
        r"|[\W_]*(?:read\ (?:more|next|on)|see\ (?:more|also|all)|show\ more|load\ more"
        r"|view\ (?:more|all)"
        r"|also\ read|learn\ more|find\ out\ more|continue\ reading|click\ here)[\W_]*",
    ),
    _rule(
        "subscribe",
        "The page asks its reader to subscribe, follow, register or download.",
        rf"(?!.*\b{_STATED}\b)[\s*>\u2022\u2013\u2014-]*(?:please\ )?(?:"
        r"(?:subscribe|sign[\ -]?up|download|install|register|get|receive|enter|click|tap|log\ ?in"
        r"|sign\ in|keep\ up|catch\ up|check\ out|don(?:'|\u2019)t\ miss|become\ a\ (?:member"
        r"|subscriber)"
        r"|follow|like|find|join|stay\ (?:connected|tuned|informed|up))\b"
        rf"(?=.*\b{_YOU}\b)(?=.*\b{_OFFER}\b).{{3,180}}"
        rf"|(?:follow|like|find|join)\b(?=.*\b{_YOU}\b)(?=.*\b{_NETWORK}\b).{{3,180}}"
        r"|(?:follow|like|find|join)\ (?-i:[Uu]s)\b.{0,60}"
        r"|(?:want|like|love|enjoy(?:ed|ing)?)\ (?:more|this|what)\b.{0,80}\?.{0,40}"
        r"\b(?:sign\ up|subscribe|follow\ us)\b.{0,120})",
    ),
    _rule(
        "sign_in",
        "The page asks its reader to sign in.",
        r"(?:please\ )?(?:sign|log)[\ -]?(?:in|up|out|on)(?:\ (?:here|now|to)\b.{0,60})?[\W_]*"
        r"|(?:already|not)\ (?:a|an)\ (?:subscriber|member)\b.{0,60}"
        r"|(?:register|create\ an\ account|my\ account|subscribe)(?:\ (?:now|here|today))?[\W_]*"
        r"|subscribe\ (?:now\ )?(?:for|from|to)\b.{0,60}",
    ),
    _rule(
        "disclaimer",
        "The page says how the text came to it, was changed, or who answers for it.",
        r"\W*disclaimer\s*[:\u2013\u2014-].{3,400}"
        r"|\W*this\ (?:story|article|copy|post|column)\ (?:has|was|is|had)\ (?:not\ )?(?:been\ )?"
        r"(?:auto-?\s?generated|created|published|originally|first|sourced|part\ of\ a"
        r"|supported\ by)"
        r"\b.{0,300}"
        r"|\W*this\ (?:story|article|report|copy|post|column|piece)\ (?:has|had)\ (?:not\ )?been"
        r"\ (?:updated|edited|amended|corrected|published|created)\b.{0,300}"
        r"|\W*this\ (?:story|article|report|copy|post|column|piece)\ was\ (?:updated|amended"
        r"|corrected)"
        r"\b.{0,300}"
        r"|our\ standards\s*:.{3,80}"
        r"|\W*(?:only\ )?(?:the\ )?headline\b.{0,40}\b(?:may|might)\ have\ been\ reworked\b.{0,300}"
        r"|\W*(?:the\ )?(?:views|opinions)(?:\ and\ (?:views|opinions))?\ expressed"
        r"\ (?:in\ this\ (?:article|column|commentary|piece|post|op-ed)|here|are\ (?:those|solely"
        r"|his"
        r"|her|their|the\ author)|by\ (?:the\ )?(?:authors?|contributors?|columnists?|writers?))"
        r"\b.{0,300}",
    ),
    _rule(
        "page_age",
        "The page says how long ago the article was published, which is no date.",
        r"(?:(?:this\ (?:article|story)?\s*(?:was\ published|is)|published|updated"
        r"|posted)\ )?(?:more\ than\ |over\ |about\ )?"
        r"(?:\d+|an?|one)\ (?:second|minute|min|hour|hr|day|week|month|year)s?\ (?:ago|old)",
    ),
    _rule(
        "date_label",
        "A date label without a date.",
        r"(?:last\ |first\ )?(?:updated|published|posted|modified)(?:\ (?:on|at))?\s*:?",
    ),
    _rule(
        "comments",
        "The line counts comments or leads to them.",
        r"[\W_]*(?:(?:no|\d+)\ comments?(?:\ yet)?|comments?(?:\ \(\d+\)|\ (?:are\ )?closed)?"
        r"|(?:view|show|read|see|hide)\ (?:all\ )?(?:\d+\ )?comments?"
        r"|join\ the\ (?:conversation|discussion))[\W_]*",
    ),
    _rule(
        "comment_form",
        "The line belongs to the comment form.",
        r"[\W_]*(?:(?:leave|post|add|write|make|submit)\ a\ (?:comment|reply)"
        r"(?:\ (?:below|on\ this\ story))?|cancel\ reply|filtered\ html|no\ html\ tags\ allowed"
        r"|allowed\ html\ tags\s*:.{0,200}"
        r"|web\ page\ addresses\ and\ e-?mail\ addresses\ turn\ into\ links\ automatically"
        r"|lines\ and\ paragraphs\ break\ automatically"
        r"|more\ information\ about\ (?:text\ )?formatting.{0,40}"
        r"|your\ e-?mail\ (?:address\ )?(?:will|is)\ not\ (?:be\ )?(?:published|shown"
        r"|shared).{0,80}"
        r"|required\ fields\ are\ marked.{0,20}|save\ my\ name,?\ e-?mail\b.{0,80}"
        r"|notify\ me\ of\ (?:new|follow-?up)\b.{0,60}"
        r"|you\ must\ be\ logged\ in\ to\b.{0,60})[\W_]*",
    ),
    _rule(
        "box_title",
        "The line is the title of a box with other articles.",
        r"[\W_]*(?:most\ (?:viewed|read|popular|shared|commented|watched|recent)|trending(?:\ now)?"
        r"|top\ (?:stories|news|videos)|latest\ (?:news|stories|videos|headlines)"
        r"|related\ (?:articles?|stor(?:y|ies)|topics?|news|content|links?|posts?|coverage|tags?)"
        r"|more\ (?:from|on|in)\ [^.!?]{2,40}|more\ (?:stories|news|coverage)"
        r"|recommended(?:\ for\ you)?"
        r"|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)|editors?(?:'"
        r"|\u2019)?s?\ (?:picks?|choice)"
        r"|explore\ (?:news|more)|popular\ (?:now|stories|posts|articles)|what\ to\ read\ next"
        r"|(?:most\ viewed|popular|trending|latest|more)\ in\ [^.!?]{2,30}"
        r"|elsewhere\ on\ [^.!?]{2,30}"
        r"|up\ next|next\ (?:article|story|post)|previous\ (?:article|story|post)"
        r"|from\ (?:the|our)\ (?:web|partners|archive)s?|around\ the\ web|paid\ content)[\W_]*",
    ),
    _rule(
        "menu",
        "The line is a control of the page.",
        r"[\W_]*(?:home|menu|search|navigation|sections?|close|skip\ to\ (?:main\ )?(?:content"
        r"|navigation)"
        r"|toggle\ (?:navigation|menu|search)|back\ to\ (?:top|home)|select\ (?:a\ )?\w+|next"
        r"|previous|prev"
        r"|(?:\w+\ )?e-?paper|about\ us|contact\ us|help|faqs?|site\ ?map|advertise(?:\ with\ us)?"
        r"|terms(?:\ (?:of\ (?:use|service)|(?:and|&)\ conditions))?|privacy(?:\ (?:policy"
        r"|notice))?"
        r"|cookies?(?:\ (?:policy|settings))?|rss(?:\ feeds?)?|careers|accessibility"
        r"|switch\ to\ (?:the\ )?(?:mobile|desktop|dark|light|international)\b.{0,20})[\W_]*",
    ),
    _rule(
        "cookies",
        "The page speaks of cookies, consent or terms.",
        r"(?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies\b.{0,300}"
        r"|by\ (?:using|continuing|clicking|browsing|submitting|subscribing|signing)\b.{0,80}"
        r"\b(?:you\ (?:agree|accept|consent|acknowledge)|our\ (?:terms|cookies?|privacy))\b.{0,300}"
        r"|.{0,80}\b(?:privacy\ policy\ and\ terms|terms\ of\ (?:service|use)\ apply)\b.{0,80}",
    ),
    _rule(
        "copyright",
        "The line states who owns the page.",
        r"[\W_]*(?:\u00a9|\(c\)|copyright\s*(?:\u00a9|\(c\)|\d{4})).{0,300}"
        r"|.{0,120}\ball\ rights\ reserved[\W_]*.{0,160}",
    ),
    _rule(
        "contribution",
        "The line names who else worked on the article.",
        r"\W*(?:additional|further|extra|with)\ (?:additional\ )?(?:reporting|research|writing)"
        rf"\s*(?:by|from)\s+{_CREW}\W*"
        rf"|\W*(?:reporting|writing|editing|compiled|translated)\s+by\s+{_CREW}\W*"
        rf"|\W*\(?with\ (?:inputs?|files?|material)\ from\s+{_CREW}\W*|\W*with\ agency\ inputs\W*"
        rf"|contributing\s*:\s*{_CREW}"
        r"|\W*(?-i:[A-Z][\w.-]+)(?-i:[\ ,&]|and\b|[A-Z][\w.'\u2019-]+){1,12}"
        r"\breported\ from\ (?-i:[A-Z])[^.]{2,80}\."
        r"|\W*[^.]{3,200}\bcontributed\ (?:reporting\ )?to\ this\ (?:report|story|article)\b"
        r"[^.]{0,40}\.?\W*"
        r"|\W*[^.]{3,120}\bcontributed\ reporting(?:\ from\ [^.]{2,60})?\.?\W*",
    ),
    _rule(
        "contact",
        "The line says how to write to the author or the paper.",
        r"follow\ (?-i:[A-Z][\w.'\u2019-]*\ ?){1,5}\ ?on\ (?:twitter|facebook|instagram)[\W_]*"
        r"|(?:follow|write\ to|e-?mail|contact|reach|tweet)\b[^.]{0,80}(?:\bat\b|\bon\ twitter\b"
        r"|:)?[^.]{0,40}"
        r"@\w[\w.-]*.{0,60}|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|e-?mail\s*:\s*\S+@\S+",
    ),
    _rule(
        "address",
        "The line is a web address.",
        r"(?:https?://|www\.)\S+",
    ),
    _rule(
        "tags",
        "The line lists the subjects the page is filed under.",
        r"(?:topics?|tags?|filed\ under|keywords?|categor(?:y|ies)"
        r"|more\ topics)\s*:.{1,200}(?<![.!?])"
        r"|(?:topics|tags|filed\ under)",
    ),
    _rule(
        "reading_time",
        "The line says how long reading takes or how often the page was opened.",
        r"(?:reading\ time|read\ time)\s*:?\s*\d+\s*min.{0,10}|\d+[\ -]min(?:ute)?s?\ read"
        r"|\d[\d.,]*[km]?\ (?:views?|shares?|reads?|likes?|retweets?)",
    ),
    _rule(
        "weather",
        "The line gives the weather where the page was opened.",
        r"(?:[\w.]+\s){0,4}[-\u2212\u2013\d.]*\s*\u00b0\s?[cf]?",
    ),
    _rule(
        "reader_place",
        "The line tells its reader day and place.",
        r"today\ in\ [^.!?]{2,50}|(?:good\ )?(?:morning|afternoon|evening),?\ (?:guest|reader"
        r"|user)",
        "edge",
    ),
    _rule(
        "desk_initials",
        "Initials of the desk that handled the copy.",
        r"[\W_]*[a-z]{1,4}(?:/[a-z]{0,4})+[\W_]*|[\W_]*[a-z]{2,3}/",
        "edge",
    ),
    _rule(
        "end_mark",
        "The line says that the text ends.",
        r"[\W_]*(?:ends?|more\ to\ follow|30)[\W_]*",
        "edge",
    ),
    _rule(
        "breadcrumb",
        "The line is the path through the site to this page.",
        r"[^/>\u203a\u00bb|]{2,30}(?:\s+[/>\u203a\u00bb|]\s+[^/>\u203a\u00bb|]{2,160}){1,5}(?<![.!?])",
        "edge",
    ),
)
