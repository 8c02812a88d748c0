"""The schema of a job aid: a file of ``content/job_aids``."""

from typing import Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.kinds import Strict, Text, TextOrNone, Words
from lactation.content.marked import read


class Panel(Strict):
    """One picture of a job aid: a file of ``figures/drawings``, or a feed that goes well in a ``hold``; what stands beside it."""

    picture: TextOrNone = ""
    hold: Literal["", "cradle", "cross", "underarm"] = ""
    layers: list[Text] = []
    alt: Words
    title: Words
    lines: list[Words] = Field(min_length=1, max_length=3)
    words: dict[Text, Words] = {}

    @model_validator(mode="after")
    def check_one(self) -> "Panel":
        """There is one picture."""
        if bool(self.picture) == bool(self.hold):
            raise ValueError("found both or none of picture and hold, expected one of them")
        return self


class Week(Strict):
    """The words of a chart of the first week; its numbers come from the tables of ``content/growth``."""

    caption: Words
    day: Words
    wet: Words
    soiled: Words
    weight: Words
    birth: Words
    caesarean: Words
    filled: Words
    hollow: Words
    limit: Words
    growing: Words
    note: Words


class Signs(Strict):
    """Signs for which a counsellor refers, and how soon."""

    title: Words
    lines: list[Words] = Field(min_length=1)


class StorageLine(Strict):
    """One line of a storage table: what it is called, and the rule it shows."""

    label: Words
    place: Literal["room", "bag", "fridge", "freezer"]
    milk: Literal["fresh", "thawed", "leftover"]


class StorageSheet(Strict):
    """The words of a storage table; its figures come from ``storage_rules.yaml`` and ``storage_national.yaml``."""

    caption: Words
    what: Words
    national: Words  # head of the column for the country's own values
    note: Words
    to: Words  # "{hours} to {longest}"
    lines: list[StorageLine] = Field(min_length=1)


MOST_CHECKS = 18  # rows to tick that one A5 side has room for


class CheckGroup(Strict):
    """Some rows of a checklist under one heading."""

    title: Words
    rows: list[Words] = Field(min_length=1)


class Checklist(Strict):
    """A list to tick: what is looked for in groups, a column for each thing that can be ticked, lines to write on."""

    caption: Words
    what: Words
    columns: list[Words] = Field(min_length=2, max_length=3)
    fields: list[Words] = Field(min_length=1, max_length=4)
    groups: list[CheckGroup] = Field(min_length=1)
    remarks: list[Words] = []
    note: Words

    @model_validator(mode="after")
    def check_rows(self) -> "Checklist":
        """No row stands twice, and all of them have room on the sheet."""
        rows = [row for group in self.groups for row in group.rows]
        if len(rows) > MOST_CHECKS:
            raise ValueError(f"one A5 side has room for {MOST_CHECKS} rows to tick; there are {len(rows)}")
        twice = sorted({row for row in rows if rows.count(row) > 1})
        if twice:
            raise ValueError(f"each row may stand once; twice are {', '.join(twice)}")
        return self


class ObservationSheet(Strict):
    """The words of a sheet to watch a feed with; its signs are those of ``observation_form.yaml``."""

    sign: Words
    well: Words
    difficulty: Words
    unseen: Words
    fields: list[Words] = Field(min_length=1, max_length=4)
    note: Words


class JobAidContent(Strict):
    """A file of ``content/job_aids``: one A5 side or two, pictures first, or a checklist."""

    title: Words
    lead: Words
    panels: list[Panel] = []
    week: Week | None = None
    storage: StorageSheet | None = None
    checklist: Checklist | None = None
    observation: ObservationSheet | None = None
    to_write: list[Words] = Field(default=[], max_length=4)  # beginnings of lines to fill in by hand
    to_write_over: list[Words] = Field(default=[], max_length=6)  # the same, on the back of the sheet
    overleaf: bool = False  # the signs stand on the back of the sheet, where one side has no room for all
    refer: list[Signs] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_pictures(self) -> "JobAidContent":
        """There is something to look at."""
        if self.to_write_over and not self.overleaf:
            raise ValueError("found to_write_over, expected overleaf with it: there is no back to write on")
        if not self.panels and not any((self.week, self.checklist, self.observation)):
            raise ValueError("a job aid needs panels, a week, a checklist or an observation: pictures come first")
        return self


def job_aid_content(name: str) -> JobAidContent:
    """Return the job aid ``name``; errors as in ``explorer_content``."""
    path = HERE / "job_aids" / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.yaml")))
        raise ContentError(f"{path}: found no such job aid, expected one of {known}")
    return read(path, JobAidContent)
