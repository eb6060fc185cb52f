"""Rules of construction, read from `rules/*.txt`, and their expansion into marked text.

The notation, one alternative a line, with its weight before it where that is not 1:

    = name weight=5 as=sentence depth=74/20/5/1 A=person,group
                              a symbol; how often it is drawn as a construction of its own; how its text is finished
                              (sentence, headline, block); how many levels its contents hold (none, one, two, three);
                              and the speakers that it binds, by kind
    <name>  <name A 1>        a symbol: a rule, a part made in code, or a section of the field's lexicon; with a speaker
                              and the attribution that it goes on with
    <A>  <A.after>  <A.say>   a bound speaker in one of its forms, or a verb that fits it
    [s1 …]  [c1 …]  [t12 …]   source, cue and content of the attributions 1, 2 … of this rule
    {a|b|c}  {n}              one of several; a slot of the lexicon
    ^                         a capital letter follows
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cast import Cast, Headliner, Speaker
from marking import CLOSE, HEAD, OPEN, mark, plain
from wording import SLOTS, Words, quote_clause, read_lexicon

FOLDER = Path(__file__).parent / "rules"
_MARKS = rf"(?:{OPEN}[^{HEAD}]*{HEAD}|{CLOSE})"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a rule: `kind` is text, symbol, slot, choice or mark."""

    kind: str
    value: str
    parts: tuple[tuple["Node", ...], ...] = ()


