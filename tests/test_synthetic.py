"""A synthetic register of any size keeps the rules, and comes out equal for an equal seed."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tracker import cli
from tracker.languages import Language, fold
from tracker.records import agreements, evidence
from tracker.records.agreements import ActionKind, Agreement
from tracker.records.commitments import Commitment, Completion, Status
from tracker.records.countries import Country
from tracker.records.evidence import Evidence
from tracker.records.kinds import KINDS
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionStatus
from tracker.records.topics import Topic
from tracker.sample import synthetic
from tracker.sample.synthetic.sizes import Sizes
from tracker.sample.synthetic.work import DAY
from tracker.store import Condition, Register, search
from tracker.store.record import to_row

MANY = 600

ON_UNIX = pytest.mark.skipif(not hasattr(os, "openpty"), reason="terminals and limits of Unix")


def made(many, seed):
    return [record for batch in synthetic.batches(Sizes.of(many), seed) for record in batch]


def rows(many, seed):
    return [(record.table, to_row(record)) for record in made(many, seed)]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    path = tmp_path_factory.mktemp("synthetic") / "many.register"
    with synthetic.make(path, MANY, seed=7, user="officer") as register:
        yield register


@pytest.fixture(scope="module")
def promised(register):
    return register.find(Commitment)


def found(register, kind, text):
    return register.newest(kind, search.expression(fold.query(text)), 50)


def test_an_equal_seed_makes_equal_records():
    assert rows(300, 5) == rows(300, 5)


def test_another_seed_makes_other_records():
    assert rows(50, 5) != rows(50, 6)


@pytest.mark.parametrize("many", [1, 2, 7, 300])
def test_there_are_as_many_as_were_asked_for(many):
    records = made(many, 1)
    assert sum(type(record) is Commitment for record in records) == many
    assert Sizes.of(many).total >= len(records) >= Sizes.of(many).total - Sizes.of(many).evidence


def test_the_rules_of_every_record_are_kept(register):
    for kind in KINDS.values():
        for record in register.find(kind):
            assert record.problems() == [], record


def test_every_record_has_a_number_and_a_name_of_its_own():
    records = made(300, 5)
    assert len({(record.table, record.id) for record in records}) == len(records)
    assert len({record.uid for record in records}) == len(records)
    assert {record.version for record in records} == {1}


def test_the_first_partner_has_about_a_fifth_and_no_other_has_as_much():
    parties = Counter(r.partners.ids for r in made(5_000, 7) if isinstance(r, Session))
    codes = {(r.id,): r.code for r in made(1, 7) if isinstance(r, Country)}
    (first, most), (second, next_most) = parties.most_common(2)
    assert (codes[first], codes[second]) == ("TR", "RU")
    assert 0.15 < most / 500 < 0.25
    assert next_most < most
    assert len(parties) > 40


def test_texts_are_in_four_languages_in_their_shares(promised):
    languages = Counter(commitment.title.original for commitment in promised)
    assert [language for language, _n in languages.most_common(2)] == [Language.KK, Language.RU]
    assert min(languages[language] for language in Language) > MANY / 10
    assert all(c.verbatim_language is c.title.original for c in promised)


def test_texts_are_as_long_as_real_ones(promised):
    titles = [len(commitment.title.all_texts[0]) for commitment in promised]
    words = [len(commitment.verbatim.split()) for commitment in promised]
    assert 80 < sum(titles) / MANY < 130
    assert 28 < sum(words) / MANY < 45


def test_words_are_as_many_as_in_real_papers():
    texts = [r for r in made(12_000, 2) if isinstance(r, Commitment)]
    words = {word for text in texts for word in fold.words(text.verbatim)}
    assert len(words) >= 20_000


def test_what_is_fulfilled_is_complete_and_what_is_closed_has_its_day(promised):
    for commitment in promised:
        is_complete = commitment.completion is Completion.COMPLETE
        assert is_complete or commitment.status is not Status.FULFILLED
        assert (commitment.closed_on is None) is commitment.is_open
        assert commitment.due_original == commitment.due


def test_due_days_lie_around_the_day_of_the_case_some_less_exact(promised):
    due = [commitment.due for commitment in promised if commitment.due]
    assert all(abs(day.latest - DAY) < timedelta(days=6.6 * 366) for day in due)
    assert any(day.latest < DAY for day in due)
    assert any(day.earliest > DAY for day in due)
    assert {len(day.iso) for day in due} == {len("2021-06-05"), len("2021-06")}
    assert {len(day.iso) for day in due if "Q" in day.iso} == {len("2021-Q2")}
    assert len(due) < MANY


def test_nothing_was_closed_before_it_was_promised_or_after_the_day(register, promised):
    for commitment in promised:
        promised_on = day_of(register, commitment)
        assert commitment.closed_on is None or promised_on <= commitment.closed_on.latest <= DAY
        assert commitment.due is None or commitment.due.latest > promised_on


def day_of(register, commitment):
    origin = register.at(commitment.origin, KINDS)
    assert origin.partners == commitment.partners
    if isinstance(origin, Session):
        assert origin.status is SessionStatus.HELD
        return origin.start.earliest
    return agreements.signed_on(agreements.actions(register, origin)).earliest


def test_most_were_promised_at_a_session(promised):
    at_session = sum(commitment.origin.table == "session" for commitment in promised)
    assert 0.6 < at_session / MANY < 0.8


def test_an_agreement_was_signed_once(register):
    for agreement in register.find(Agreement):
        assert [a.kind for a in agreements.actions(register, agreement)] == [ActionKind.SIGNED]


def test_editions_of_a_series_are_numbered_by_their_days(register):
    numbered = 0
    for one in register.find(Series):
        editions = register.find(Session, Condition("series = ?", (one.id,)), order="start, id")
        assert [s.ordinal for s in editions] == list(range(1, len(editions) + 1))
        assert all(s.partners == one.partners for s in editions)
        numbered += len(editions)
    assert numbered


def test_evidence_is_of_what_is_fulfilled_and_not_later_than_its_closing(register):
    proofs = register.find(Evidence)
    assert len(proofs) == MANY // 200
    for proof in proofs:
        commitment = register.get(Commitment, proof.commitment)
        assert commitment.status is Status.FULFILLED
        assert evidence.problems(commitment, [proof]) == []


def test_topics_are_those_of_the_sample(register, sample_file):
    with Register(sample_file, readonly=True) as sample:
        names = [topic.name for topic in sample.find(Topic)]
    assert [topic.name for topic in register.find(Topic)] == names


def test_a_person_is_found_in_both_scripts(register):
    person = register.find(Person)[3]
    kazakh, english = person.name.all_texts
    assert found(register, Person, kazakh) == found(register, Person, english)
    assert person.id in found(register, Person, kazakh)


@pytest.mark.parametrize(
    "text", ["комиссия", "Стамбул", "договор", "посольство", "Türkiye", "ticaret", "embassy"]
)
def test_a_search_in_any_of_the_languages_finds(register, text):
    assert found(register, Commitment, text)


def test_a_synthetic_register_is_made_at_a_fixed_time(register):
    [entry] = register._db.execute("select * from edit").fetchall()
    assert entry["at"] == "2021-06-05T12:00:00+00:00"
    assert entry["who"] == "officer"


# Stopped, refused


def test_what_stops_it_leaves_no_file(tmp_path):
    def stop(doing, done, of):
        assert 0 <= done <= of
        if done > of / 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        synthetic.make(tmp_path / "half.register", 300, 1, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_it_overwrites_nothing(tmp_path):
    path = tmp_path / "dear.register"
    path.write_text("dear")
    with pytest.raises(FileExistsError):
        synthetic.make(path, 10, 1)
    assert path.read_text() == "dear"


# From the command line


def test_the_command_makes_it_and_says_where(tmp_path, capsys):
    path = tmp_path / "r.register"
    assert cli.run(["sample", str(path), "--commitments", "20", "--seed", "3"]) == 0
    said = capsys.readouterr()
    assert (said.out.strip(), said.err) == (str(path), "")
    assert cli.run(["--register", str(path), "show", "C-20"]) == 0


@pytest.mark.parametrize("many", ["0", "-5", "2000001", "1e3", "many", "", "9" * 5_000])
def test_a_number_out_of_bounds_is_refused_in_a_sentence(tmp_path, capsys, many):
    assert cli.run(["sample", str(tmp_path / "r"), f"--commitments={many}"]) == 2
    assert capsys.readouterr().err == "Say a number of commitments from 1 to 2000000.\n"
    assert list(tmp_path.iterdir()) == []


def run_on_terminal(path, many):
    """The command on a terminal of its own: the process, and the other end of the terminal."""
    shown, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", "sample", str(path), "--commitments", str(many)],
        stderr=terminal,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    os.close(terminal)
    return process, shown


@ON_UNIX
def test_a_terminal_shows_how_far_it_is_and_ctrl_c_removes_the_half_file(tmp_path):
    process, shown = run_on_terminal(tmp_path / "half.register", 20_000)
    seen = b""
    while b"Writing records [#" not in seen:
        seen += os.read(shown, 1_000)
    process.send_signal(signal.SIGINT)
    with process:
        seen = b"".join(iter(lambda: read(shown), b""))
    os.close(shown)
    assert process.returncode == 2
    last = seen.decode().split("\r")[-2:]
    assert "".join(last).strip() == f"Stopped; {tmp_path / 'half.register'} was not made."
    assert list(tmp_path.iterdir()) == []


def read(shown):
    try:
        return os.read(shown, 1_000)
    except OSError:  # the other end is closed
        return b""


ON_A_SMALL_DISK = """
import resource, sys
from tracker import cli

resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
sys.exit(cli.run(sys.argv[1:]))
"""


@ON_UNIX
def test_a_disk_that_takes_no_more_is_told_in_a_sentence_and_nothing_is_left(tmp_path):
    path = tmp_path / "r.register"
    done = subprocess.run(
        [sys.executable, "-c", ON_A_SMALL_DISK, "sample", str(path), "--commitments", "2000"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path} was not made (")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
