import gzip
import http.client
import socket
import subprocess
import sys
import time

import pytest

from lactation import serve
from lactation.serve import WallRouter, asked, bind, main, serving
from lactation.wall.keys import Keys

PAGE = b"<p>Milk</p>" * 100


@pytest.fixture
def folder(tmp_path):
    course = tmp_path / "course"
    (course / "module").mkdir(parents=True)
    (course / "empty").mkdir()
    (course / "index.html").write_bytes(PAGE)
    (course / "module" / "index.html").write_bytes(PAGE)
    (course / "picture.png").write_bytes(b"\x89PNG" + b"a" * 1000)
    (tmp_path / "secret.txt").write_text("not of the course", encoding="utf-8")
    return course


@pytest.fixture
def address(folder):
    with serving(folder) as url:
        yield url.removeprefix("http://")


@pytest.fixture
def ask(address):
    """Return a function that asks and gives status, headers and body."""

    def send(path, method="GET", **headers):
        connection = http.client.HTTPConnection(address, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        found = answer.status, answer.headers, answer.read()
        connection.close()
        return found

    return send


def test_course_is_served(ask):
    status, headers, body = ask("/")
    assert (status, body, headers["Content-Type"]) == (200, PAGE, "text/html; charset=utf-8")
    assert headers["Content-Encoding"] is None


def test_text_is_packed_for_those_who_can_unpack_it(ask):
    _, headers, body = ask("/", Accept_Encoding="gzip, br")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert len(body) < 100
    assert gzip.decompress(body) == PAGE


def test_picture_is_served_as_it_is(ask):
    _, headers, body = ask("/picture.png", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] is None
    assert (headers["Content-Type"], len(body)) == ("image/png", 1004)


@pytest.mark.parametrize("packed", ["", "gzip"])
def test_page_that_has_not_changed_is_not_sent_again(ask, folder, packed):
    _, headers, _ = ask("/", Accept_Encoding=packed)
    assert headers["Cache-Control"] == "no-cache"
    assert ask("/", Accept_Encoding=packed, If_None_Match=headers["Etag"])[::2] == (304, b"")
    (folder / "index.html").write_bytes(b"new")
    assert ask("/", Accept_Encoding=packed, If_None_Match=headers["Etag"])[::2] == (200, b"new")


def test_head_tells_the_length_only(ask):
    status, headers, body = ask("/", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(PAGE)), b"")


def test_other_methods_are_refused(ask):
    assert ask("/", "POST")[0] == 405


@pytest.mark.parametrize(
    "path",
    ["/nothing.html", "/empty/", "/empty", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd",
     "/%00", "/" + "a" * 3000, "/index.html/", "/module/%2e%2e/%2e%2e/secret.txt"],
)  # fmt: skip
def test_what_is_no_page_of_the_course_is_not_found(ask, path):
    status, _, body = ask(path)
    assert status == 404 or (path == "/index.html/" and body == PAGE)
    assert b"not of the course" not in body


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/index.html%23~1AbC-.d", "/index.html#~1AbC-.d"),
        ("/index.html%3Fembed%23~1AbC", "/index.html?embed#~1AbC"),
        ("/index.html%29.", "/index.html"),
        ("/index.html%23a%0D%0AX:%201", "/index.html#a%0D%0AX%3A%201"),
    ],
)
def test_address_that_a_messenger_wrote_in_percents_leads_to_its_page(ask, path, there):
    status, headers, _ = ask(path)
    assert (status, headers["Location"]) == (302, there)


@pytest.mark.parametrize("path", ["/nothing.html%23~1AbC", "/%2Fexample.org%23a", "/..%2fsecret.txt%23a", "/%23a"])
def test_such_an_address_leads_nowhere_else(ask, path):
    assert ask(path)[0] == 404


def test_nobody_learns_where_the_course_lies(ask, folder):
    assert ask(f"/{folder}/index.html")[0] == ask(f"/{folder}/nothing.html")[0] == ask(f"/{folder}/module")[0] == 404


def test_folder_is_left_for_its_page(ask):
    status, headers, _ = ask("/module")
    assert (status, headers["Location"]) == (301 if status == 301 else 302, "/module/")
    assert ask("/module/")[2] == PAGE


def test_one_that_opens_many_connections_keeps_nobody_out_and_says_nothing_in_the_terminal(folder, monkeypatch, capfd):
    monkeypatch.setattr(serve, "may_open", lambda: serve.OTHERS + 8)
    with serving(folder) as url:
        host, port = url.removeprefix("http://").split(":")
        taken = [socket.create_connection((host, int(port)), timeout=10) for _ in range(20)]
        assert [one.recv(1) for one in taken[4:]] == [b""] * 16  # closed at once: one address may have half of all
        taken[0].close()
        other = None
        while other is None:  # until the server has seen it
            other = asked_once(host, port)
        assert other == 200
        for one in taken:
            one.close()
    assert capfd.readouterr() == ("", "")


def asked_once(host, port):
    """The status of an answer, or None where the connection was closed."""
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (http.client.HTTPException, OSError):
        return None
    finally:
        connection.close()


