import json

import pytest

from lactation.wall.boards import Board, Taken
from lactation.wall.keys import Keys
from lactation.wall.rooms import BURST, HERE_S, LONGEST_EVENT, MOST_AT_ONCE, MOST_PHONES, WRONG_CODES, WRONG_S, Refused, Room

KEYS = Keys("4729", "a" * 24, 0.0)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def token(n):
    return f"{n:018x}"


def event(n=1, **more):
    return {"id": f"{n:018x}", "at": 1700000000000, "kind": "answer", "item": "a/x", "option": "one"} | more


def boards():
    first = Board("First", "a.html#x", asks={"is": "ask"}, answer={"best": "one"})
    first.takes = {"a/x": Taken("answer", ("one", "two")), "a/draw": Taken("draw", heights=3, low=0, high=10)}
    first.takes["a/bets"] = Taken("bet", ("one", "two"), low=0, high=100)
    first.takes["a/say"] = Taken("rewrite", ("one",))
    second = Board("Second", "b.html#y", asks={"is": "ask"}, takes={"b/y": Taken("answer", ("one",))})
    return [first, second, Board("Third", asks={"is": "talk"})]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def room(clock):
    made = Room(KEYS, clock)
    made.choose("m.html", boards())
    return made


def shown(room, item="a/x"):
    return room.shown()["answers"].get(item, [])


def test_answers_of_phones_are_counted_by_phone(room):
    for n in range(3):
        assert room.take(room.phone(token(n)), [event(n, option="two" if n else "one")])["kept"] == [event(n)["id"]]
    assert shown(room) == [{"option": "one"}, {"option": "two"}, {"option": "two"}]
    assert (room.shown()["phones"], room.shown()["answered"]) == (3, 3)


def test_what_is_sent_again_counts_once_and_the_last_answer_holds(room):
    phone = room.phone(token(1))
    for sent in ([event(1)], [event(1), event(2, option="two")], [event(1)]):
        room.take(phone, sent)
    assert shown(room) == [{"option": "two"}]


def test_line_and_bet_are_taken_as_numbers(room):
    draw = event(1, kind="draw", item="a/draw", heights=[1, 2.5, 10])
    bet = event(2, kind="bet", item="a/bets", number=40, sure=2)
    draw.pop("option")
    assert len(room.take(room.phone(token(1)), [draw, bet])["kept"]) == 2
    assert (shown(room, "a/draw"), shown(room, "a/bets")) == (
        [{"heights": [1, 2.5, 10]}],
        [{"option": "one", "number": 40, "sure": 2}],
    )


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (7, "found 7, expected an event"),
        ({}, "id: found nothing"),
        (event(option="three"), "option: found “three”, expected one of one, two"),
        (event(option="<img src=x onerror=alert(1)>"), "option: found"),
        (event(item="b/y"), "item: found “b/y”, expected one that the group has now"),
        (event(kind="predict", sure=50), "kind: found “predict”, expected answer"),
        (event(text="my own words"), "found the field “text”, expected only"),
        (event(group="Ama"), "found the field “group”, expected only"),
        (event(kind="draw", item="a/draw", heights=[1, 2]), "heights: found 2, expected 3"),
        (event(kind="draw", item="a/draw", heights=[1, 2, 11]), "heights: found 11, expected 0 to 10"),
        (event(kind="draw", item="a/draw", heights=[1, 2, float("nan")]), "found an event that is too large"),
        (event(kind="draw", item="a/draw", heights=[1, 2, "3"]), "heights: found a list, expected a list of numbers"),
        (event(kind="bet", item="a/bets", number=-1, sure=1), "number: found -1, expected 0 to 100"),
        (event(id="<b>"), "id: found"),
        (event(kind="rewrite", item="a/say", right=True) | {"option": "x"}, "option: found “x”, expected one of one"),
        (event(heights=[0] * LONGEST_EVENT), "too long"),
    ],
)
def test_bad_events_are_refused_with_a_reason_and_the_others_taken(room, sent, why):
    told = room.take(room.phone(token(1)), [sent, event(9)])
    assert told["kept"] == [event(9)["id"]]
    assert why in told["refused"][0]["why"]
    assert len(shown(room)) == 1


