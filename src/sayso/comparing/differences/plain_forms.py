"""The form by which a word is compared with those of another passage: "broke" as "break", "gonna" as "going"."""

# Past forms that no ending shows, and what they are forms of.
_IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "became/become began/begin bought/buy broke/break brought/bring built/build came/come chose/choose drew/draw"
        " drove/drive fell/fall felt/feel fought/fight found/find gave/give got/get grew/grow held/hold kept/keep"
        " knew/know led/lead left/leave lost/lose made/make meant/mean met/meet paid/pay ran/run rose/rise said/say"
        " sat/sit saw/see sent/send slept/sleep sold/sell spent/spend spoke/speak stood/stand stole/steal"
        " struck/strike swore/swear taken/take taught/teach thought/think threw/throw told/tell took/take went/go"
        " won/win wore/wear wrote/write"
    ).split()
)
_SHORT = {"gonna": "going", "wanna": "want", "gotta": "got", "kinda": "kind", "'til": "until", "till": "until"}


def plain_form(word: str) -> str:
    """The form by which a word is compared: the present of an irregular verb, what a short form is short for."""
    return _IRREGULAR.get(word) or _SHORT.get(word, word)
