"""Lines that are not the article, told by their words: share buttons, prompts, captions, copyright, menus, credits.

A rule takes a whole paragraph or nothing, so no rule may match what an article says. Every phrase is bounded, so that a
hostile text costs no more than a long one. Tuned on 10,000 articles of 60 outlets, and on PolNeAR, where no rule here
takes a paragraph with an attribution in it.
"""

import re
from enum import StrEnum


class Reason(StrEnum):
    """Why a passage is no part of the article."""

    TITLE = "title"
    MASTHEAD = "masthead"
    BYLINE = "byline"
    DATE = "date line"
    APPEAL = "appeal for money"
    SUBSCRIBE = "subscription or newsletter prompt"
    CAPTION = "caption"
    HEADING = "heading"
    SHARE = "share, print or payment words"
    MORE = "pointer to other articles"
    ADVERTISEMENT = "advertisement"
    COPYRIGHT = "copyright"
    CREDIT = "credit"
    AUTHOR = "about the author"
    DISCLAIMER = "disclaimer"
    NAVIGATION = "navigation"
    FRONT_MATTER = "front matter"


_MAX_CHARS = 1500
_MAX_WHOLE_CHARS = 400
_MAX_PROMPT_CHARS = 800
_MAX_CAPTION_WORDS = 70
# A pointer is a line; where "Read:" opens a long paragraph, an article has run into it.
_MAX_BEGINNING_CHARS = {Reason.MORE: 300, Reason.CAPTION: 800, Reason.SUBSCRIBE: _MAX_PROMPT_CHARS}
_OPENING_QUOTE = tuple("\"“‘'")

_AGENCY = (
    r"(?:AP|A\.P\.|Reuters|REUTERS|AFP|EPA|UPI|Getty(?: Images)?|Shutterstock|Bloomberg|Pool|Zuma|ZUMA|Alamy|TASS|"
    r"Xinhua|CQ Roll Call)"
)
_THIS = r"this (?:article|story|report|post|page)"
_NETWORKS = r"(?:twitter|facebook|instagram|x|threads|linkedin|mastodon|bluesky|telegram|youtube)"
_BUTTON = (
    r"(?:share|tweet|post|print|e-?mail|save|pin|facebook|twitter|x|linkedin|reddit|whatsapp|telegram|pinterest|"
    r"flipboard|pocket|comments?|copy link)"
)
# Names and the words between them, in a line of credits: nothing that could be a clause. Words may hold stops, what
# parts them may not: with both, a hostile line could be split in exponentially many ways.
_NAMES = (
    r"(?-i:(?:[,;]? {1,2}(?:[A-Z][\w.'’-]{0,30}|and|in|by|from|at|the|of|for|with|de|da|van|von|al|el|bin|additional|"
    r"reporting|writing|editing|compiled)){1,50})"
)
_WRITER = r"(?-i:[A-Z][\w'’-]{1,30}(?: [A-Z][\w.'’-]{0,30}){1,3})"

