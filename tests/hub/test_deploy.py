"""What a cluster and Binder are told: keys that the chart knows, one version of the hub, and paths that are there.

The chart's own schema and defaults are kept beside (``chart.py``); a newer chart is asked in ``tests/everywhere/every_hub.py``.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from lactation.hub.settings import A_PARTICIPANT, MB
from tests.execute import ROOT
from tests.hub.chart import kept, problems

CLUSTER, BINDER = ROOT / "deploy" / "z2jh", ROOT / ".binder"
CHART, HUB = "4.4.0", "5.5.0"  # what belongs together
MEMORY_MB = {"M": 1, "G": 1000, "Mi": 1.048576, "Gi": 1073.741824}


@pytest.fixture(scope="module")
def values():
    return yaml.safe_load((CLUSTER / "values.yaml").read_text(encoding="utf-8"))


def test_chart_takes_our_values_over_its_defaults(values):
    assert kept()["version"] == CHART
    assert problems(kept(), values) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("defaultUrl:", "defaultURL:"),
        ("type: dynamic", "type: dynamo"),
        ("hosts: [", "hosts: 1 #"),
        ("every: 300", "every: often"),
    ],
)
def test_charts_own_schema_notices_a_slip(right, wrong):
    ours = (CLUSTER / "values.yaml").read_text(encoding="utf-8")
    assert ours.count(right) == 1
    assert problems(kept(), yaml.safe_load(ours.replace(right, wrong))) != []


def test_licence_of_the_chart_goes_with_it():
    assert any("BSD 3-Clause" in line for line in kept()["licence"]) and "Copyright" in "\n".join(kept()["licence"])


def mb(amount):
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", str(amount)).groups()
    return float(number) * MEMORY_MB[unit]


def test_cluster_gives_each_the_memory_a_lesson_takes_a_disk_and_an_end(values):
    memory, storage = values["singleuser"]["memory"], values["singleuser"]["storage"]
    assert A_PARTICIPANT / MB <= mb(memory["guarantee"]) < mb(memory["limit"])
    assert storage["type"] != "none" and mb(storage["capacity"]) >= 1000
    assert values["cull"]["enabled"] and values["cull"]["timeout"] >= 1800


def test_cluster_lets_nobody_in_until_a_password_is_given(values):
    assert values["hub"]["config"]["JupyterHub"]["authenticator_class"] == "shared-password"
    assert "password" not in str(values["hub"]["config"]).replace("shared-password", "")


def test_image_and_chart_have_one_hub():
    said = (CLUSTER / "values.yaml").read_text(encoding="utf-8")
    assert f"chart {CHART}, which carries JupyterHub {HUB} " in said and f"--version {CHART} " in said
    assert f"ARG JUPYTERHUB={HUB}\n" in (CLUSTER / "Dockerfile").read_text(encoding="utf-8")


def test_what_cluster_and_binder_name_is_there(values):
    assert (ROOT / values["singleuser"]["defaultUrl"].removeprefix("/lab/tree/")).is_file()
    (start,) = values["singleuser"]["cmd"]
    dockerfile = (CLUSTER / "Dockerfile").read_text(encoding="utf-8")
    assert f'CMD ["{start}"]' in dockerfile and "COPY --chown=1000:users . /srv/course\n" in dockerfile
    for script in (ROOT / Path(start).relative_to("/srv/course"), BINDER / "postBuild"):
        assert os.access(script, os.X_OK)
        verbs = re.findall(r"python -m lactation\.hub (\w+)", script.read_text(encoding="utf-8"))
        assert verbs and set(verbs) <= {"warm", "quiet", "home"}
    linked = re.findall(r"urlpath=lab/tree/(\S+?\.ipynb)", (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8"))
    assert linked and all((ROOT / one).is_file() for one in linked)


def test_image_leaves_out_nothing_that_the_course_needs():
    left_out = (CLUSTER / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert not {"lactation", "notebooks", "pyproject.toml", "requirements.txt", "_toc.yml", "LICENSE", "deploy", "*"} & set(
        left_out
    )


def test_binder_installs_the_course_with_the_versions_that_were_tested(pyproject):
    lines = [shlex.split(line, comments=True) for line in (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()]
    asked = [line for line in lines if line]
    assert asked == [["--constraint", "../requirements.txt"], ["--editable", "."]]
    python = (BINDER / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert Version(f"{python}.1") in SpecifierSet(pyproject["project"]["requires-python"])
    assert f"FROM python:{python}-slim" in (CLUSTER / "Dockerfile").read_text(encoding="utf-8")


def test_lock_holds_the_packages_that_images_ask_for(pyproject):
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    names = [canonicalize_name(Requirement(one).name) for one in pyproject["project"]["dependencies"]] + ["jupyterlab"]
    assert [name for name in names if not re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE)] == []


@pytest.fixture(scope="module")
def pyproject():
    tomllib = pytest.importorskip("tomllib")
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
