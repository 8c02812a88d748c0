"""Babies to be moved until they are held well (``content/position``), mothers to be coached with words (``content/coach``)."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, Words, check_ids

Share = Annotated[float, Field(ge=0, le=1)]
Level = Annotated[float, Field(ge=-1, le=1)]
Sign = Literal["line", "close", "support", "facing", "aim", "ease", "looks", "calm", "gape", "nose"]
Skill = Literal["clear", "double", "force", "judges", "praise", "asks", "eases", "rest"]
LOWEST = {"aim": -1.0}  # every other sign is a share


class Signs(Strict):
    """How mother and baby are at the start, in the numbers by which a feed is drawn."""

    line: Share
    close: Share
    support: Share
    facing: Share
    aim: Level  # the nose: -1 below the nipple, 0 level with it, 1 above
    ease: Share = 0.8
    looks: Share = 0.8
    calm: Share = 0.8


class HeldScene(Strict):
    """A mother with her baby in front of the breast: the hold, four skins from 0 (lightest), and the signs."""

    hold: Literal["cradle", "cross", "underarm"]
    skin: Annotated[int, Field(ge=0, le=3)]
    signs: Signs

    def scene(self) -> dict[str, Any]:
        """Return the scene as the drawings take it; the baby is not at the breast yet."""
        signs = self.signs.model_dump() | {"on": 0.0, "gape": 0.4, "nose": 1.0}
        return {"hold": self.hold, "skin": self.skin, "signs": signs}


class Point(Strict):
    """One of the four points: its name, and why it helps, said when it lights."""

    id: Literal["line", "close", "support", "facing"]
    name: Words
    why: Words


class Pose(HeldScene):
    """One start: who it is and what is to be seen."""

    id: Id
    story: Words


def check_points(points: list[Point]) -> None:
    """Raise a ValueError when the four points are not each there once, in the order in which they are taught."""
    found, expected = [one.id for one in points], ["line", "close", "support", "facing"]
    if found != expected:
        raise ValueError(f"points: found {', '.join(found)}, expected {', '.join(expected)}")


class PositionContent(Strict):
    """A file of ``content/position``."""

    title: Words
    prompt: Words
    points: list[Point]
    poses: list[Pose] = Field(min_length=2, max_length=12)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_poses(self) -> "PositionContent":
        """The four points are there, and no pose stands twice."""
        check_points(self.points)
        check_ids("poses", [one.id for one in self.poses])
        return self

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/position.py`` needs, but for its keys in the record."""
        return {"poses": [one.id for one in self.poses], "scenes": {one.id: one.scene() for one in self.poses}}


class Outcome(Strict):
    """What comes of a line where ``when`` holds (by sign the lowest and highest value); an empty ``when`` always holds."""

    when: dict[Sign, Annotated[list[Level], Field(min_length=2, max_length=2)]] = {}
    to: dict[Sign, Level] = {}
    by: dict[Sign, Level] = {}
    her: Words
    why: Words

    @model_validator(mode="after")
    def check_values(self) -> "Outcome":
        """Signs are brought to values that they can have."""
        for sign, value in self.to.items():
            if value < LOWEST.get(sign, 0.0):
                raise ValueError(f"to.{sign}: found {value:g}, expected a number from 0 to 1")
        for sign, (low, high) in self.when.items():
            if low > high:
                raise ValueError(f"when.{sign}: found {low:g} to {high:g}, expected the lower number first")
        return self


class Line(Strict):
    """One line that the learner may say."""

    id: Id
    say: Words
    skill: Skill
    stops: bool = False
    outcomes: list[Outcome] = Field(min_length=1)

    @model_validator(mode="after")
    def check_last(self) -> "Line":
        """Something comes of the line however mother and baby are."""
        if self.outcomes[-1].when:
            raise ValueError(f"{self.id}: found a 'when' in the last outcome, expected none: it is what else may come")
        return self


class CoachContent(HeldScene):
    """A file of ``content/coach``: one mother, and what may be said to her."""

    title: Words
    story: Words
    cries: Words  # what she says to words that tell her what to do, while the baby cries
    tense: Words  # and while she is tense
    par: int = Field(ge=1)
    most: int = Field(ge=2)
    seed: int = Field(ge=1)
    lines: list[Line] = Field(min_length=10, max_length=14)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_lines(self) -> "CoachContent":
        """No line stands twice, she can be asked to rest, and there is time for more lines than an expert needs."""
        check_ids("lines", [one.id for one in self.lines])
        if not any(one.stops for one in self.lines):
            raise ValueError("lines: found none that stops, expected one by which she may rest")
        if self.par >= self.most:
            raise ValueError(f"most: found {self.most}, expected more than par ({self.par})")
        return self

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/coach.py`` needs, but for its keys in the record."""
        return {
            "start": self.scene(),
            "lines": [one.id for one in self.lines],
            "say": {one.id: one.say for one in self.lines},
            "does": {one.id: one.model_dump(include={"skill", "stops", "outcomes"}) for one in self.lines},
            "cries": self.cries,
            "tense": self.tense,
            "par": self.par,
            "most": self.most,
            "seed": self.seed,
        }
