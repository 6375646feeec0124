"""What is handed on: the wheel, the pins of what it needs, the entries for a desktop."""

import configparser
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from tracker import __version__, cli

TOP = Path(__file__).parents[1]
APP = "io.github.cooperation_tracker.CooperationTracker"
REGISTER_TYPE = "application/vnd.cooperation-tracker.register"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
TRANSLATIONS = {"kk", "ru", "tr"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def desktop():
    entry = configparser.ConfigParser(interpolation=None, delimiters=["="])
    entry.optionxform = str
    entry.read(TOP / "packaging" / f"{APP}.desktop", encoding="utf-8")
    return entry["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo():
    return ET.parse(TOP / "packaging" / f"{APP}.metainfo.xml").getroot()


@pytest.fixture(scope="module")
def register_type():
    return ET.parse(TOP / "packaging" / f"{APP}.mime.xml").getroot().find(f"{MIME}mime-type")


def languages_of(root, tag):
    return {element.get(XML_LANG) for element in root.iter(tag)}


def test_the_wheel_holds_every_resource(wheel):
    inside = {name for name in wheel.namelist() if name.startswith("tracker/_resources/")}
    here = {
        f"tracker/_resources/{file.relative_to(TOP / 'resources').as_posix()}"
        for file in (TOP / "resources").rglob("*")
        if file.is_file()
    }
    assert inside == here
    assert {"tracker/_resources/icons/app.svg", "tracker/_resources/fonts/SHA256SUMS"} <= inside
    for language in TRANSLATIONS:
        assert f"tracker/_resources/catalogues/{language}/LC_MESSAGES/tracker.mo" in inside


def test_the_wheel_holds_every_module(wheel):
    here = {file.relative_to(TOP).as_posix() for file in (TOP / "tracker").rglob("*.py")}
    assert {name for name in wheel.namelist() if name.endswith(".py")} == here


def test_the_wheel_holds_the_programs_licence_and_the_fonts(wheel):
    licences = {
        name.rpartition("/licenses/")[2] for name in wheel.namelist() if "/licenses/" in name
    }
    assert licences == {
        "LICENSE",
        "resources/fonts/LICENSE-SourceSans3.md",
        "resources/fonts/LICENSE-SourceSerif4.md",
    }


def test_the_wheel_is_of_this_version_and_starts_by_its_command(wheel, project):
    folder = f"cooperation_tracker-{__version__}.dist-info"
    entry_points = wheel.read(f"{folder}/entry_points.txt").decode()
    for command, target in project["scripts"].items():
        assert f"{command} = {target}" in entry_points


@pytest.mark.parametrize("lock", ["requirements.lock", "packaging/bundle-requirements.lock"])
def test_every_package_is_pinned_by_version_and_hash(lock):
    text = (TOP / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if not line.startswith("#")]
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9.\[\]-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin), pin


@pytest.mark.parametrize("lock", ["requirements.lock", "packaging/bundle-requirements.lock"])
def test_the_pins_say_nothing_of_where_to_fetch_from(lock):
    text = (TOP / lock).read_text(encoding="utf-8")
    assert re.search(r"://|index|find-links|file:|@ ", text) is None


def test_everything_asked_for_is_pinned(project):
    text = (TOP / "requirements.lock").read_text(encoding="utf-8")
    pinned = {pin.lower() for pin in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.match(r"[\w.-]+", need).group().lower() for need in asked} <= pinned


def test_qt_stays_below_the_release_that_aborts_python_3_11():
    text = (TOP / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(
        r"^pyside6-essentials==(6\.\d+)\.\d+ ; python_full_version (.*?) \\$", text, re.MULTILINE
    )
    assert pins == [("6.11", "< '3.12'"), ("6.12", ">= '3.12'")]


def test_the_desktop_entry_opens_the_window_with_and_without_a_file(desktop, project):
    command, *arguments = desktop["Exec"].replace("%f", "partners.register").split()
    assert command in project["scripts"]
    # Started from the menu there is no file; from a file manager there is one.
    for given in (arguments, arguments[:-1]):
        assert cli.parser().parse_args(given).verb == "open"


def test_the_desktop_entry_and_the_software_catalogue_say_the_same(desktop, metainfo):
    assert metainfo.findtext("id") == APP
    assert metainfo.findtext("launchable") == f"{APP}.desktop"
    assert metainfo.findtext("provides/binary") == desktop["Exec"].split()[0]
    assert metainfo.findtext("name") == desktop["Name"]
    summaries = {summary.get(XML_LANG): summary.text for summary in metainfo.iter("summary")}
    assert summaries.pop(None) == desktop["Comment"]
    assert summaries == {language: desktop[f"Comment[{language}]"] for language in TRANSLATIONS}
    categories = [category.text for category in metainfo.iter("category")]
    assert desktop["Categories"].strip(";").split(";") == categories


def test_the_software_catalogue_tells_of_this_version(metainfo):
    assert metainfo.find("releases/release").get("version") == __version__


def test_the_kind_of_file_is_the_same_wherever_it_is_named(desktop, metainfo, register_type):
    assert desktop["MimeType"] == f"{REGISTER_TYPE};"
    assert metainfo.findtext("provides/mediatype") == REGISTER_TYPE
    assert register_type.get("type") == REGISTER_TYPE
    assert register_type.find(f"{MIME}glob").get("pattern") == "*.register"


def test_a_desktop_reads_of_the_program_in_the_four_languages(desktop, metainfo, register_type):
    for key in ("GenericName", "Comment", "Keywords"):
        assert {name for name in TRANSLATIONS if f"{key}[{name}]" in desktop} == TRANSLATIONS
    assert languages_of(metainfo.find("description"), "p") == {None, *TRANSLATIONS}
    assert languages_of(register_type, f"{MIME}comment") == {None, *TRANSLATIONS}


@pytest.mark.parametrize(
    "icon", sorted((TOP / "resources" / "icons").glob("*.svg")), ids=lambda p: p.stem
)
def test_an_icon_is_drawn_and_takes_one_colour(icon, qapp):
    assert QSvgRenderer(str(icon)).isValid()
    if icon.stem != "app":
        colours = re.findall(r'(?:stroke|fill)="(#\w+|\w+)"', icon.read_text(encoding="utf-8"))
        assert set(colours) == {"none", "#000"}
