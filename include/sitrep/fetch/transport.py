"""Carry requests over guarded connections: httpx on a connection pool of our own."""

from collections.abc import AsyncIterator

import httpcore
import httpx

from sitrep.errors import SettingsError
from sitrep.fetch.guard import Guard, GuardedBackend

_MAX_CONNECTIONS = 50


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport whose every connection passes the guard, or goes to the proxy.

    Errors are those of httpcore. HTTP/2 is used where the server offers it.
    """

    def __init__(self, guard: Guard, proxy: str = "") -> None:
        context = httpx.create_ssl_context()
        self._pool: httpcore.AsyncConnectionPool
        if proxy:
            url = httpx.URL(proxy)
            if url.scheme not in {"http", "https"}:
                raise SettingsError(f"SITREP_HTTP_PROXY: {url.scheme} is not http or https.")
            self._pool = httpcore.AsyncHTTPProxy(
                proxy_url=_core_url(url.copy_with(username=None, password=None)),
                proxy_auth=(url.username, url.password) if url.username else None,
                ssl_context=context,
                http2=True,
                max_connections=_MAX_CONNECTIONS,
            )
        else:
            self._pool = httpcore.AsyncConnectionPool(
                ssl_context=context,
                http2=True,
                max_connections=_MAX_CONNECTIONS,
                network_backend=GuardedBackend(guard),
            )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body of the response is read by the caller."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                _core_url(request.url),
                headers=request.headers.raw,
                content=request.content or None,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


def _core_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
