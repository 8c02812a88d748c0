"""What a cluster and Binder are told: keys that the chart knows, one version of the hub, and paths that are there.

The chart itself is asked in ``tests/everywhere/every_hub.py`` (``CHART=…``); here stands what was read of it.
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

from tests.execute import ROOT

CLUSTER, BINDER = ROOT / "deploy" / "z2jh", ROOT / ".binder"
CHART, HUB = "4.4.0", "5.5.0"  # what belongs together
FREE = ("hub.config",)  # below it everything is JupyterHub's own
TEXT, SWITCH, NUMBER, AMOUNT, LIST = str, bool, int, (int, float, str), list
KNOWN = {  # keys of the chart that are used, and what they hold
    "hub.concurrentSpawnLimit": NUMBER,
    "hub.activeServerLimit": NUMBER,
    "singleuser.image.name": TEXT,
    "singleuser.image.tag": TEXT,
    "singleuser.cmd": LIST,
    "singleuser.defaultUrl": TEXT,
    "singleuser.memory.guarantee": AMOUNT,
    "singleuser.memory.limit": AMOUNT,
    "singleuser.cpu.guarantee": AMOUNT,
    "singleuser.cpu.limit": AMOUNT,
    "singleuser.storage.type": TEXT,
    "singleuser.storage.capacity": TEXT,
    "singleuser.startTimeout": NUMBER,
    "singleuser.networkPolicy.enabled": SWITCH,
    "singleuser.networkPolicy.egressAllowRules.nonPrivateIPs": SWITCH,
    "cull.enabled": SWITCH,
    "cull.timeout": NUMBER,
    "cull.every": NUMBER,
    "scheduling.userScheduler.enabled": SWITCH,
    "scheduling.userPlaceholder.enabled": SWITCH,
    "proxy.https.enabled": SWITCH,
    "proxy.https.type": TEXT,
    "proxy.https.hosts": LIST,
    "proxy.https.letsencrypt.contactEmail": TEXT,
}


def leaves(value, path=""):
    if isinstance(value, dict) and path not in FREE:
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}".lstrip("."))
    else:
        yield path, value


@pytest.fixture(scope="module")
def values():
    return yaml.safe_load((CLUSTER / "values.yaml").read_text(encoding="utf-8"))


def test_cluster_says_only_what_the_chart_knows(values):
    for path, value in leaves(values):
        assert path in (*KNOWN, *FREE), path
        if path in KNOWN:
            assert isinstance(value, KNOWN[path]) and (KNOWN[path] is SWITCH or not isinstance(value, bool)), path


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
