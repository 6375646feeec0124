"""The command line, as scripts use it."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker import cli
from tracker.records import closing, commitments, countries
from tracker.records.closing import Closing
from tracker.records.commitments import Commitment
from tracker.records.evidence import Evidence
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs, Register


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ask(sample_file, capsys):
    """Run the command on the sample; what it printed comes back."""

    def ask(*arguments):
        assert cli.run(["--register", str(sample_file), *map(str, arguments)]) == 0
        return capsys.readouterr().out

    return ask


@pytest.fixture
def fault(capsys):
    """Run a command that cannot succeed; its sentence comes back."""

    def fault(*arguments):
        assert cli.run([str(a) for a in arguments]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "Traceback" not in said.err
        assert said.err.count("\n") == 1
        return said.err.strip()

    return fault


def test_the_sample_is_made_where_it_is_wanted(tmp_path, capsys):
    path = tmp_path / "r.register"
    assert cli.run(["sample", str(path)]) == 0
    assert capsys.readouterr().out.strip() == str(path)
    assert path.stat().st_size > 0


def test_the_sample_overwrites_nothing(tmp_path, fault):
    path = tmp_path / "dear.register"
    path.write_text("dear")
    assert "exists already" in fault("sample", path)
    assert path.read_text() == "dear"


@pytest.mark.parametrize("code", ["TR", "uz"])
def test_an_empty_register_is_made_for_a_country(tmp_path, capsys, code):
    path = tmp_path / "r.register"
    assert cli.run(["new", str(path), "--country", code]) == 0
    assert capsys.readouterr().out.strip() == str(path)
    with Register.open(path) as register:
        assert countries.home(register).code == code.upper()
        assert register.count(Commitment) == 0


@pytest.mark.parametrize(("language", "code"), [("tr_TR.UTF-8", "TR"), ("ru_RU", "KZ")])
def test_an_empty_register_is_by_default_of_the_country_of_the_language(
    tmp_path, monkeypatch, language, code
):
    monkeypatch.setenv("LANG", language)
    assert cli.run(["new", str(tmp_path / "r.register")]) == 0
    with Register.open(tmp_path / "r.register") as register:
        assert countries.home(register).code == code


def test_an_empty_register_overwrites_nothing_and_is_of_a_country_there_is(tmp_path, fault):
    path = tmp_path / "dear.register"
    assert "country code" in fault("new", path, "--country", "Turkey")
    assert not path.exists()
    path.write_text("dear")
    assert "exists already" in fault("new", path, "--country", "TR")
    assert path.read_text() == "dear"


def test_commitments_of_a_partner_are_the_partners_alone(ask):
    found = json.loads(ask("list", "commitments", "--partner", "TR", "--json"))
    assert found
    assert all("TR" in commitment["partners"] for commitment in found)
    needed = {
        "code", "title", "partners", "side", "status", "completion", "due", "due_original",
        "overdue", "lead", "origin",
    }  # fmt: skip
    assert needed <= found[0].keys()


def test_the_june_sessions_are_there_with_their_four_thematic_sessions(ask):
    found = json.loads(ask("list", "sessions", "--json"))
    [june] = [s for s in found if s["start"] == "2021-06-03" and s["children"]]
    assert (june["end"], june["format"], len(june["children"])) == ("2021-06-04", "online", 4)
    assert june["partners"] == ["TR"]
    parts = [s for s in found if s["parent"] == june["code"]]
    assert {s["code"] for s in parts} == set(june["children"])
    needed = {"kind", "status", "series", "ordinal", "start", "end", "format", "partners"}
    assert needed <= june.keys()


def test_titles_come_in_all_four_languages(ask):
    for what in ("sessions", "agreements", "commitments", "partners"):
        for record in json.loads(ask("list", what, "--json")):
            assert set(record["title"]) == {"kk", "ru", "tr", "en"}, record["code"]


def test_agreements_say_their_level_form_status_and_signing(ask):
    found = json.loads(ask("list", "agreements", "--partner", "TR", "--json"))
    [customs] = [a for a in found if a["signed"] == "2003-05-22"]
    assert (customs["level"], customs["form"]) == ("intergovernmental", "agreement")
    assert {"partners", "level", "form", "status", "signed"} <= found[0].keys()


def test_a_status_narrows_the_list(ask):
    planned = json.loads(ask("list", "sessions", "--status", "held", "--json"))
    assert {s["status"] for s in planned} == {"held"}
    opened = json.loads(ask("list", "commitments", "--status", "open", "--json"))
    assert not {"fulfilled", "not_fulfilled"} & {c["status"] for c in opened}


def test_overdue_depends_on_the_day_asked_about(ask):
    def late(day):
        arguments = ("list", "commitments", "--status", "overdue", "--as-of", day, "--json")
        return len(json.loads(ask(*arguments)))

    assert late("2000-01-01") == 0
    assert late("2000-01-01") <= late("2031-01-01")


def test_a_record_is_shown_with_its_parts(ask):
    [june] = [
        s for s in json.loads(ask("list", "sessions", "--json"))
        if s["start"] == "2021-06-03" and s["children"]
    ]  # fmt: skip
    whole = json.loads(ask("show", june["code"].lower(), "--json"))
    assert {d["country"] for d in whole["delegations"]} == {"KZ", "TR"}
    assert june["title"]["en"] in ask("show", june["code"])


def test_a_list_can_be_read_without_json(ask):
    assert "\tTürkiye" in ask("list", "partners")


def test_a_brief_is_the_same_to_the_byte_each_time(ask, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        ask(
            "brief", "partner", "TR", "--language", "kk", "--as-of", "2021-06-05",
            "--output", tmp_path / name,
        )  # fmt: skip
    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert one == two
    assert one.startswith(b"%PDF")


def test_faults_are_one_sentence(fault, tmp_path, sample_file):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleagues")
    gone = tmp_path / "gone.register"
    on_sample = ("--register", sample_file)
    assert "--register" in fault("list", "sessions")
    assert str(gone) in fault("--register", gone, "list", "sessions")
    assert "not a register" in fault("--register", letter, "list", "sessions")
    assert "country code" in fault(*on_sample, "list", "sessions", "--partner", "Turkey")
    assert "Z-9" in fault(*on_sample, "show", "Z-9")
    assert "tomorrow" in fault(*on_sample, "list", "sessions", "--as-of", "tomorrow")
    assert "held" in fault(*on_sample, "list", "sessions", "--status", "done")
    assert "de" in fault(
        *on_sample, "brief", "partner", "TR", "--language", "de", "--output", tmp_path / "b.pdf"
    )
    assert "partner" in fault(*on_sample, "brief", "country", "TR", "--output", tmp_path / "b.pdf")
    missing = tmp_path / "no folder" / "b.pdf"
    assert "no folder" in fault(*on_sample, "brief", "partner", "TR", "--output", missing)
    assert fault("frobnicate")


def test_what_is_said_of_a_record_has_the_promised_shape(ask):
    june = next(s for s in json.loads(ask("list", "sessions", "--json")) if s["children"])
    assert all(code.startswith("S-") for code in june["children"])
    fourth = [
        s for s in json.loads(ask("list", "sessions", "--json"))
        if (s["series"], s["ordinal"]) == ("SR-1", 4)
    ]  # fmt: skip
    assert [s["start"] for s in fourth] == ["2021-11"]
    for commitment in json.loads(ask("list", "commitments", "--json")):
        assert isinstance(commitment["overdue"], bool)
        assert commitment["lead"] is None or commitment["lead"].startswith("O-")
        assert commitment["origin"] is None or commitment["origin"][:2] in {"S-", "A-"}


def test_the_list_of_overdue_ones_agrees_with_what_each_says_of_itself(ask):
    for day in ("2021-06-05", "2021-11-19", "2022-06-01", "2024-01-01"):
        everything = json.loads(ask("list", "commitments", "--as-of", day, "--json"))
        late = json.loads(
            ask("list", "commitments", "--status", "overdue", "--as-of", day, "--json")
        )
        assert {c["code"] for c in late} == {c["code"] for c in everything if c["overdue"]}


def test_an_empty_choice_is_a_fault_and_not_everything(fault, sample_file):
    on_sample = ("--register", sample_file, "list")
    assert "country code" in fault(*on_sample, "sessions", "--partner", "")
    for what in ("sessions", "agreements", "commitments"):
        assert "none of" in fault(*on_sample, what, "--status", "")
    assert "overdue" in fault(*on_sample, "commitments", "--status", "done")
    assert "no status" in fault(*on_sample, "partners", "--status", "held")


@pytest.mark.parametrize("day", ["", "20210605", "2021-W22-6", "0001-01-01", "2021-06", "06.2021"])
def test_only_a_whole_day_is_a_day(fault, sample_file, day):
    assert "not a date" in fault("--register", sample_file, "list", "sessions", "--as-of", day)


def test_bytes_that_are_no_text_are_a_fault(fault, sample_file):
    half = b"\xff".decode(errors="surrogateescape")
    on_sample = ("--register", sample_file)
    assert "not readable" in fault(*on_sample, "show", half)
    assert "not readable" in fault(*on_sample, "list", "sessions", "--partner", half)
    assert "not readable" in fault(*on_sample, "list", "sessions", "--status", half)


def test_a_brief_is_never_written_over_the_register(fault, sample_file, tmp_path):
    before = sample_file.read_bytes()
    (tmp_path / "link.pdf").symlink_to(sample_file)
    for output in (sample_file, tmp_path / "link.pdf", f"{sample_file}-wal"):
        said = fault("--register", sample_file, "brief", "partner", "TR", "--output", output)
        assert "exists already" in said
    assert sample_file.read_bytes() == before


@pytest.mark.parametrize("output", ["", ".", "/dev/null", "/proc/b.pdf"])
def test_a_place_where_no_brief_can_be_is_said_by_its_name(fault, sample_file, output):
    said = fault("--register", sample_file, "brief", "partner", "TR", "--output", output)
    assert said.startswith(output or ".")
    assert Path("/dev/null").is_char_device()


def test_what_argparse_says_stands_in_a_sentence_of_the_users_language(monkeypatch, fault):
    assert "--help" in fault("list")
    assert "--help" in fault("list", "no\nsuch")


def run(*arguments, stdout=subprocess.PIPE, **environment):
    return subprocess.run(
        [sys.executable, "-m", "tracker", *map(str, arguments)],
        stdout=stdout, stderr=subprocess.PIPE, env=os.environ | environment, check=False,
    )  # fmt: skip


def test_a_reader_that_stops_early_is_no_fault(sample_file):
    reading, writing = os.pipe()
    os.close(reading)
    done = run("--register", sample_file, "list", "sessions", "--json", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_output_that_cannot_be_written_is_one_sentence(sample_file):
    with Path("/dev/full").open("w") as full:
        done = run("--register", sample_file, "list", "sessions", stdout=full)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"could not be written" in done.stderr


def test_json_is_utf_8_in_any_locale(sample_file):
    done = run(
        "--register", sample_file, "list", "partners", "--json",
        PYTHONIOENCODING="latin-1", LC_ALL="tr_TR.ISO-8859-9",
    )  # fmt: skip
    assert "Түркия" in done.stdout.decode("utf-8")


def test_a_damaged_register_is_one_sentence_for_every_verb(fault, sample_file, tmp_path):
    damaged = tmp_path / "damaged.register"
    whole = sample_file.read_bytes()
    damaged.write_bytes(whole[:100_000] + b"\xff" * (len(whole) - 100_000))
    for verb in (
        ("list", "sessions", "--json"), ("list", "commitments"), ("list", "agreements"),
        ("show", "S-2"), ("brief", "partner", "TR", "--output", tmp_path / "b.pdf"),
    ):  # fmt: skip
        assert "damaged.register" in fault("--register", damaged, *verb)


def test_faults_speak_the_language_of_the_terminal(monkeypatch, capsys):
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert cli.run(["list", "sessions"]) == 2
    assert "реестр" in capsys.readouterr().err


def test_the_command_line_does_not_load_qt(sample_file):
    script = (
        "import sys; from tracker import cli; "
        f"cli.run(['--register', {str(sample_file)!r}, 'list', 'sessions', '--json']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


def test_a_commitment_is_shown_with_the_chain_back_to_its_cause(ask):
    found = json.loads(ask("list", "commitments", "--json"))
    [code] = [c["code"] for c in found if "4-ші отырысын өткізуге" in (c["verbatim"] or "")]
    chain = json.loads(ask("show", code, "--json"))["chain"]
    assert [(s["of"], s["relation"], s["date"]) for s in chain] == [
        (code, "origin", "2021-06-03"),
        (chain[0]["code"], "agreed_to_hold", "2021-04-05"),
    ]
    assert all(s["sources"] and s["title"]["kk"] for s in chain)
    assert "agreed to be held at\t2021-04-05" in ask("show", code)


def test_a_file_goes_into_the_register_and_out_again(sample_file, tmp_path, capsys):
    register = shutil.copy(sample_file, tmp_path / "r.register")
    paper, target = tmp_path / "Хаттама.pdf", tmp_path / "out.pdf"
    paper.write_bytes(b"%PDF-1.7")

    def run(*arguments):
        assert cli.run(["--register", str(register), *map(str, arguments)]) == 0
        return capsys.readouterr().out.strip()

    code = run("attach", "C-7", paper)
    assert run("document", code, "--output", target) == str(target)
    assert target.read_bytes() == paper.read_bytes()
    chain = json.loads(run("show", code, "--json"))["chain"]
    assert [step["code"] for step in chain] == ["C-7", "S-5", "S-1"]


def test_a_record_that_is_no_document_has_no_file_to_write(sample_file, fault, tmp_path):
    said = fault("--register", sample_file, "document", "C-7", "--output", tmp_path / "x")
    assert said == "C-7 is not a document."
    assert not (tmp_path / "x").exists()


@pytest.fixture
def kept_since_2021(sample_file, tmp_path, ask):
    """The sample, and a commitment recorded on 10 June 2021 that was closed in 2022."""
    path = shutil.copy(sample_file, tmp_path / "kept.register")
    times = iter([datetime(2021, 6, 10, 12, tzinfo=UTC), datetime(2022, 3, 1, 12, tzinfo=UTC)])
    with Register.open(path, clock=lambda: next(times)) as register:
        register._db.execute("update edit set at = '2021-06-05T12:00:00+00:00'")
        turkey = countries.by_code(register, "TR")
        promise = Commitment(title=Words.of(en="Hold a forum"), partners=Refs((turkey.id,)))
        saved = commitments.add(register, promise)
        proof = Evidence(description=Words.of(en="The forum's report"), on=PartialDate("2022-02"))
        closed = Closing(on=PartialDate("2022-03-01"))
        closing.take_off_control(register, [saved], closed, [proof])
    return lambda *arguments: ask("--register", path, *arguments), saved.code


def test_a_list_and_a_brief_can_be_of_the_register_as_it_was_recorded(kept_since_2021, tmp_path):
    ask, code = kept_since_2021

    def status(day):
        rows = json.loads(ask("list", "commitments", "--as-recorded-on", day, "--json"))
        return [row["status"] for row in rows if row["code"] == code]

    assert status("2021-06-08") == []
    assert status("2021-06-12") == ["on_control"]
    assert status("2022-03-02") == ["fulfilled"]
    briefs = [tmp_path / "then.pdf", tmp_path / "again.pdf", tmp_path / "now.pdf"]
    for path, day in zip(briefs, ("2021-06-12", "2021-06-12", "2022-03-02"), strict=True):
        ask(
            "brief", "partner", "TR", "--as-of", "2022-03-02", "--as-recorded-on", day,
            "--output", path,
        )  # fmt: skip
    then, again, now = (path.read_bytes() for path in briefs)
    assert then == again != now


def test_what_changed_with_a_partner_since_a_day_is_listed(kept_since_2021):
    ask, code = kept_since_2021
    said = ask("changes", "partner", "TR", "--since", "2021-06-08").splitlines()
    assert [line.partition("\t")[0] for line in said] == ["2022-03-01", "2021-06-10"]
    assert "On control → " in said[0] or "on control → " in said[0]
    [closed] = json.loads(ask("changes", "partner", "TR", "--since", "2021-12-31", "--json"))
    assert (closed["code"], closed["what"]) == (code, "changed")
    assert ask("changes", "partner", "AZ", "--since", "2021-06-08") == ""


def test_a_record_is_shown_as_it_was_recorded(kept_since_2021):
    ask, code = kept_since_2021
    then = json.loads(ask("show", code, "--as-recorded-on", "2021-06-12", "--json"))
    now = json.loads(ask("show", code, "--json"))
    assert (then["status"], now["status"]) == ("on_control", "fulfilled")
