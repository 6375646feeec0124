"""What the tests share: an open register, and the sample."""

import os
import shutil
from datetime import UTC, date, datetime

import pytest

from tracker.languages import Language, use
from tracker.records import countries
from tracker.sample import kazakhstan_turkiye
from tracker.store import Register

if not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CASE_DAY = date(2021, 6, 5)
"""The day after the joint strategic sessions."""


def noon() -> datetime:
    return datetime(2021, 6, 5, 12, 0, tzinfo=UTC)


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long; run by `pytest -m slow` alone")


def pytest_collection_modifyitems(config, items):
    if "slow" in config.getoption("markexpr"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(autouse=True)
def english():
    use(Language.EN)
    yield
    use(Language.EN)


@pytest.fixture
def today() -> date:
    return CASE_DAY


@pytest.fixture(scope="session")
def new_register_file(tmp_path_factory):
    """A register with nothing in it but the countries; tests work on copies of it."""
    path = tmp_path_factory.mktemp("new") / "new.register"
    with Register.create(path, user="officer", clock=noon) as register:
        countries.seed(register)
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.register"
    kazakhstan_turkiye.make(path, user="officer").close()
    return path


@pytest.fixture
def register(new_register_file, tmp_path):
    with Register.open(
        shutil.copy(new_register_file, tmp_path / "trial.register"), user="officer", clock=noon
    ) as register:
        yield register


@pytest.fixture
def sample(sample_file, tmp_path):
    with Register.open(
        shutil.copy(sample_file, tmp_path / "sample.register"), user="officer", clock=noon
    ) as register:
        yield register


@pytest.fixture
def turkiye(register):
    return countries.by_code(register, "TR")