@dataclass(slots=True)
class Rule:
    """A symbol's alternatives with their weights, and what its header says."""

    name: str
    weight: int = 0
    finish: str = "sentence"
    depth: tuple[int, ...] = (1,)
    speakers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weights: list[int] = field(default_factory=list)
    alternatives: list[tuple[Node, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Scope:
    """What one expansion of a rule has bound: speakers, attribution numbers, and words drawn once and used in parts."""

    depth: int
    speakers: dict[str, Speaker | Headliner] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    drawn: dict[str, list[str]] = field(default_factory=dict)


@cache
def read_rules() -> dict[str, Rule]:
    """Read all rule files. Raises ValueError where a rule cannot be read."""
    rules: dict[str, Rule] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        rule = Rule("")
        for line in path.read_text("utf-8").splitlines():
            line = line.strip()
            if line.startswith("= "):
                rule = _read_header(line)
                rules[rule.name] = rule
            elif line and not line.startswith("#"):
                weight, body = re.fullmatch(r"(?:(\d+) +)?(.+)", line).groups()  # type: ignore[union-attr]
                rule.weights.append(int(weight or 1))
                rule.alternatives.append(parse_rule(body.replace("\\n", "\n")))
    return rules


def _read_header(line: str) -> Rule:
    name, *settings = line[2:].split()
    rule = Rule(name)
    for setting in settings:
        key, value = setting.split("=")
        if key == "weight":
            rule.weight = int(value)
        elif key == "as":
            rule.finish = value
        elif key == "depth":
            rule.depth = tuple(int(share) for share in value.split("/"))
        else:
            rule.speakers[key] = tuple(value.split(","))
    return rule


def parse_rule(body: str) -> tuple[Node, ...]:
    """Parse one alternative. Raises ValueError where a bracket is not closed."""
    nodes, at = _parse(body, 0, "")
    if at != len(body):
        raise ValueError(f"unexpected {body[at]!r} in {body!r}")
    return nodes


def _parse(body: str, at: int, until: str) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(body) and body[at] not in until:
        char = body[at]
        if char == "<":
            end = body.index(">", at)
            nodes.append(Node("symbol", body[at + 1 : end]))
            at = end + 1
        elif char == "[":
            role = re.compile(r"\[([sct]\d+) ").match(body, at)
            start = role.end() if role else body.index(":", at)
            label = role.group(1) if role else body[at + 1 : at + 3]
            inner, end = _parse(body, start, "]")
            nodes.append(Node("mark", label, (inner,)))
            at = _behind(body, end, "]")
        elif char == "{":
            slot = re.compile(r"\{(\w+)\}").match(body, at)
            if slot:
                nodes.append(Node("slot", slot.group(1)))
                at = slot.end()
            else:
                options, end = [], at
                while end == at or body[end] == "|":
                    option, end = _parse(body, end + 1, "|}")
                    options.append(option)
                    if end >= len(body):
                        break
                nodes.append(Node("choice", "", tuple(options)))
                at = _behind(body, end, "}")
        else:
            end = at + 1
            while end < len(body) and body[end] not in "<[{" + until:
                end += 1
            nodes.append(Node("text", body[at:end]))
            at = end
    return tuple(nodes), at


def _behind(body: str, at: int, closing: str) -> int:
    if body[at : at + 1] != closing:
        raise ValueError(f"no {closing!r} in {body!r}")
    return at + 1


class Grammar:
    """Expands rules into the marked text of one passage."""

    def __init__(self, chance: random.Random, words: Words) -> None:
        self.chance = chance
        self.words = words
        self.cast = Cast(words)
        self._numbers = 0

    def construct(self, name: str) -> str:
        """Expand a construction and finish it: a sentence gets its capital and its stop."""
        text = self.expand(name, None, Scope(0))
        return finish(text) if read_rules()[name].finish == "sentence" else text

    def expand(self, symbol: str, depth: int | None, outer: Scope) -> str:
        """Expand a symbol. `depth` is how many levels its contents still hold, None to draw it by the rule's header."""
        name, *arguments = symbol.split()
        rule = read_rules().get(name)
        if rule is None:
            return self._lexical(name)
        if depth is None:
            depth = self.chance.choices(range(len(rule.depth)), rule.depth)[0]
        scope = Scope(depth)
        for argument in arguments:
            if argument.isdigit():
                scope.numbers["1"] = self._number(outer, argument)
            else:
                scope.speakers[argument] = outer.speakers[argument]
        for key, kinds in rule.speakers.items():
            if key not in scope.speakers:
                scope.speakers[key] = self._cast(kinds)
        nodes = self.chance.choices(rule.alternatives, rule.weights)[0]
        return capitals(self._join(nodes, scope))

    def _cast(self, kinds: tuple[str, ...]) -> Speaker | Headliner:
        kind = self.chance.choice(kinds)
        if kind == "headliner":
            return self.cast.headliner()
        if kind in read_rules():
            return Speaker(self.expand(kind, 0, Scope(0)), "person")
        return self.cast.someone(kind)

    def _join(self, nodes: tuple[Node, ...], scope: Scope) -> str:
        return "".join(self._expand_node(node, scope) for node in nodes)

    def _expand_node(self, node: Node, scope: Scope) -> str:
        match node.kind:
            case "text":
                return node.value
            case "choice":
                return self._join(self.chance.choice(node.parts), scope)
            case "mark":
                numbers = tuple(self._number(scope, local) for local in node.value[1:])
                return mark(node.value[0], numbers, self._join(node.parts[0], scope))
            case "slot" if node.value in SLOTS:
                return self.words.fill("{" + node.value + "}")
        return self._symbol(node.value, scope)

    def _number(self, scope: Scope, local: str) -> int:
        if local not in scope.numbers:
            self._numbers += 1
            scope.numbers[local] = self._numbers
        return scope.numbers[local]

    def _symbol(self, symbol: str, scope: Scope) -> str:
        head, _, form = symbol.partition(".")
        if head in scope.speakers and (form or len(symbol) == 1):
            return scope.speakers[head].form(form, self.chance)
        match symbol:
            case "when":
                when = self.expand("when", 0, scope)
                return f" {when}" if when else ""
            case "clause":
                return self._clause(scope.depth)
            case "clause0":
                return self._clause(0)
            case "that" | "that0" | "that!":
                return self._that(self._clause(0 if symbol == "that0" else scope.depth), symbol == "that!")
            case "spoken":
                return stopped(". ".join(self._sentences(scope.depth)))
            case "quote" | "quote,":
                return quotation(self._sentences(scope.depth), "," if symbol.endswith(",") else ".")
            case "quote1" | "quote1,":
                return quotation(self._sentences(0)[:1], symbol[6:] or ".")
            case "opening," | "rest":
                sentences = self._once(scope, "sentences", lambda: self._two_sentences(scope.depth))
                return quotation(sentences[:1], ",") if symbol == "opening," else quotation(sentences[1:], ".")
            case "half1" | "half2":
                return self._once(scope, "halves", self._halves)[symbol == "half2"]
            case "sentence":
                return self._sentences(0)[0]
            case "short" | "short_lower":
                short = self._short()
                return short if symbol == "short" or short.startswith(("I ", "I'")) else short[0].lower() + short[1:]
            case "predicate_quoted":
                return quote_clause(self._with_marks("predicate"), True)
            case "quoted_bit":
                return self._with_marks("predicate").split("|")[1]
            case "whether_raw":
                return self.words.draw("whether")
            case "whether":
                return self.chance.choice(("whether", "whether", "if")) + " " + self.words.draw("whether")
        for ending, change in (("_bare", bare), ("_low", lower_first)):
            if symbol.endswith(ending) and symbol not in read_rules():
                return change(self.expand(symbol.removesuffix(ending), 0, scope))
        return self.expand(symbol, scope.depth, scope)

    def _lexical(self, section: str) -> str:
        item = self.words.draw(section)
        return quote_clause(item, "|" in item and self.chance.random() < 0.4)

    def _once(self, scope: Scope, key: str, draw: Callable[[], list[str]]) -> list[str]:
        if key not in scope.drawn:
            scope.drawn[key] = draw()
        return scope.drawn[key]

    # -- contents -----------------------------------------------------------------------------------------------------

    def _clause(self, depth: int) -> str:
        if depth > 0:
            return self.expand("nested", depth - 1, Scope(0))
        clause = self.words.clause()
        clause = quote_clause(clause, "|" in clause and self.chance.random() < 0.5)
        if self.chance.random() < 0.05:
            clause = self.chance.choice(("once again ", "yet again ", "in the end ", "in all likelihood ")) + clause
        if self.chance.random() < 0.22 and "“" not in clause:
            link = self.chance.choice((" and", " and", ", but", " while", " because", ", so", " even though"))
            clause = f"{clause}{link} {self.words.clause().replace('|', '')}"
        if self.chance.random() < 0.14:
            tail = self.expand("tail", 0, Scope(0))
            clause += tail if tail.startswith(",") else f" {tail}"
        return clause

    def _that(self, clause: str, always: bool) -> str:
        """Put a "that" before a clause, mostly; with a comma where the clause begins with a phrase of its own."""
        if plain(clause).startswith("according to"):
            return f"that, {clause}"
        return f"that {clause}" if always or self.chance.random() < 0.62 else clause

    def _sentences(self, depth: int) -> list[str]:
        """The sentences of a piece of direct speech, without marks and stops."""
        if depth > 0:
            nested = self.expand("nested_direct", depth - 1, Scope(0))
            return [nested, *(self._sentences(0) if self.chance.random() < 0.4 else [])]
        found = self._direct()
        if self.chance.random() < 0.25:
            self._extend(found)
        return found

    def _extend(self, found: list[str]) -> None:
        """Add another piece of direct speech, unless it is the same one with other figures."""
        openings = {" ".join(sentence.split()[:3]) for sentence in found}
        found += [sentence for sentence in self._direct() if " ".join(sentence.split()[:3]) not in openings]

    def _direct(self) -> list[str]:
        text = re.sub(r"\s*/\s*", " ", self.words.draw("direct"))
        return [sentence.rstrip(".") for sentence in re.split(r"(?<=[.?!]) ", text)]

    def _two_sentences(self, depth: int) -> list[str]:
        found = self._sentences(depth)
        while len(found) < 2:
            self._extend(found)
        return found

    def _halves(self) -> list[str]:
        """A sentence of direct speech, broken where a reporter might break in."""
        item = ""
        while item.count("/") != 1 or ". " in item:
            item = self.words.draw("direct")
        first, second = item.split("/")
        return [first.strip().rstrip(","), second.strip()]

    def _short(self) -> str:
        while True:
            sentence = self._direct()[0]
            if len(sentence.split()) <= 9:
                return sentence

    def _with_marks(self, section: str) -> str:
        return self.words.fill(
            self.chance.choice([item for item in read_lexicon(self.words.field)[section] if "|" in item])
        )


def quotation(sentences: list[str], end: str) -> str:
    """Set direct speech in quotation marks; `end` is a stop, or a comma where the sentence around it goes on."""
    return f"“{stopped('. '.join(sentences), end)}”"


def stopped(body: str, end: str = ".") -> str:
    """Put a stop (or `end`) behind a text that has none."""
    last = plain(body).rstrip("’”")[-1:]
    return re.sub(r"([?!])\. ", r"\1 ", body) + ("" if last in "?!" else end)


def capitals(marked: str) -> str:
    """Carry out each "^": a capital letter for the next word."""
    return re.sub(rf"\^({_MARKS}*[“‘]*{_MARKS}*)(\w?)", lambda found: found.group(1) + found.group(2).upper(), marked)


def finish(marked: str) -> str:
    """Make a sentence: a capital at its start, and a full stop where none stands."""
    return capitals("^" + marked) + ("" if plain(marked).rstrip("”’")[-1:] in ".?!:" else ".")


def lower_first(phrase: str) -> str:
    """Write the first letter small."""
    return phrase[:1].lower() + phrase[1:]


def bare(phrase: str) -> str:
    """Take a noun phrase's article away, as headlines do."""
    return re.sub(r"^(?:a|an|the|any) ", "", phrase)
