"""Which addresses of the web may be fetched at all. Nothing is resolved or opened here."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from sayso.errors import FetchError

MAX_URL_CHARS = 2_000
# RFC 6052: an IPv4 address lies in the last 32 bits, and a translator on the way connects to that.
_TRANSLATED = IPv6Network("64:ff9b::/96")


def check_url(url: str) -> Url:
    """Return the parts of an address that may be asked for. Raises FetchError where it is not `http` or `https`, holds
    a password, or is no address.
    """
    if len(url) > MAX_URL_CHARS:
        raise FetchError(url[:100], f"is an address of more than {MAX_URL_CHARS:,} characters")
    try:
        parts = parse_url(url.strip())
    except LocationParseError as error:
        raise FetchError(url, "is no address of the web") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(url, "is not http or https; nothing else is fetched")
    if not parts.host:
        raise FetchError(url, "is an address without a host")
    if parts.auth is not None:
        raise FetchError(url, "has a user name in it; such addresses are not fetched")
    return parts


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet: not this machine, a private or a reserved network.

    IPv6 addresses that stand for an IPv4 address (mapped, 6to4, Teredo, translated) are judged by that one.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        return ip.is_global and not ip.is_multicast and not ip.is_site_local and all(map(_is_public_v4, _inner(ip)))
    return _is_public_v4(ip)


def _inner(ip: IPv6Address) -> list[IPv4Address]:
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _TRANSLATED:
        found.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]


def _is_public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
