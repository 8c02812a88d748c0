"""Where Chromium is missing, a command says what it looked for and how to get it."""

import pytest

from lactation import chromium


def test_chromium_that_is_not_there_is_told_with_the_way_to_get_it(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(SystemExit, match=r"The printed pack needs Chromium: found none of /nowhere/chromium. Install it"):
        chromium.chromium_path("The printed pack needs")


def test_named_one_goes_first_and_else_the_first_that_is_installed(monkeypatch, tmp_path):
    own = tmp_path / "chromium"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(own))
    assert chromium.find() == str(own)
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() == str(own)
