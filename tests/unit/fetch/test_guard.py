"""Only addresses of the public internet may be fetched."""

from ipaddress import ip_address

import httpx
import pytest

from sitrep.fetch.failures import PageError
from sitrep.fetch.guard import Guard, is_public


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_that_are(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://delta-wire.example/",
        "//delta-wire.example/",
        "http:///path",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://db.internal/",
        "http://printer.local/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.1/",
        "http://[::1]/",
        "http://user:pass@10.0.0.1/",
    ],
)
def test_urls_that_are_refused_without_asking_anyone(url):
    with pytest.raises(PageError, match="blocked address"):
        Guard().check_url(httpx.URL(url))


def test_the_settings_may_allow_a_host_or_one_of_its_ports():
    Guard(["LOCALHOST"]).check_url(httpx.URL("http://localhost:8080/"))
    Guard(["127.0.0.1:8080"]).check_url(httpx.URL("http://127.0.0.1:8080/"))
    Guard(["127.0.0.1:80"]).check_url(httpx.URL("http://127.0.0.1/"))
    with pytest.raises(PageError):
        Guard(["127.0.0.1:8080"]).check_url(httpx.URL("http://127.0.0.1:8081/"))
    with pytest.raises(PageError):
        Guard(["host"]).check_url(httpx.URL("http://sub.host.local/"))


def test_names_pass_until_they_are_resolved():
    Guard().check_url(httpx.URL("https://delta-wire.example/a"))
