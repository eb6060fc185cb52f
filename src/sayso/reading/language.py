"""Whether a text is English: by its function words, and only in doubt by a language model.

py3langid is right on nearly everything of 20 words or more, but its model takes half a second to load, a quarter of all
that a report on two articles may take. English prose betrays itself by its commonest words; of 10,000 news articles,
three are in doubt. Those, and texts in other languages, are what the model is loaded for.
"""

import re
from functools import cache
from typing import NamedTuple, Protocol, cast

ENGLISH = "en"

# Frequent in English and rare or unknown in languages that share its alphabet ("in", "is", "was", "for", "at" are not).
_FUNCTION_WORDS = frozenset(
    "the and of to that with from which their were has been they would his who this but".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 6000

# Tuned on 10,000 news articles: all but 3 have at least these shares. Other languages reach 0.02 and, but for names of
# English-language outlets, 0.
_MIN_FUNCTION_SHARE = 0.1
_MIN_THE_SHARE = 0.005
_SURE_WORDS = 30  # below, the shares are too coarse to be asked

# The model's confidence from which on "not English" is believed. On paragraphs of English news cut out of 400
# articles, it is wrong with more than 0.5 on 6 of 7,100 from 20 words on, and with more than 0.9 on none below 20.
_SHORT_WORDS = 20
_FEW_WORDS = 4  # below, no model can tell
_MIN_CONFIDENCE = 0.5
_MIN_CONFIDENCE_SHORT = 0.9


class Language(NamedTuple):
    """An ISO 639 code and how sure it is (0 to 1). `code` is None where the text is too short to tell."""

    code: str | None
    confidence: float


class _Classifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def find_language(text: str) -> Language:
    """Return the language of a text. Short texts get the benefit of the doubt: None rather than a guess."""
    sample = text[:_SAMPLE_CHARS]
    words = _WORD.findall(sample.lower())
    if len(words) < _FEW_WORDS:
        return Language(None, 0.0)
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    has_the = words.count("the") >= _MIN_THE_SHARE * len(words)
    if len(words) >= _SURE_WORDS and share >= _MIN_FUNCTION_SHARE and has_the:
        return Language(ENGLISH, 1.0)
    code, confidence = _load_model().classify(sample)
    needed = _MIN_CONFIDENCE_SHORT if len(words) < _SHORT_WORDS else _MIN_CONFIDENCE
    if code == ENGLISH or confidence >= needed:
        return Language(code, confidence)
    return Language(ENGLISH if share >= _MIN_FUNCTION_SHARE else None, confidence)


@cache
def _load_model() -> _Classifier:
    # Imported here: with its model it costs half a second, and most runs never ask it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast(_Classifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
