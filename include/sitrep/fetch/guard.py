"""Keep the fetcher on the public web: no page may send us into a private network.

Feeds and pages are written by strangers. A link or a redirect to ``127.0.0.1`` or to a
cloud's metadata address would make us read what only this machine can read. So every
URL is checked at every hop, and the connection is made to the very address that was
checked: a name that answers differently the second time (DNS rebinding) gains nothing.

With a proxy, the proxy resolves the names and makes the connections. The guard then
checks the scheme, and hosts written as addresses; names are the proxy's business.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable

import httpcore
import httpx

from sitrep.fetch.failures import BLOCKED, PageError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Guard:
    """Says which URLs and addresses may be fetched.

    Parameters
    ----------
    allow_hosts : iterable of str
        Hosts (``host`` or ``host:port``) that may have a private address.
    """

    def __init__(self, allow_hosts: Iterable[str] = ()) -> None:
        self._allowed = {host.strip().lower() for host in allow_hosts}

    def check_url(self, url: httpx.URL) -> None:
        """Check what the URL alone tells: its scheme, and a host written as an address.

        Raises
        ------
        PageError
            With reason ``"blocked address"``.
        """
        if url.scheme not in _PORTS or not url.host:
            raise PageError(BLOCKED, f"{url.scheme or 'no scheme'} is not http or https")
        if self._allows(url.host, url.port or _PORTS[url.scheme]):
            return
        address = _literal(url.host)
        if _is_local_name(url.host) or (address is not None and not is_public(address)):
            raise PageError(BLOCKED, f"{url.host} is not on the public web")

    async def resolve(self, host: str, port: int) -> list[str]:
        """Return the addresses of ``host`` that may be connected to, best first.

        Raises
        ------
        PageError
            With reason ``"blocked address"`` if all its addresses are private.
        OSError
            If the name is not known.
        """
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
        if self._allows(host, port):
            return addresses
        public = [a for a in addresses if is_public(ipaddress.ip_address(a))]
        if not public:
            raise PageError(BLOCKED, f"{host} has the address {', '.join(addresses)}")
        return public

    def _allows(self, host: str, port: int) -> bool:
        host = host.lower()
        return host in self._allowed or f"{host}:{port}" in self._allowed


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that the guard let through, and to no others."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._tcp = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve ``host`` once, check, and connect to the first address that answers."""
        try:
            addresses = await self._guard.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from error
        for address in addresses[:-1]:
            try:
                return await self._tcp.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._tcp.connect_tcp(
            addresses[-1], port, timeout, local_address, socket_options
        )

    async def sleep(self, seconds: float) -> None:
        """Sleep between connection attempts."""
        await asyncio.sleep(seconds)


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public internet, also if wrapped in IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.sixtofour is not None or address.teredo is not None:
            return False
        inner = address.ipv4_mapped
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _literal(host: str) -> Address | None:
    """Return the address that ``host`` spells, in any form that resolvers accept."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def _is_local_name(host: str) -> bool:
    name = host.lower().rstrip(".")
    return name == "localhost" or name.endswith((".localhost", ".local", ".internal"))
