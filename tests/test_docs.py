"""The examples of the documents run, and say what the model says."""

import doctest
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def test_examples_of_using_the_model_run():
    found = doctest.testfile(str(DOCS / "using-the-model.md"), module_relative=False, encoding="utf-8")
    assert found.attempted > 20
    assert found.failed == 0
