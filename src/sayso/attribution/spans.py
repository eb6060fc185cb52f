"""Adding to the pieces of a passage, and cutting out of them."""

from sayso.types import Span, Spans


def add_span(spans: Spans, span: Span) -> Spans:
    """Return the spans and one more, in order, those that touch as one."""
    joined: list[Span] = []
    for start, end in sorted((*spans, span)):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def cut_out(text: str, spans: Spans, cut: Span) -> Spans:
    """Return the spans less what lies in `cut`; remains without a letter or digit are dropped."""
    kept = []
    for start, end in spans:
        for first, last in ((start, min(end, cut.start)), (max(start, cut.end), end)):
            if first < last and any(map(str.isalnum, text[first:last])):
                kept.append(Span(first, last))
    return tuple(kept)
