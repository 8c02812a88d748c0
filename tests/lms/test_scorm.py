"""The packages: a manifest that the schemas of SCORM 1.2 allow, every file in it and in it alone, the same bytes each time."""

import re
import xml.etree.ElementTree as ET

import pytest

from lactation.content import ContentError
from lactation.content.course import course
from lactation.core.lms import LMS_MASTERY
from lactation.lms import scorm
from lactation.lms.__main__ import main
from lactation.lms.scorm import MANIFEST, START, manifest, packages, start_page, start_words
from lactation.offline.pack import PackError

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
MD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
# What may stand in what, in this order, and how often (imscp_rootv1p1p2.xsd, adlcp_rootv1p2.xsd, and 2.3 of SCORM 1.2, CAM).
HOLDS = {
    f"{CP}manifest": [(f"{CP}metadata", 0, 1), (f"{CP}organizations", 1, 1), (f"{CP}resources", 1, 1)],
    f"{CP}metadata": [(f"{CP}schema", 1, 1), (f"{CP}schemaversion", 1, 1), (f"{MD}lom", 0, 1)],
    f"{CP}organizations": [(f"{CP}organization", 1, 99)],
    f"{CP}organization": [(f"{CP}title", 1, 1), (f"{CP}item", 1, 99)],
    f"{CP}item": [(f"{CP}title", 1, 1), (f"{ADL}masteryscore", 0, 1)],
    f"{CP}resources": [(f"{CP}resource", 1, 99)],
    f"{CP}resource": [(f"{CP}file", 1, 9999)],
    f"{MD}lom": [(f"{MD}general", 1, 1)],
    f"{MD}general": [(f"{MD}title", 1, 1), (f"{MD}language", 0, 1), (f"{MD}description", 0, 9)],
    f"{MD}title": [(f"{MD}langstring", 1, 9)],
    f"{MD}description": [(f"{MD}langstring", 1, 9)],
}
HAS = {  # attributes: those that must be there, those that may
    f"{CP}manifest": ({"identifier"}, {"version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"}),
    f"{CP}organizations": ({"default"}, set()),
    f"{CP}organization": ({"identifier"}, set()),
    f"{CP}item": ({"identifier", "identifierref"}, {"isvisible"}),
    f"{CP}resource": ({"identifier", "type", "href", f"{ADL}scormtype"}, set()),
    f"{CP}file": ({"href"}, set()),
    f"{MD}langstring": (set(), {"{http://www.w3.org/XML/1998/namespace}lang"}),
}


@pytest.fixture(scope="module")
def all_packages():
    return packages()


def manifest_faults(text, files):
    """What is wrong with a manifest, a line each."""
    root = ET.fromstring(text)
    faults = [] if root.tag == f"{CP}manifest" else [f"the root is {root.tag}"]
    for one in root.iter():
        held, rules = [child.tag for child in one], HOLDS.get(one.tag, [])
        order = [tag for tag, _, _ in rules]
        if [tag for tag in held if tag not in order] or held != sorted(held, key=order.index):
            faults.append(f"{one.tag} holds {held}")
        faults += [f"{one.tag} holds {held.count(tag)} {tag}" for tag, low, high in rules if not low <= held.count(tag) <= high]
        must, may = HAS.get(one.tag, (set(), set()))
        if not must <= set(one.attrib) <= must | may:
            faults.append(f"{one.tag} has {sorted(one.attrib)}")
    ids = [one.attrib["identifier"] for one in root.iter() if "identifier" in one.attrib]
    faults += [f"the id {one} twice" for one in set(ids) if ids.count(one) > 1]
    faults += [f"{one} is no id of XML" for one in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", one)]
    resources = {one.attrib["identifier"]: one for one in root.iter(f"{CP}resource")}
    faults += [
        f"no resource {one.attrib.get('identifierref')}"
        for one in root.iter(f"{CP}item")
        if one.attrib.get("identifierref") not in resources
    ]
    named = [one.attrib["href"] for one in root.iter(f"{CP}file")]
    if sorted(named) != sorted(set(files) - {MANIFEST}):
        faults.append(f"files differ: {sorted(set(named) ^ (set(files) - {MANIFEST}))[:4]}")
    faults += [f"{one.attrib['href']} is no file of it" for one in resources.values() if one.attrib["href"] not in named]
    return faults


def test_every_manifest_is_one_and_names_all_files(all_packages):
    files = [MANIFEST, START, "lms.js", "a & b.html", "_static/milk.js"]
    for package in all_packages:
        text = manifest(package, [one for one in files if one != MANIFEST])
        assert manifest_faults(text, files) == []
        root = ET.fromstring(text)
        assert [one.text for one in root.iter(f"{ADL}masteryscore")] == ["80"] == [f"{LMS_MASTERY:.0f}"]
        assert [one.text for one in root.iter(f"{CP}schemaversion")] == ["1.2"]
    assert len({manifest(package, files) for package in all_packages}) == len(all_packages)


def test_the_rules_of_a_manifest_find_faults(all_packages):
    text = manifest(all_packages[0], ["a.html", START])
    for broken in (
        text.replace("identifierref", "ref"),
        text.replace('identifier="item"', 'identifier="course"'),
        text.replace("<adlcp:masteryscore>80</adlcp:masteryscore>", ""),
        text.replace('href="a.html"', 'href="b.html"'),
        text.replace('identifierref="start"', 'identifierref="stop"'),
    ):
        assert bool(manifest_faults(broken, [MANIFEST, "a.html", START])) == ("masteryscore" in broken)


def test_the_course_and_each_module_are_packages(all_packages):
    assert [package.name for package in all_packages] == ["course", "course-small", *(module.id for module in course().modules)]
    for package in all_packages[2:]:
        assert package.first in package.pages
        assert package.judged["quizzes"]
        assert not package.judged["whole"]
    assert {package.name: package.judged["gate"] for package in all_packages if package.judged["gate"]} == {
        "course": "refer/triage", "course-small": "refer/triage", "m12": "refer/triage",
    }  # fmt: skip


def test_no_answer_stands_in_the_first_page(all_packages):
    page = start_page(all_packages[0], ["book/welcome.html"])
    assert '"best"' not in page
    assert page.count("<script") == 2
    assert "</script>" not in page.split('id="spec">')[1].split("\n")[0].removesuffix("</script>")


def test_all_words_that_its_script_asks_for_are_there():
    text = "".join((scorm.HERE / name).read_text(encoding="utf-8") for name in scorm.PIECES)
    assert set(re.findall(r"WORDS\.(lms_\w+)", text)) <= set(start_words())


def test_a_list_that_lacks_something_writes_no_package(monkeypatch, tmp_path):
    monkeypatch.setattr(scorm, "list_mistakes", lambda: ["lms_order.csv: found no new/one"])
    with pytest.raises(ContentError, match="found no new/one"):
        scorm.package_files(packages()[0], tmp_path)


def test_what_is_asked_wrongly_is_said(tmp_path, capsys):
    assert main([]) == 2
    assert "expected SITE (a built course) and OUT (a folder)" in capsys.readouterr().err
    assert main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "found no index.html" in capsys.readouterr().err
    with pytest.raises(PackError):
        scorm.package_files(packages()[0], tmp_path)


def test_a_wrong_address_of_the_course_is_told_in_one_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LACTATION_ADDRESS", "nonsense")
    monkeypatch.setattr("lactation.lms.__main__.write_packages", lambda *_: [])
    assert main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("LACTATION_ADDRESS: found 'nonsense', expected where the course will stand")