# Paragraphs that are one of these from end to end, in any case, with any bullets, brackets and stops around.
_WHOLE_PHRASES: dict[Reason, tuple[str, ...]] = {
    Reason.SHARE: (
        rf"{_BUTTON}(?:[\s,|/•·]+{_BUTTON}){{0,12}}",
        r"share (?:this|on|via)\b.{0,60}",
        r"(?:read or )?share this story:.{0,200}",
        r"link copied|more sharing options|pin it|bookmark|text size|font size|gift article|give this article",
        r"(?:show|view|leave a|post a|\d{1,6}) comments?|\d{1,6} shares?",
        rf"(?:print|e-?mail|republish) {_THIS}",
        r"pa[iy]i?ment (?:methods?|options?)",
        r"not ready to (?:support|subscribe|donate) (?:us )?(?:today|now|yet)\?",
        r"remind me (?:later|in \w+)|maybe later|no,? thanks",
        r"(?:one[- ]time|monthly|annual(?:ly)?|yearly)(?: (?:gift|donation|contribution))?|other amount",
        r"i['’]m already a (?:supporter|member|subscriber)",
    ),
    Reason.MORE: (
        r"(?:read|show|load|see|view|learn) (?:more|less|all)"
        r"(?: (?:here|stories|news|articles|on this(?: topic)?|about .{1,80}|from .{1,60}))?",
        r"(?:continue|keep) reading(?: the main story)?",
        r"(?:read|see) the (?:rest|full (?:story|article|report|post|text|interview))(?: .{0,60})?",
        r"read (?:it all|the whole thing|it) here|more on this|more (?:stories|news|from .{1,40})",
        r"most (?:read|popular|viewed)|trending(?: now)?",
        r"(?:related|recommended|popular|latest)"
        r"(?: (?:articles?|stories|news|posts|topics|links|coverage|content|videos?))?",
        r"you (?:may|might) (?:also )?(?:like|be interested in)|(?:also|further) reading",
        r"read next|up next|what to read next|editor['’]?s['’]? picks",
        r"(?:story|article) continue[sd](?: below(?: advertisement)?)?",
        rf"{_THIS} tagged under:?.{{0,80}}|(?:tags?|topics?|filed under|in this (?:article|story)):.{{1,200}}",
    ),
    Reason.ADVERTISEMENT: (
        r"(?:advertisements?|sponsored(?: content)?|promoted(?: content)?|ads?|paid post|scroll to continue)"
        r"(?:[\s\-–]+(?:advertisements?|continue reading.{0,40}|scroll to continue.{0,40})){0,3}",
    ),
    Reason.NAVIGATION: (
        r"home|menu|search|close|loading|register|my account|subscribe|newsletters?|contact us|about us",
        r"skip to (?:main )?content|back to (?:top|home.{0,20})|(?:next|previous|prev)(?: (?:article|story|post|"
        r"page))?",
        r"(?:log|sign) ?(?:in|out|up)(?: / .{1,20})?",
        r"privacy policy|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings)",
        r"opinion|news analysis|analysis[/ ]opinion|editorial|breaking(?: news)?|exclusive",
        r"(?:prev|next) image \d+ of \d+|page \d+ of \d+|view (?:gallery|slideshow)|watch (?:now|live)",
        r"\d{1,3}[ -]min(?:ute)?s? read",
        r"home(?:\s*[>»/|›]\s*[\w &-]{2,40}){1,5}",
    ),
    Reason.CAPTION: (
        r"(?:photos?|pictures?|images?|videos?|file photo|photo gallery|gallery|graphic)(?: (?:caption|credit))?",
        r"!\[[^\]]{0,300}\]\([^)\s]{0,300}\)|slideshow \(\d+ images?\)|.{2,60}['’]s? photo",
        r"(?:an? )?(?:file )?(?:photo|photograph|picture|image|illustration|video|graphic)s?(?: credit)?"
        r"\s?(?:by|:|courtesy).{1,150}",
        rf"(?:credit|photo)s?:? .{{0,60}}(?:/|via ){_AGENCY}.{{0,40}}",
        rf"{_AGENCY}(?:[ /].{{1,40}})? photos?(?:[/ ].{{1,60}})?",
    ),
    Reason.CREDIT: (
        r".{3,300} contributed (?:reporting |research )?to this (?:report|story|article|post|piece|dispatch|reporting)"
        r"(?: from .{3,60})?",
        r"[^,.]{3,60} contributed (?:reporting )?from [A-Z].{2,30}",
        rf"{_WRITER}(?:, {_WRITER}){{0,6}}(?:,? and {_WRITER})? reported from (?-i:[A-Z])[^.]{{2,60}}"
        r"(?:\. Follow .{3,200})?",
        r"(?:with )?(?:additional )?(?:reporting|writing|editing|compiled)(?: and (?:writing|editing))? (?:by|from)"
        rf"{_NAMES}",
        r"(?:contributing|contributors?): .{3,200}",
        r".{0,40}(?:with|includes) (?:files|material|reporting) from .{3,100}",
        rf"{_THIS} (?:is|was) based (?:in part )?on .{{0,40}}(?:wire|agency|agencies|news) .{{0,60}}",
    ),
    Reason.DATE: (rf"{_THIS} (?:has been|was|is being) (?:last )?updated(?: (?:at|on) .{{3,60}})?",),
}