@pytest.mark.parametrize("sent", [None, {}, "a", [event(n) for n in range(MOST_AT_ONCE + 1)]])
def test_what_is_no_list_of_events_is_refused(room, sent):
    with pytest.raises(Refused, match=r"^events: found "):
        room.take(room.phone(token(1)), sent)


@pytest.mark.parametrize("sent", [None, 5, "", "A" * 18, "a" * 17, "<script>alert(1)</"])
def test_what_is_no_phone_is_refused(room, sent):
    with pytest.raises(Refused, match=r"^phone: found "):
        room.phone(sent)


def test_room_is_full_at_last_and_those_inside_go_on(room):
    for n in range(MOST_PHONES):
        room.phone(token(n))
    with pytest.raises(Refused, match=f"found {MOST_PHONES} phones") as told:
        room.phone(token(MOST_PHONES))
    assert told.value.status == 503
    room.leave(token(0))
    room.phone(token(MOST_PHONES))
    room.phone(token(7))


def test_full_room_forgets_who_went_longest_ago_and_not_the_answers(room, clock):
    for n in range(MOST_PHONES):
        clock.now += 0.01
        room.take(room.phone(token(n)), [event(n)])
    clock.now += HERE_S
    with room.waits(room.phones[token(0)]):
        room.phone(token(MOST_PHONES))
        assert (token(0) in room.phones, token(1) in room.phones, token(2) in room.phones) == (True, False, True)
    assert len(shown(room)) == MOST_PHONES


def test_phone_that_asks_too_often_waits(room, clock):
    for _ in range(int(BURST)):
        room.phone(token(1))
    with pytest.raises(Refused, match="too many requests") as told:
        room.phone(token(1))
    assert told.value.status == 429
    room.phone(token(2))
    clock.now += 1
    room.phone(token(1))


def test_code_is_not_to_be_found_by_trying(room, clock):
    room.check_code("4729", "10.0.0.1")
    for _ in range(int(WRONG_CODES)):
        with pytest.raises(Refused, match="expected the code on the screen") as told:
            room.check_code("2222", "10.0.0.1")
        assert told.value.status == 404
    with pytest.raises(Refused, match="too many wrong codes"):
        room.check_code("2222", "10.0.0.1")
    with pytest.raises(Refused, match="too many wrong codes"):
        room.check_code("4729", "10.0.0.1", token(9))  # else what is not refused would tell the code
    room.phone(token(1))
    room.check_code("4729", "10.0.0.1", token(1))  # who is in the room stays there
    room.check_code("4729", "10.0.0.2")
    clock.now += WRONG_S / WRONG_CODES
    room.check_code("4729", "10.0.0.1", token(9))
    with pytest.raises(Refused, match="found “\ud800”"):
        room.check_code("\ud800", "10.0.0.3")
    for n in range(3 * MOST_PHONES):
        with pytest.raises(Refused):
            room.check_code(None, f"10.0.{n // 250}.{n % 250}")
    assert len(room.wrong) <= MOST_PHONES


def test_late_answer_to_an_earlier_board_is_not_lost(room):
    room.go(1)
    assert room.take(room.phone(token(1)), [event(1)])["kept"]
    room.go(0)
    assert shown(room) == [{"option": "one"}]


def test_courses_answer_is_not_told_before_it_is_revealed(room):
    assert room.shown()["answer"] == {}
    room.reveal()
    assert room.shown()["answer"] == {"best": "one"}
    room.go(1)
    assert room.shown()["answer"] == {}
    room.go(0)
    room.reveal()
    assert room.shown()["answer"] == {}


def test_covered_board_tells_only_how_many(room):
    room.take(room.phone(token(1)), [event(1)])
    room.cover()
    assert (room.shown()["answers"], room.shown()["answered"]) == ({}, 1)
    room.reveal()
    assert shown(room) == [{"option": "one"}]


def test_cleared_board_is_empty_and_others_are_not(room):
    room.take(room.phone(token(1)), [event(1)])
    room.go(1)
    room.take(room.phone(token(1)), [event(2, item="b/y")])
    room.clear()
    assert shown(room, "b/y") == []
    room.go(0)
    assert shown(room) == [{"option": "one"}]


