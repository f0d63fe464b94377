import httpx
import pytest

from local_stack.samples_server import find_page, serve_samples


@pytest.fixture
def web(tmp_path):
    site = tmp_path / "web" / "courier.example"
    site.mkdir(parents=True)
    (site / "feed.xml").write_text("<rss/>")
    (site / "war").mkdir()
    (site / "war" / "index.html").write_text("<p>War")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "web" / "loose.html").write_text("loose")
    return tmp_path / "web"


@pytest.fixture
def client(web):
    with serve_samples(web) as proxy, httpx.Client(proxy=proxy, trust_env=False) as client:
        yield client


def test_an_invented_host_answers_from_its_folder(client):
    answer = client.get("http://courier.example/feed.xml?utm_source=x")
    assert (answer.status_code, answer.text) == (200, "<rss/>")
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert client.get("http://courier.example/war/").text == "<p>War"


def test_a_page_that_is_known_is_not_sent_again(client):
    first = client.get("http://courier.example/feed.xml")
    for name, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.get("http://courier.example/feed.xml", headers={name: value})
        assert (again.status_code, again.content) == (304, b"")
    other = client.get("http://courier.example/feed.xml", headers={"If-None-Match": '"old"'})
    assert other.status_code == 200


def test_head_gives_the_headers_alone(client):
    answer = client.head("http://courier.example/feed.xml")
    assert (answer.headers["Content-Length"], answer.content) == ("6", b"")


@pytest.mark.parametrize(
    "url", ["http://courier.example/none.html", "http://other.example/feed.xml"]
)
def test_what_is_not_there_is_404(client, url):
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("courier.example", "/../../secret.txt"),
        ("courier.example", "/%2e%2e/%2e%2e/secret.txt"),
        ("..", "/secret.txt"),
        ("", "/loose.html"),
        ("courier.example", "/war/../../loose.html"),
    ],
)
def test_nothing_outside_a_host_answers(web, host, path):
    assert find_page(web, host, path) is None
