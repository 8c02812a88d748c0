"""Several learners on one device: whoever works, switches and reads files in, no record ever holds two people's."""

import random

from lactation.core import learners
from lactation.core.record_file import read_record, record_file
from lactation.core.record_merge import merged
from tests.compiled import compiled

PEOPLE = ["Ada", "Ольга", "☀ Min"]


class Device:
    """A telephone: who learns on it, and a record for each."""

    def __init__(self, owner, named):
        self.kept = learners.new_learners()
        self.records = {"": []}
        self.owner = owner
        if named:
            self.kept = learners.learner_renamed(self.kept, "", owner)

    def chosen_by(self, person, rng):
        """Whoever takes it in hand chooses their own sign; the owner of a device that has no name just begins."""
        first = learners.learner_with(self.kept, "")
        if person == self.owner and first.get("name", person) == "":
            self.kept = learners.learner_chosen(self.kept, "")
        else:
            typed = rng.choice([person, person.lower(), f"  {person} "])
            self.kept = learners.learner_added(self.kept, f"id{len(self.records)}", typed)
            self.records.setdefault(self.kept["now"], [])

    def mine(self):
        return self.records[self.kept["now"]]

    def keep(self, events):
        self.records[self.kept["now"]] = merged(self.mine(), events)

    def file(self):
        return record_file(self.mine(), "now", learners.learner_now(self.kept)["name"])

    def takes_in(self, file, person, rng):
        """Read a file in; ``person`` answers what is asked as it is."""
        read = read_record(file, {})
        assert read["refused"] == ""
        shared = len({one["id"] for one in self.mine()} & {one["id"] for one in read["events"]})
        told = learners.file_belongs(self.kept, read["learner"], shared, len(self.mine()))
        theirs = {one["id"].partition("-")[0] for one in read["events"]} <= {f"p{PEOPLE.index(person)}"}
        if told == "named":
            self.kept = learners.learner_renamed(self.kept, self.kept["now"], read["learner"])
        elif told == "ask" and not theirs:
            if read["learner"] == "":
                return  # nobody's, and not hers: left alone
            self.chosen_by(read["learner"], rng)
        elif told == "ask" and read["learner"]:
            self.chosen_by(rng.choice([person, read["learner"]]), rng)
        self.keep(read["events"])


def lived(rng):
    """Some days of three people with two or three devices, taken in turn; nobody without a name works on another's device."""
    devices = [Device(rng.choice(PEOPLE), rng.random() < 0.6) for _ in range(rng.randint(2, 3))]
    files = []
    for n in range(rng.randint(1, 12)):
        device, person = rng.choice(devices), rng.choice(PEOPLE)
        device.chosen_by(person, rng)
        told = rng.choice(["answer", "answer", "export", "import"])
        if told == "answer":
            event = {"id": f"p{PEOPLE.index(person)}-{n}", "at": rng.randint(0, 99), "kind": "answer", "item": "a", "option": "b"}
            device.keep([event])
        elif told == "export":
            files.append((person, device.file()))
        elif files:
            owner, file = rng.choice(files)
            # A file without a name says nothing: only its owner reads it in where nobody has a name either.
            if file["learner"] or owner == person:
                device.takes_in(file, person, rng)
    return devices


def test_records_never_mix_in_ten_thousand_lives():
    rng = random.Random("lives")
    seen = several = 0
    for _ in range(10_000):
        devices = lived(rng)
        records = [record for device in devices for record in device.records.values() if record]
        for record in records:
            assert len({event["id"].partition("-")[0] for event in record}) == 1
        seen += len(records)
        several += any(len(device.kept["list"]) > 1 for device in devices)
        names = [[one["name"].lower() for one in device.kept["list"]] for device in devices]
        assert all(len(set(one)) == len(one) for one in names)
    assert seen > 20_000
    assert several > 5_000


# ---- one by one ----


def three():
    kept = learners.learner_renamed(learners.new_learners(), "", "Ada")
    return learners.learner_added(learners.learner_added(kept, "x1", "Ольга"), "x2", "☀ Min")


def test_new_learner_learns_now_and_todays_record_stays_the_first_ones():
    kept = three()
    assert [one["id"] for one in kept["list"]] == ["", "x1", "x2"]
    assert learners.learner_now(kept)["name"] == "☀ Min"


def test_name_that_is_taken_chooses_who_has_it():
    kept = learners.learner_added(three(), "x3", "  ольга ")
    assert len(kept["list"]) == 3
    assert kept["now"] == "x1"


def test_what_is_wrong_with_a_name():
    kept = three()
    assert learners.learner_name_problem(kept, "  ", None) == "empty"
    assert learners.learner_name_problem(kept, "ADA", "x1") == "taken"
    assert learners.learner_name_problem(kept, "ADA", "") == ""
    for n in range(50):
        kept = learners.learner_added(kept, f"y{n}", f"sign {n}")
    assert len(kept["list"]) == learners.LEARNERS_MOST
    assert learners.learner_name_problem(kept, "new", None) == "full"


def test_removed_learner_is_gone_and_the_last_one_begins_anew():
    kept = learners.learner_removed(three(), "x2", 7)
    assert kept["now"] == ""
    assert learners.learner_chosen(kept, "x2")["now"] == ""
    for one in ("", "x1"):
        kept = learners.learner_removed(kept, one, 9)
    assert kept == {"list": [{"id": "", "name": "", "life": 9}], "now": ""}


def test_whose_a_file_is():
    one, some = learners.new_learners(), three()
    assert learners.file_belongs(one, "", 0, 5) == "here"  # nobody has a name: a telephone and a laptop of one person
    assert learners.file_belongs(one, "Ada", 0, 0) == "named"
    assert learners.file_belongs(one, "Ada", 0, 5) == "ask"
    assert learners.file_belongs(one, "Ada", 2, 5) == "here"
    assert learners.file_belongs(some, "☀ min", 0, 5) == "here"
    assert learners.file_belongs(some, "Ada", 0, 5) == "ask"
    assert learners.file_belongs(some, "", 0, 5) == "ask"


def test_both_runtimes_say_the_same():
    rng = random.Random("both")
    names = [*PEOPLE, "", " ", "ADA", "a" * 60, "x\n y", "Ñandú", "Straße"]
    kept = [new for _ in range(60) for new in (device.kept for device in lived(rng))]
    for name, cases in {
        "learner_name_problem": [[one, rng.choice(names), rng.choice([None, "", "id1"])] for one in kept],
        "learner_added": [[one, "z", rng.choice(names)] for one in kept],
        "learner_renamed": [[one, one["now"], rng.choice(names)] for one in kept],
        "learner_removed": [[one, rng.choice(["", "id1", "id2"]), 5] for one in kept],
        "file_belongs": [[one, rng.choice(names), rng.randint(0, 1), rng.randint(0, 1)] for one in kept],
    }.items():
        assert compiled().each(name, cases) == [getattr(learners, name)(*case) for case in cases], name


def test_letter_of_two_halves_is_whole_or_left_out():
    for most in range(1, 6):
        for made in compiled().each("plain_name", [["ab👩🏽", most]]):
            made.encode()