# Paragraphs that begin with one of these, in any case. No article's own sentence does.
_BEGINNINGS: dict[Reason, tuple[str, ...]] = {
    Reason.SUBSCRIBE: (
        rf"follow (?:us\b|@\w+|[^.]{{2,120}}? on {_NETWORKS}\b)|(?:like|find|join) us on |join the (?:conversation|"
        rf"discussion)\b",
        r"subscribe to [^.]{1,80}(?:podcast|channel|newsletter|magazine|feed|update)",
        r"listen to [^.]{2,80} (?:podcast|wherever you)|download (?:the|our) [^.]{0,40}\bapp\b",
        r"send (?:us )?(?:your )?(?:tips?|letters|comments|questions|feedback)\b[^.]{0,40} to\b",
        r"(?:were|are|have|did|do) you [^.?]{2,120}\? (?:please )?(?:call|e-?mail|contact|write to|text|tell us|"
        r"get in touch|send)\b",
        r"(?:got|have) a (?:news )?tip\b|already a (?:subscriber|member)\b|to continue reading\b",
        r"you have (?:\d+|no|one) (?:free )?(?:articles?|stories)|thank you for signing up",
        r"create (?:a free|an) account|this (?:content|article) is (?:only )?(?:available )?for (?:subscribers|"
        r"members)",
    ),
    Reason.COPYRIGHT: (
        r"(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}|by\b|notice)|all rights reserved\b)|[^.]{3,60} (?:©|\(c\)) ?\d{4}",
        r"(?:this|the) (?:material|content|article) (?:may not|cannot) be (?:published|reproduced|republished)",
    ),
    Reason.DISCLAIMER: (
        r"(?:the )?(?:opinions?|views?)(?: and (?:opinions?|views?))? (?:expressed|presented|stated) (?:by|in|here|"
        r"above)\b",
        r"this is a rush transcript|[^.]{2,30} transcripts are created on a rush",
        r"content created by [^.]{3,80} is available|(?:quotes|market data) delayed",
        r"we use cookies|this (?:web)?site (?:uses|is protected by)\b",
        r"(?:please )?enable (?:javascript|cookies)|(?:javascript|cookies?) (?:is|are) (?:disabled|required)",
        r"by (?:clicking|continuing|using|signing)[^.]{0,60},? you (?:agree|accept|consent)",
    ),
}

# The same, but case counts: "MORE: ..." points elsewhere, "more: ..." need not.
_CASED_BEGINNINGS: dict[Reason, tuple[str, ...]] = {
    Reason.MORE: (
        r"(?:RELATED|READ(?: MORE| ALSO| NEXT)?|ALSO READ|MORE|SEE ALSO|ALSO SEE|WATCH|LISTEN|DON['’]T MISS)\s*:\s*\S",
        r"(?:Related(?: (?:story|stories|article|articles|coverage|video))?|Read(?: (?:more|also|next))?|Also "
        r"read)\s*:\s*\S",
        r"(?:Also on [A-Z][\w ]{1,30}|See also|Also see|Further reading|Recommended|Don['’]t miss)\s*:\s*\S",
        r"More:\s?[A-Z]|PHOTOS?\s*:\s*\S|VIDEO\s*:\s*\S|Watch the latest video",
        r"(?:Click|Tap) here (?:to|for)\b|CLICK HERE (?:TO|FOR)\b|Full [Cc]overage\s*:\s*\S|Related Coverage [A-Z]",
        r"Click for more\b|Read more (?:from|about|on)\b|For [^.]{0,80}click here",
        r"Visit [^.]{1,60} (?:homepage|website) for more",
    ),
    Reason.CAPTION: (
        r"Enlarge this image|toggle caption|[Hh]ide [Cc]aption|Photos?: [^.]{2,80} Hide Caption|Image \d+ of \d+",
        r"JUST WATCHED\b|CLOSE (?:[A-Z][a-z]|[AI] )",
        r"Image (?:copyright|source|caption)\b|Media (?:caption|playback is (?:not |un)supported)\b",
        r"Image [A-Z][^\n]{2,300}? Credit(?:\.{3}|…)? ?[A-Z]",
        r"In this (?:undated|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4},?) (?:file |handout )?(?:photo|image)\b",
        r"FILE ?(?:PHOTO ?)?[-–—:] ?[A-Z]",
    ),
}