def test_as_many_files_may_be_open_as_a_room_needs():
    pytest.importorskip("resource")
    code = "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (128, r.getrlimit(r.RLIMIT_NOFILE)[1]));"
    code += "from lactation.wall.connections import may_open; print(may_open(), r.getrlimit(r.RLIMIT_NOFILE)[0])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told, now = map(int, run.stdout.split())
    assert told == now > 128


def test_silent_connections_are_closed(folder, monkeypatch):
    monkeypatch.setattr(serve, "WAIT_S", 0.3)
    with serving(folder) as url:
        host, port = url.removeprefix("http://").split(":")
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: a"):
            with socket.create_connection((host, int(port)), timeout=10) as half:
                half.sendall(begun)
                assert half.recv(1) == b""


def test_clients_that_hang_up_are_no_matter(ask, address, capfd):
    host, port = address.split(":")
    for begun in (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /pic", b"\x16\x03\x01\x00", b"GET / HTTP/9\r\n\r\n"):
        with socket.create_connection((host, int(port))) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")  # breaks off hard
            client.sendall(begun)
    time.sleep(0.1)
    assert ask("/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_taken_port_moves_to_a_later_one():
    first = bind(0)
    port = first.getsockname()[1]
    second = bind(port)
    with first, second:
        assert port < second.getsockname()[1] < port + serve.TRIES


def test_only_this_machine_is_served():
    one = bind(0)
    with one:
        assert one.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/picture.png", "/wall/join", "/wall/api/now", "/wall/nothing"])
def test_page_of_elsewhere_cannot_ask_in_a_browsers_name(ask, path):
    status, _, body = ask(path, Host="evil.org")
    assert (status, b"Host" in body) == (421, True)
    assert ask(path, Host="localhost")[0] != 421


def test_machines_of_elsewhere_are_not_answered(ask, monkeypatch):
    monkeypatch.setattr("lactation.wall.answer.is_local", lambda text: False)
    status, _, body = ask("/")
    assert (status, PAGE in body) == (403, False)
    assert b"127.0.0.1" in body


def test_more_than_a_little_is_not_read(ask, address):
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as client:
        client.sendall(b"POST /wall/api/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n")
        assert not client.recv(100).startswith(b"HTTP/1.1 200")
    assert ask("/")[0] == 200


# ---- The command line ----


@pytest.mark.parametrize(
    "host", ["laptop", "8.8.8.8", "", "10.0.0", "256.1.1.1", "fe80::1", "fe80::1%lo", "::ffff:127.0.0.1", "0.0.0.0%lo"]
)
def test_host_that_is_none_is_refused_in_words(folder, host):
    with pytest.raises(SystemExit, match=f"^host: found {host}, expected 0.0.0.0 "):
        asked([str(folder), "0", host])


def test_address_of_another_machine_is_refused_in_words(folder, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["serve", str(folder), "0", "10.255.3.1"])
    with pytest.raises(SystemExit, match=r"^host: found 10\.255\.3\.1, which is none of this machine"):
        main()


def test_all_networks_are_served_when_that_is_asked_for(folder):
    assert asked([str(folder), "0", "0.0.0.0"]) == (folder, 0, "0.0.0.0")
    assert asked([str(folder), "0", "localhost"])[2] == asked([str(folder), "0", "LOCALHOST"])[2] == "127.0.0.1"
    assert [asked([str(folder), "0", host])[2] for host in ("::1", "fd00::2", "::")] == ["::1", "fd00::2", "::"]
    with bind(0, "127.0.0.1") as one:
        assert one.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("port", ["abc", "70000", "-1", "8000.5", "", "٨٠٠٠"])
def test_port_that_is_none_is_refused_in_words(folder, port):
    with pytest.raises(SystemExit, match=f"^port: found {port}, expected a whole number from 0 to 65535"):
        asked([str(folder), port])


def test_folder_that_is_no_course_is_refused(tmp_path):
    with pytest.raises(SystemExit, match=r"found no index\.html, expected a built course"):
        asked([str(tmp_path), "0"])


@pytest.mark.parametrize("arguments", [[], ["a", "1", "b", "c"]])
def test_other_numbers_of_arguments_are_refused(arguments):
    with pytest.raises(SystemExit, match=r"expected: python -m lactation\.serve FOLDER PORT HOST"):
        asked(arguments)


def test_no_free_port_is_said_in_words(folder, monkeypatch):
    taken = bind(0)
    with taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(serve, "TRIES", 1)
        monkeypatch.setattr(sys, "argv", ["serve", str(folder), str(port)])
        with pytest.raises(SystemExit, match=f"^port: found none free from {port} to {port}"):
            main()


def test_room_of_phones_finds_the_wall_read(folder):
    keys = Keys("4729", "s" * 24, 0.0)
    assert WallRouter(folder, "127.0.0.1", 8000, keys).made is None
    waiting = WallRouter(folder, "0.0.0.0", 8000, keys)
    assert waiting.read() is waiting.read() is waiting.made


def test_serving_reads_neither_model_nor_figures_nor_book():
    heavy = "{'sphinx', 'matplotlib', 'pydantic', 'segno', 'bs4', 'lactation.activities'}"
    code = f"import sys, lactation.serve; print(*{heavy} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
