"""What all cases share (``content/skills.yaml``): what each skill and each error does to her, costs, and is called."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.kinds import Strict, Text, Words
from lactation.content.marked import read
from lactation.core.conversation import ERROR_CODES, HELPING_SKILLS

Gauge = Literal["trust", "worry", "belief", "sure", "load", "tired"]  # of core.conversation
Change = Annotated[float, Field(ge=-30, le=30)]
Did = Literal["told", "told_closed", "closed", "insight", "surer", "eased", "worried", "opened"]
NEITHER = "closed"  # a closed question is no error by itself


class Skill(Strict):
    """One skill or error."""

    does: dict[Gauge, Change]
    cost: float = Field(default=0, ge=0, le=20)
    name: Words
    meaning: Words


class SkillsContent(Strict):
    """The file ``content/skills.yaml``."""

    skills: dict[Text, Skill]
    did: dict[Did, Words]

    @model_validator(mode="after")
    def check_names(self) -> "SkillsContent":
        """Every skill and error that the core knows is there, and no other; and each thing that a turn can do."""
        known = {*HELPING_SKILLS, *ERROR_CODES, NEITHER}
        for name in sorted(set(self.skills) - known):
            raise ValueError(f"skills: found {name}, expected one of {', '.join(sorted(known))}")
        for name in sorted(known - set(self.skills)):
            raise ValueError(f"skills: found no {name}, expected each of {', '.join(sorted(known))}")
        for name in Did.__args__:  # type: ignore[attr-defined]
            if name not in self.did:
                raise ValueError(f"did: found no {name}, expected each of {', '.join(Did.__args__)}")  # type: ignore[attr-defined]
        return self


def skills_content() -> SkillsContent:
    """Return what all cases share; errors as in ``explorer_content``."""
    return read(HERE / "skills.yaml", SkillsContent)


def skill_words() -> dict[str, str]:
    """Return the sentences about a turn by the names that the core gives them: ``skill_x``, ``skill_x_first``, ``did_x``."""
    found, content = dict[str, str](), skills_content()
    for name, skill in content.skills.items():
        found |= {f"skill_{name}": skill.name, f"skill_{name}_first": skill.meaning}
    return found | {f"did_{name}": text for name, text in content.did.items()}
