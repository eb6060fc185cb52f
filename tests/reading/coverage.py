"""Pages, feeds and archives about a harbour that does not exist, as programs of outlets write them."""

from html import escape

BODY = (
    "The harbour board of Vessaly voted on Tuesday to close the night ferry, after two hours of debate.",
    "“We looked at every plate of the hull, and there is no crack,” chief engineer Ada Quill told the board.",
    "Two members who asked not to be named said that the vote had been settled the week before.",
    "Mayor Tom Arden denied that. “Nobody called me, and I called nobody,” he said at the quay on Wednesday.",
    "The ferry carries about 900 people a night, most of them workers of the cannery on the northern shore.",
    "The board will meet again in March, when the cannery is expected to bring a plan of its own.",
)
SUMMARY = "The harbour board of Vessaly voted on Tuesday to close the night ferry."


def full_text(marker: str = "") -> str:
    """An article of more than a hundred words, as HTML. `marker` makes it another one."""
    return "".join(f"<p>{escape(line)}</p>" for line in (*BODY, marker) if line)


def page(title: str = "Board closes the night ferry", *, head: str = "", marker: str = "", site: str = "") -> bytes:
    """A page with one article."""
    name = f'<meta property="og:site_name" content="{escape(site)}">' if site else ""
    return (
        f"<!doctype html><html><head><title>{escape(title)}</title>{name}{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{escape(title)}</h1>{full_text(marker)}</article></body></html>"
    ).encode()


def rss(*items: str, title: str = "Harbour Ledger", head: str = "") -> bytes:
    """An RSS feed with items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        f"<channel><title>{title}</title><link>http://ledger.example/</link>{head}{''.join(items)}</channel></rss>"
    ).encode()


def item(number: int = 1, *, content: str = "", more: str = "", link: str = "") -> str:
    """An item of a feed: with a summary only, or with the whole text as `content`."""
    link = link or f"http://ledger.example/ferry/{number}"
    body = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>Ferry, part {number}</title><link>{escape(link)}</link><guid>ferry-{number}</guid>"
        f"<pubDate>Tue, 03 Mar 2026 18:4{number}:00 +0100</pubDate>"
        f"<description>{SUMMARY}</description>{body}{more}</item>"
    )
