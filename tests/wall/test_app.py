import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from lactation.site.join import SCRIPT
from lactation.wall.app import MOST_BODY
from lactation.wall.rooms import LONGEST_EVENT, MOST_AT_ONCE
from tests.wall.conftest import GATE, LESSON, MEETING
from tests.wall.phones import KEYS, LEAD, Client, Phone, laptop, room

PREDICT, DRAW = "supply/predict", "supply/draw"
HEIGHTS = [100, 200, 300, 400, 500, 600, 700]


def run(work):
    """Run in a thread: where Chromium was started in this process, its own loop runs here."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, asyncio.wait_for(work, 60)).result()


def answers(state, item):
    return state["answers"].get(item, [])


def test_thirty_phones_lose_nothing_when_the_network_or_the_laptop_goes(course):
    async def work():
        async with laptop(course) as made, room(made, 30) as (wall, phones):
            await wall.lead("choose", page=LESSON)
            for n, one in enumerate(phones):
                one.answer("predict", PREDICT, option="same" if n % 2 else "more", sure=60)
            await wall.until(lambda state: len(answers(state, PREDICT)) == 30)
            assert {one.page for one in phones} == {f"{LESSON}#ask-supply-predict"}

            await made.go_away()
            for one in phones:
                one.answer("draw", DRAW, heights=HEIGHTS)
                one.answer("predict", PREDICT, option="less", sure=70)  # after the one before: this one holds
            await asyncio.sleep(0.3)
            made.start(anew=False)
            await wall.until(lambda state: len(answers(state, DRAW)) == 30)
            await wall.until(lambda state: all(one["option"] == "less" for one in answers(state, PREDICT)))
            assert wall.state["phones"] == 30

            await made.go_away()
            made.start(anew=True)  # the laptop was started again: same address, same code, nothing known
            await wall.until(lambda state: state["page"] == "")
            await wall.lead("choose", page=LESSON)
            await wall.until(lambda state: len(answers(state, DRAW)) == len(answers(state, PREDICT)) == 30)
            assert {one["option"] for one in answers(wall.state, PREDICT)} == {"less"}
            assert [one.problems for one in phones] == [[]] * 30

    run(work())


def test_group_goes_on_together_and_who_comes_late_lands_there(course):
    async def work():
        async with laptop(course) as made, room(made, 2) as (wall, phones):
            await wall.lead("choose", page=MEETING)
            await wall.lead("go", at=2)
            await wall.until(lambda state: state["at"] == 2)
            late = Phone(made)
            await late.join()
            assert late.page.startswith(f"{LESSON}#ask-supply-")
            await wall.until(lambda state: {one.page for one in phones} == {late.page})
            await late.leave()

    run(work())


def test_who_leads_reveals_covers_and_takes_everything_along(course):
    async def work():
        async with laptop(course) as made, room(made, 3) as (wall, phones):
            await wall.lead("choose", page=GATE)
            asks = await wall.ask("/wall/lead/board")
            card = asks["cards"][0]["item"]
            for one in phones:
                one.answer("answer", card, option="now")
            await wall.until(lambda state: len(answers(state, card)) == 3)
            assert wall.state["answer"] == {}
            await wall.lead("reveal")
            await wall.until(lambda state: card in state["answer"].get("best", {}))
            table = (await wall.ask("/wall/lead/file/csv"))["text"].splitlines()
            assert table == ["page,item,kind,option,sure,number,heights"] + [f"{GATE},{card},answer,now,,,"] * 3
            kept = json.loads((await wall.ask("/wall/lead/file/json"))["text"])
            assert kept["format"] == "milk-in-motion/wall"
            assert kept["answers"] == [{"page": GATE, "item": card, "kind": "answer", "option": "now"}] * 3
            await wall.lead("close")
            await wall.until(lambda state: state["code"] != KEYS.code)
            assert (await Client(made).status("/wall/api/join", {"room": KEYS.code, "phone": "a" * 18}))[0] == 404

    run(work())


def test_projector_hears_of_a_phone_that_went_without_a_word(course, monkeypatch):
    monkeypatch.setattr("lactation.wall.rooms.HERE_S", 0.3)
    monkeypatch.setattr("lactation.wall.app.COUNT_S", 0.1)

    async def work():
        async with laptop(course) as made, room(made, 1) as (wall, (phone,)):
            told = await phone.ask("/wall/api/join", JOIN)
            _, other = await asyncio.open_connection("127.0.0.1", made.port)
            way = f"/wall/api/now?room={KEYS.code}&phone={JOIN['phone']}&seen={told['boot']}.{told['step']}"
            other.write(f"GET {way} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            await wall.until(lambda state: state["phones"] == 2)
            await asyncio.sleep(0.6)  # its request waits: it is here
            assert wall.state["phones"] == 2
            other.close()
            await wall.until(lambda state: state["phones"] == 1)

    run(work())


def test_second_screen_that_comes_back_takes_nothing_away(course):
    async def work():
        async with laptop(course) as made, room(made, 1) as (wall, phones):
            await wall.lead("choose", page=LESSON, at=0, again=True)
            phones[0].answer("predict", PREDICT, option="same", sure=60)
            await wall.until(lambda state: answers(state, PREDICT))
            await wall.lead("choose", page=LESSON, at=0, again=True)
            assert answers(await wall.ask("/wall/lead/state?seen="), PREDICT)
            await wall.lead("choose", page=LESSON, at=0)
            assert not answers(await wall.ask("/wall/lead/state?seen="), PREDICT)

    run(work())


def test_addresses_are_those_of_now(course, monkeypatch):
    found = []
    monkeypatch.setattr("lactation.wall.app.reached_at", lambda host: found)

    async def work():
        async with laptop(course) as made:
            client = Client(made, LEAD)
            assert await client.ask("/wall/lead/door") == {"addresses": [], "open": False}
            found.append("192.168.43.17")
            told = (await client.ask("/wall/lead/door"))["addresses"]
            assert [one["url"] for one in told] == [f"http://192.168.43.17:{made.port}/wall"]
            client.http.close()

    run(work())


JOIN = {"room": KEYS.code, "phone": "a" * 18}
BAD = [
    ("/wall/api/join", JOIN | {"room": "2222"}, {}, 404, "expected the code on the screen"),
    ("/wall/api/join", JOIN | {"room": None}, {}, 404, "expected the code"),
    ("/wall/api/join", JOIN | {"room": "\ud800"}, {}, 404, "expected the code"),
    ("/wall/api/join", JOIN | {"phone": "<b>"}, {}, 400, "phone: found"),
    ("/wall/api/send", JOIN | {"events": "none"}, {}, 400, "events: found"),
    ("/wall/api/send", JOIN | {"room": "2222", "events": []}, {}, 404, "room: found"),
    ("/wall/api/send", [], {}, 400, "expected an object"),
    ("/wall/api/send", JOIN | {"events": ["a" * 20000]}, {}, 413, "bytes, expected at most"),
    ("/wall/api/join", JOIN, {"Origin": "http://evil.org"}, 403, "origin"),
    ("/wall/api/join", JOIN, {"Content-Type": "text/plain"}, 415, "application/json"),
    ("/wall/api/join", JOIN, {"Host": "evil.org"}, 421, "Host"),
    ("/wall/api/now?room=2222&phone=a&seen=", None, {}, 404, "room: found"),
    ("/wall/api/join", None, {}, 405, ""),
    ("/wall/nothing", None, {}, 404, ""),
    ("/wall/../index.html", None, {}, 404, ""),
    ("/wall/lead/state", None, {}, 403, "key of who leads"),
    ("/wall/lead/start", None, {"X-Wall-Lead": "s" * 23}, 403, "key of who leads"),
    ("/wall/lead/do", {"do": "clear"}, {}, 403, "key of who leads"),
    ("/wall/lead/file/csv", None, {}, 403, "key of who leads"),
    ("/wall/lead/door", None, {}, 403, "key of who leads"),
    ("/wall/lead/do", {"do": "choose", "page": "index.html"}, LEAD, 400, "expected a meeting or a lesson"),
    ("/wall/lead/do", {"do": "choose", "page": "notebooks/../index.html"}, LEAD, 400, "expected a meeting or a lesson"),
    ("/wall/lead/do", {"do": "dance"}, LEAD, 400, "do: found"),
    ("/wall/lead/do", {"do": ["clear"]}, LEAD, 400, "do: found"),
    ("/wall/lead/do", {"do": "go", "at": "1"}, LEAD, 400, "at: found"),
    ("/wall/lead/do", {"do": "choose", "page": "../secret"}, LEAD, 400, "expected a meeting or a lesson"),
]


def test_bad_questions_are_refused_with_a_reason_and_others_answered(course):
    async def work():
        async with laptop(course) as made:
            client = Client(made)
            for way, sent, headers, status, why in BAD:
                found, text = await client.status(way, sent, **headers)
                assert (found, why in text) == (status, True), (way, sent, found, text)
            assert (await client.status("/wall/api/join", JOIN))[0] == 200
            client.http.close()

    run(work())


@pytest.mark.parametrize(
    ("way", "asks"), [("/wall", "code"), ("/wall/join", "code"), ("/wall/show", "door"), ("/wall/show.js", "wallBoards")]
)
def test_pages_of_the_wall_load_only_their_own_and_are_not_kept(course, way, asks):
    async def work():
        async with laptop(course) as made:
            client = Client(made)
            answer = await client.http.fetch(made.url + way)
            assert asks in answer.body.decode()
            assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "no-store"
            assert KEYS.secret not in answer.body.decode()
            assert KEYS.code not in answer.body.decode()
            client.http.close()

    run(work())


def test_what_a_phone_sends_at_once_is_never_too_long():
    piece = (SCRIPT / "93-wall.js").read_text(encoding="utf-8")
    letters = int(re.search(r"WALL_LETTERS = (\d+)", piece)[1])
    around = len(json.dumps(JOIN | {"events": []})) + MOST_AT_ONCE
    assert letters + LONGEST_EVENT + around < MOST_BODY