# An imperative at the start of a sentence, and what comes by mail.
_PROMPT = re.compile(
    r"(?:^|[.!?:*»]\s{0,3})(?:sign up|subscribe|get|want|join|receive|register|enter your e-?mail|let our|catch up|"
    r"click here|"
    r"stay (?:up to date|informed|on top))\b[^\n]{0,300}?"
    r"\b(?:newsletters?|inbox|e-?mails?|alerts|podcasts?|briefing|unsubscribe|recaptcha|sign[ -]?up)\b|"
    r"\bby signing up,? you (?:agree|will)|unsubscribe at any time|newsletter sign ?up|"
    r"sign up for (?:our|the) [\w ]{0,30}newsletter|subscribe (?:now|today) (?:for|to) |"
    r"sign up (?:here|now|today)\b[.!]?$",
    re.IGNORECASE,
)

# Who took the picture, at the end of a caption, or in the middle where caption and title have run together.
_PHOTO_CREDIT = re.compile(
    rf"\((?:[^()]{{0,80}}\b[Pp]hotos?\b[^()]{{0,80}}|[^()]{{1,60}}[/,]\s?(?:The )?{_AGENCY}[^()]{{0,40}}|"
    rf"(?:Getty|Image)[^()]{{0,60}}|{_AGENCY}/[^()]{{1,60}})\)\.?$|"
    rf"\| {_AGENCY} [A-Z]|\| (?:{_AGENCY}|[A-Z]{{2,10}})? ?(?:Photos?|Images|Screengrab|Illustration|Staff photo)\b|"
    rf"\btoggle caption\b|\bHide Caption\b|"
    rf"\b(?:Photo|Photograph|Picture|Image|Illustration|Video|Credit)s?(?: credit)?: ?[A-Z][^.:]{{2,80}}$|"
    rf"\bMore Videos \.\.\. MUST WATCH\b|"
    rf"/{_AGENCY}\.?$|"
    r"\b(?:REUTERS|AFP|EPA)/[A-Z][\w.'’-]{1,30}(?: [\w.'’-]{1,30}){1,3}(?: TPX IMAGES OF THE DAY)?$"
)

_BEFORE = r"[\s>•*#_\-–—|:\[(]{0,8}"
_BEHIND = r"[\s.!…:»>*_|\])]{0,8}"


def _compile(
    phrases: dict[Reason, tuple[str, ...]], end: str, flags: int
) -> tuple[tuple[Reason, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(f"{_BEFORE}(?:{'|'.join(some)}){end}", flags)) for reason, some in phrases.items())


_WHOLE = _compile(_WHOLE_PHRASES, _BEHIND, re.IGNORECASE)
_BEGINNING = (*_compile(_BEGINNINGS, "", re.IGNORECASE), *_compile(_CASED_BEGINNINGS, "", 0))


def find_furniture(paragraph: str) -> Reason | None:
    """Return why a paragraph, wherever it stands, is no part of the article; None where it may be one."""
    if len(paragraph) > _MAX_CHARS:
        return None
    if len(paragraph) <= _MAX_WHOLE_CHARS:
        for reason, pattern in _WHOLE:
            if pattern.fullmatch(paragraph):
                return reason
    for reason, pattern in _BEGINNING:
        if len(paragraph) <= _MAX_BEGINNING_CHARS.get(reason, _MAX_CHARS) and pattern.match(paragraph):
            return reason
    if paragraph.count(" ") < _MAX_CAPTION_WORDS and _PHOTO_CREDIT.search(paragraph):
        return Reason.CAPTION
    if len(paragraph) <= _MAX_PROMPT_CHARS and not paragraph.startswith(_OPENING_QUOTE) and _PROMPT.search(paragraph):
        return Reason.SUBSCRIBE
    return None
