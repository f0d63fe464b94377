"""Where a server offers HTTP/2, pages are asked for over it."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from builders.website import FETCHED_AT
from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.settings import Settings

BODY = b"<p>A page over one of many streams.</p>"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file with a key and a certificate for localhost, valid for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return file


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer every request of an HTTP/2 connection with the one page."""
    connection = H2Connection(H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    while data := await reader.read(65536):
        for event in connection.receive_data(data):
            if isinstance(event, RequestReceived):
                status = "404" if dict(event.headers)[b":path"] == b"/robots.txt" else "200"
                connection.send_headers(
                    event.stream_id, [(":status", status), ("content-type", "text/html")]
                )
                connection.send_data(event.stream_id, BODY, end_stream=True)
        writer.write(connection.data_to_send())
        await writer.drain()
    writer.close()


def test_pages_come_over_http2(certificate, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    # No other protocol is offered: without HTTP/2 nothing would come.
    context.set_alpn_protocols(["h2"])

    async def fetch_pages() -> list[bytes]:
        server = await asyncio.start_server(answer, "localhost", 0, ssl=context)
        host = f"localhost:{server.sockets[0].getsockname()[1]}"
        settings = Settings(home=tmp_path, allow_hosts=(host,), requests_per_second=1000)
        async with server, PoliteClient(settings) as client:
            requests = (
                PageRequest(url=f"https://{host}/{n}", fetched_at=FETCHED_AT) for n in range(3)
            )
            captures = await asyncio.gather(*(client.fetch(request) for request in requests))
        assert [capture.failure for capture in captures] == [None] * 3
        return [capture.body for capture in captures]

    assert asyncio.run(fetch_pages()) == [BODY] * 3
