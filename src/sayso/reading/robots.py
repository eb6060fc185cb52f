"""What a site asks programs to leave alone: robots.txt (RFC 9309), read with Protego."""

import re

from protego import Protego

# RFC 9309: at least 500 KiB are to be read; what is behind that is not looked at.
MAX_ROBOTS_BYTES = 500 * 1024
MAX_DELAY_S = 60.0  # who asks for a longer pause between two requests gets this one

# The first word of the name counts: "sayso/1.0" means sayso, and "essayson" somebody else.
_AGENT_LINE = re.compile(r"[ \t]*user[- ]?agent[ \t]*:?[ \t]*(?P<name>\*|[a-z_-]*)", re.IGNORECASE)


class Robots:
    """The rules of one host for us, under the name `agent`."""

    def __init__(self, text: str, agent: str) -> None:
        self._agent = agent
        self._rules = Protego.parse("\n".join(_forget_others(text, agent)))

    def allows(self, url: str) -> bool:
        """Say whether the site lets us fetch an address."""
        return bool(self._rules.can_fetch(url, self._agent))

    @property
    def delay_s(self) -> float:
        """How long to wait between two requests, at most a minute."""
        return min(self._rules.crawl_delay(self._agent) or 0.0, MAX_DELAY_S)


def _forget_others(text: str, agent: str) -> list[str]:
    """Give all other agents one name: Protego keeps the rules of a group once for each name that the group has."""
    lines = []
    for line in text.splitlines():
        if match := _AGENT_LINE.match(line):
            name = match["name"].lower()
            line = f"User-agent: {name if name in ('*', agent) else '(another)'}"
        lines.append(line)
    return lines
