"""What a store is asked by a search: one value, with what each of its fields means, for every way of asking."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Question:
    """Words, and what they are narrowed to. The command line, the API and the tools take their help from here."""

    words: str = field(default="", metadata={"help": 'Words that must all be there; "a phrase", begin*, -without.'})
    speaker: str | None = field(default=None, metadata={"help": "Only what this source says, by any part of its name."})
    outlet: str | None = field(default=None, metadata={"help": "Only this outlet, by any of its names."})
    since: str | None = field(default=None, metadata={"help": "From this date on: 2024, 2024-01 or 2024-01-26."})
    until: str | None = field(default=None, metadata={"help": "Up to this date, included."})
    anonymous: bool = field(default=False, metadata={"help": "Only what sources without a name say."})
    denied: bool = field(default=False, metadata={"help": "Only what denies something."})

    @property
    def of_sayings(self) -> bool:
        """Does it ask for sayings, and not for articles?"""
        return self.speaker is not None or self.anonymous or self.denied


ABOUT = {part.name: str(part.metadata["help"]) for part in fields(Question)}
ABOUT_AFTER = "Go on where an answer ended, by the mark `after` that it gave."
ABOUT_LIMIT = "How many at most."
