"""Names as people write theirs lead to one home each, and none out of the homes; what is wrong is said where they sign in."""

import asyncio

import pytest

from lactation.hub.names import name_problem, own_name

JOINED = "\u0dc1\u0dca\u200d\u0dbb\u0dd3"  # Sri, whose letters a joiner holds together


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Mary Ann", "mary ann"),
        ("  Mary\u00a0  Ann ", "mary ann"),
        ("Zoë", "zoë"),
        ("zoe\u0308", "zoë"),
        ("N'Diaye", "n’diaye"),
        ("Nʼdiaye", "n’diaye"),
        ("Anne\u2011Marie", "anne-marie"),
        ("मीरा", "मीरा"),
        (JOINED, JOINED.replace("\u200d", "")),
        ("\u200fמרים", "מרים"),
        ("mary@example.org", "mary@example.org"),
        ("7", "7"),
        ("o.k-1_x", "o.k-1_x"),
    ],
)
def test_name_is_taken_however_it_was_typed(typed, name):
    assert (own_name(typed), name_problem(name)) == (name, "")
    assert own_name(name) == name


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type a name first."),
        (" \u200b\t", "Type a name first."),
        ("a" * 41, "This name has 41 letters. Take one with at most 40."),
        ("../up", "Found: . /"),
        ("a/b", "Found: /"),
        ("a\\b", "Found: \\"),
        (".hidden", "Found: ."),
        ("-rf", "Found: -"),
        ("a%2e", "Found: %"),
        ("a\x00b", "Found: \x00"),
        ("{username}", "Found: { }"),
        ("\u0308a", "Found: \u0308"),
        ("💕", "Found: 💕"),
    ],
)
def test_name_that_is_none_is_told_why(typed, says):
    assert says in name_problem(own_name(typed))


def test_folder_of_the_longest_name_can_be_made(tmp_path):
    (tmp_path / own_name("𐐀" * 40)).mkdir()
    assert name_problem(own_name("𐐀" * 40)) == ""


# ---- With JupyterHub, where it is (`make hub` brings it) ----


@pytest.fixture
def comes():
    """Somebody who signs in with a name and a password; returns who that is."""
    pytest.importorskip("jupyterhub")
    from lactation.hub.sign_in import WorkshopAuthenticator

    made = WorkshopAuthenticator(user_password="für-alle-8", allow_all=True)
    return lambda name, password: asyncio.run(made.get_authenticated_user(None, {"username": name, "password": password}))["name"]


def test_one_person_has_one_home(comes):
    assert {comes(name, "für-alle-8 ") for name in ("Zoë", "ZOE\u0308", "zoë ")} == {"zoë"}


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [
        ("zoë", "fur-alle-8", "not the password"),
        ("zoë", "–", "not the password"),
        ("zoë", "", "not the password"),
        ("100%/", "", "%"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_comes_in(comes, name, password, says):
    from tornado.web import HTTPError

    with pytest.raises(HTTPError) as error:
        comes(name, password)
    assert error.value.status_code == 403 and says in error.value.log_message
