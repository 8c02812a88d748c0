import sys
import threading
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from lactation.site import serve
from lactation.site.serve import main, server


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<p>Milk</p>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(folder):
    with server(folder, 0) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()


def test_course_is_served(address):
    with urlopen(address + "/") as answer:
        assert answer.read() == b"<p>Milk</p>"


def test_missing_page_is_not_found(address):
    with pytest.raises(HTTPError, match="404"):
        urlopen(address + "/nothing.html")


def test_taken_port_moves_to_a_later_one(folder):
    with server(folder, 0) as first, server(folder, first.server_port) as second:
        assert first.server_port < second.server_port < first.server_port + serve.TRIES


def test_only_this_machine_is_served(folder):
    with server(folder, 0) as web:
        assert web.server_address[0] == "127.0.0.1"


def test_folder_that_is_no_course_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["serve", str(tmp_path), "0"])
    with pytest.raises(SystemExit, match=r"found no index\.html, expected a built course"):
        main()