def test_what_was_thought_stays_once_the_answer_is_in_sight_and_a_late_one_still_comes(room):
    room.take(room.phone(token(1)), [event(1)])
    room.reveal()
    for n in (1, 2):
        assert room.take(room.phone(token(n)), [event(10 + n, option="two")])["kept"]
    assert shown(room) == [{"option": "one"}, {"option": "two"}]
    room.reveal()
    room.take(room.phone(token(1)), [event(20, option="two")])
    assert shown(room) == [{"option": "two"}] * 2


def test_code_of_a_closed_room_is_no_guess(room):
    room.renew(Keys("2345", KEYS.secret, 0.0))
    for _ in range(5 * int(WRONG_CODES)):  # a room of phones that ask once more, perhaps by one address
        with pytest.raises(Refused, match="which is closed") as told:
            room.check_code(KEYS.code, "10.0.0.1")
        assert told.value.status == 404
    room.check_code("2345", "10.0.0.1")


def test_new_room_has_nobody_and_nothing(room):
    room.take(room.phone(token(1)), [event(1)])
    assert room.shown()["kept"] is True
    step = room.now()["step"]
    room.renew(Keys("2345", KEYS.secret, 0.0))
    assert room.now()["step"] > step  # else a request that waits would go on waiting
    assert room.shown()["kept"] is False
    with pytest.raises(Refused):
        room.check_code("4729", "10.0.0.1")
    assert (room.shown()["phones"], room.shown()["answered"], room.rows()) == (0, 0, [])


def test_who_has_left_is_not_counted_as_here(room, clock):
    room.phone(token(1))
    clock.now += 60
    room.phone(token(2))
    assert room.here() == 1


def test_phone_whose_request_waits_is_here_and_the_projector_is_told_when_it_goes(room, clock):
    phone = room.phone(token(1))
    with room.waits(phone):
        clock.now += 60
        assert room.shown()["phones"] == 1
    version = room.version
    room.count()
    assert room.version == version  # it may be loading the next page
    clock.now += HERE_S
    room.count()
    assert (room.version, room.shown()["phones"]) == (version + 1, 0)
    room.count()
    assert room.version == version + 1


def test_file_names_no_phone_and_no_time(room):
    for n in range(5):
        room.take(room.phone(token(n)), [event(n, sure=None)])
    rows = room.rows()
    told = json.dumps(rows)
    assert not any(token(n) in told for n in range(5))
    assert {name for row in rows for name in row} == {"page", "item", "option", "kind"}


def test_file_does_not_tell_which_answers_are_of_one_phone(room):
    for n in range(100):
        draw = event(1000 + n, kind="draw", item="a/draw", heights=[0, 0, n / 10])
        draw.pop("option")
        room.take(room.phone(token(n)), [event(n, sure=n), draw])
    rows = room.rows()
    sure = [row["sure"] for row in rows if row["item"] == "a/x"]
    drawn = [row["heights"][2] * 10 for row in rows if row["item"] == "a/draw"]
    assert sorted(sure) == sorted(round(one) for one in drawn) == list(range(100))
    assert sure != list(range(100))
    assert sure != [round(one) for one in drawn]


def test_many_ids_are_forgotten_the_oldest_first(room, monkeypatch):
    monkeypatch.setattr("lactation.wall.rooms.MOST_IDS", 10)
    phone = room.phone(token(1))
    for n in range(30):
        room.take(phone, [event(n)])
    assert len(room.ids) == 10


def test_who_comes_again_and_again_as_another_phone_fills_no_memory(room, monkeypatch):
    monkeypatch.setattr("lactation.wall.rooms.MOST_ANSWERS", 5)
    told = [room.take(room.phone(token(n)), [event(n)]) for n in range(8)]
    assert [len(one["kept"]) for one in told] == [1] * 5 + [0] * 3
    assert room.take(room.phone(token(0)), [event(99, option="two")])["kept"]
    assert len(shown(room)) == 5


def test_rewording_of_ones_own_stays_on_the_phone(room):
    own = {"id": token(1), "at": 1, "kind": "rewrite", "item": "a/say", "right": None}
    assert "option: found nothing" in room.take(room.phone(token(1)), [own])["refused"][0]["why"]


def test_phones_are_told_only_of_items_that_were_shown(room):
    assert room.now()["items"] == {"a/x": "answer", "a/draw": "draw", "a/bets": "bet", "a/say": "rewrite"}
    room.go(1)
    assert room.now()["items"]["b/y"] == "answer"
    assert room.now()["page"] == "b.html#y"
