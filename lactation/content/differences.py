"""Where sources differ about a number that decides, and what the course teaches."""

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.kinds import Strict, Text, Words
from lactation.content.marked import read
from lactation.content.thresholds import threshold_rows


class Difference(Strict):
    """One matter on which sources differ: what is taught, what others say, and the rows of ``thresholds.csv`` behind both."""

    matter: Words
    taught: Words
    others: Words
    rows: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_rows(self) -> "Difference":
        """Every row is there."""
        known = {row["id"] for row in threshold_rows()}
        for row in self.rows:
            if row not in known:
                raise ValueError(f"rows: found {row}, expected an id of thresholds.csv")
        return self


class DifferencesContent(Strict):
    """The file ``content/differences.yaml``."""

    title: Words
    lead: Words
    differences: list[Difference] = Field(min_length=1)


def differences_content() -> DifferencesContent:
    """Return where sources differ.

    Raises
    ------
    ContentError
        The file is missing or wrong.
    """
    return read(HERE / "differences.yaml", DifferencesContent)
