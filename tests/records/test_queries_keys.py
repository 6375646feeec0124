"""What each key finds, against a look at every record of the sample, in the four languages."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from tracker.languages import LANGUAGES, Language, speaking
from tracker.records import agreements, commitments, countries, evidence, queries, sessions
from tracker.records.agreements import Action, ActionKind, Agreement, Form, Level
from tracker.records.commitments import Commitment, Side, Status, Timing
from tracker.records.countries import Country
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionFormat, SessionKind, SessionStatus
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import Refs, Register

TODAY = date(2021, 6, 5)
DATED = [
    *("2021-05-31", "2021-06", "2021-06-01", "2021-06-05", "2021-06-06", "2021-07-05"),
    *("2021-07-06", "2021-Q2", "2021-Q3", "2021", "2020", "2024-02", "2024-02-29", "9999"),
    "1000-01-01",
]


@pytest.fixture(scope="module")
def register(sample_file, tmp_path_factory):
    """The sample, and commitments of every state and precision beside it."""
    path = tmp_path_factory.mktemp("queries") / "sample.register"
    with Register.open(shutil.copy(sample_file, path), user="officer") as register:
        turkiye = countries.by_code(register, "TR")
        for due in DATED:
            title = Words.of(en=f"Report by {due}", kk=f"{due} есеп беру")
            dated = Commitment(title=title, partners=Refs((turkiye.id,)), due=PartialDate(due))
            commitments.add(register, dated)
        lapsed = replace(dated, due=None, status=Status.NOT_APPLICABLE)
        commitments.add(register, replace(lapsed, closed_on=PartialDate("2021-06-05")))
        commitments.add(register, replace(lapsed, closed_on=PartialDate("2021-09")))
        commitments.add(register, replace(lapsed, due=PartialDate("2021-06-04"), closed_on=None))
        forum, charter = Words.of(en="Forum"), Words.of(en="Charter")
        with register.edit("Add session") as edit:
            for start in (None, *DATED):
                when = start and PartialDate(start)
                edit.save(Session(title=forum, status=SessionStatus.PLANNED, start=when))
        entered = Action(kind=ActionKind.IN_FORCE)
        organisation = ref(register, "O-13")
        agreements.save(register, Agreement(title=charter, lead=organisation), [entered])
        yield register


def found(register, text, kind):
    tree = queries.read(text, kind, register, TODAY)
    return {r.code for r in register.find(kind, queries.condition(tree, register, kind, TODAY))}


def those(register, kind, is_one):
    return {record.code for record in register.find(kind) if is_one(register, record)}


def ref(register, code):
    kind = next(k for k in KINDS.values() if k.prefix == code.split("-")[0])
    return next(r for r in register.find(kind) if r.code == code).ref


def names(field, code):
    """That a field names this record, alone or among others."""

    def is_one(register, record):
        value = getattr(record, field)
        wanted = ref(register, code).id
        return value is not None and wanted in getattr(value, "ids", [getattr(value, "id", None)])

    return is_one


def with_country(code):
    return lambda register, record: countries.by_code(register, code).id in record.partners.ids


def about(code):
    """That one of its topics is this one, or a part of it."""

    def is_one(register, record):
        topics = [register.get(Topic, id_) for id_ in record.topics.ids]
        while topics:
            if any(topic.code == code for topic in topics):
                return True
            topics = [register.get(Topic, topic.parent) for topic in topics if topic.parent]
        return False

    return is_one


def agreed_in_series(register, commitment):
    if commitment.origin is None or commitment.origin.table != "session":
        return False
    series = register.get(Session, commitment.origin.id).series
    return series is not None and register.get(Series, series).code == "SR-1"


def signings(register, agreement):
    actions = agreements.actions(register, agreement)
    return [action for action in actions if action.kind is ActionKind.SIGNED]


CASES = [
    (
        Commitment,
        "partner:TR / серіктес:Түркия / партнёр:Турция / muhatap:Türkiye",
        with_country("TR"),
    ),
    (
        Commitment,
        "country:UZ / ел:Өзбекстан / страна:Узбекистан / ülke:Özbekistan",
        with_country("UZ"),
    ),
    (
        Commitment,
        "status:open / мәртебе:ашық / статус:открыто / durum:açık",
        lambda _r, c: c.is_open,
    ),
    (
        Commitment,
        "status:closed / мәртебе:жабық / статус:закрыто / durum:kapatılmış",
        lambda _r, c: not c.is_open,
    ),
    (
        Commitment,
        'status:in_progress / мәртебе:орындалуда / статус:исполняется / durum:"devam ediyor"',
        lambda _r, c: c.status is Status.IN_PROGRESS,
    ),
    (
        Commitment,
        "status:draft,replaced / мәртебе:жоба,баламамен / статус:заменено,проект",
        lambda _r, c: c.status in (Status.DRAFT, Status.REPLACED),
    ),
    (
        Commitment,
        "overdue / мерзімі өткен / просрочено / gecikmiş / timing:overdue",
        lambda _r, c: c.timing(TODAY) is Timing.OVERDUE,
    ),
    (
        Commitment,
        "due soon / мерзімі таяу / срок истекает / süresi yaklaşıyor / timing:soon",
        lambda _r, c: c.timing(TODAY) is Timing.SOON,
    ),
    (
        Commitment,
        "timing:later / мерзімі келмеген / срок не наступил / süresi var",
        lambda _r, c: c.timing(TODAY) is Timing.LATER,
    ),
    (
        Commitment,
        "no deadline / мерзімсіз / без срока / süresiz / timing:undated",
        lambda _r, c: c.timing(TODAY) is Timing.UNDATED,
    ),
    (
        Commitment,
        "closed / жабылған / закрыто / kapatılmış / timing:closed",
        lambda _r, c: c.timing(TODAY) is Timing.CLOSED,
    ),
    (
        Commitment,
        "not overdue / мерзімі өткен емес / не просрочено / gecikmiş değil / -overdue",
        lambda _r, c: c.timing(TODAY) is not Timing.OVERDUE,
    ),
    (
        Commitment,
        "side:ours / тарап:біздің / сторона:наше / taraf:bizim",
        lambda _r, c: c.side is Side.OURS,
    ),
    (
        Commitment,
        "lead:Otandastar / жауапты:Отандастар / ответственный:Отандастар / sorumlu:otandastar",
        names("lead", "O-13"),
    ),
    (
        Commitment,
        "lead:none / жауапты:жоқ / ответственный:нет / sorumlu:yok",
        lambda _r, c: c.lead is None,
    ),
    (
        Commitment,
        "executor:O-8 / орындаушы:ҚМДБ / исполнитель:ҚМДБ / yürütücü:O-8",
        lambda r, c: names("lead", "O-8")(r, c) or names("co_executors", "O-8")(r, c),
    ),
    (
        Commitment,
        "executor:none / орындаушы:жоқ / исполнитель:нет / yürütücü:yok",
        lambda _r, c: c.lead is None and (not c.co_executors),
    ),
    (
        Commitment,
        "counterpart:OTS / әріптес:O-30 / контрагент:O-30 / muhatap-kurum:O-30",
        names("counterpart", "O-30"),
    ),
    (Commitment, "topic:information / тақырып:T-3 / тема:T-3 / konu:T-3", about("T-3")),
    (Commitment, "series:SR-1 / топтама:SR-1 / серия:SR-1 / dizi:SR-1", agreed_in_series),
    (
        Commitment,
        "-series:none / -топтама:жоқ / -серия:нет / -dizi:yok",
        lambda r, c: (
            c.origin is not None
            and c.origin.table == "session"
            and (r.get(Session, c.origin.id).series is not None)
        ),
    ),
    (
        Commitment,
        "origin:S-3 / негіз:s-3 / основание:S-3 / dayanak:S-3",
        lambda r, c: c.origin == r.get(Session, ref(r, "S-3")).any_ref,
    ),
    (
        Commitment,
        "origin:none / негіз:жоқ / основание:нет / dayanak:yok",
        lambda _r, c: c.origin is None,
    ),
    (
        Commitment,
        "due<2021-06 / мерзім<2021-06 / срок<06.2021 / vade<2021-06",
        lambda _r, c: c.due is not None and c.due.latest < date(2021, 6, 1),
    ),
    (
        Commitment,
        'due<=2021-06 / мерзім<=2021-06 / срок≤2021-06 / vade<="Haziran 2021"',
        lambda _r, c: c.due is not None and c.due.latest <= date(2021, 6, 30),
    ),
    (
        Commitment,
        "due>2021-Q2 / мерзім>2021-q2 / срок > 30.06.2021 / vade>2021-06-30",
        lambda _r, c: c.due is not None and c.due.latest > date(2021, 6, 30),
    ),
    (
        Commitment,
        "due>=today / мерзім>=бүгін / срок>=сегодня / vade>=bugün",
        lambda _r, c: c.due is not None and c.due.latest >= TODAY,
    ),
    (
        Commitment,
        'due:2021-06 / мерзім=2021-06 / срок:"июнь 2021" / vade:06.2021',
        lambda _r, c: c.due is not None and (c.due.latest.year, c.due.latest.month) == (2021, 6),
    ),
    (
        Commitment,
        "due:2021-06..2021-09 / мерзім:2021-06…2021-Q3 / vade:2021-Q2..2021-Q3 -vade<2021-06",
        lambda _r, c: c.due is not None and date(2021, 6, 1) <= c.due.latest <= date(2021, 9, 30),
    ),
    (
        Commitment,
        "due:..+30d / мерзім<=+30күн / срок<=+30дней / vade<=+30gün",
        lambda _r, c: c.due is not None and c.due.latest <= date(2021, 7, 5),
    ),
    (
        Commitment,
        "due>=-2w / мерзім>=-2апта / срок>=-2недели / vade>=-2hafta",
        lambda _r, c: c.due is not None and c.due.latest >= date(2021, 5, 22),
    ),
    (Commitment, "due:none / мерзім:жоқ / срок:нет / vade:yok", lambda _r, c: c.due is None),
    (
        Commitment,
        "-due<2021 / не срок<2021 / мерзім<2021 емес / vade<2021 değil",
        lambda _r, c: c.due is None or c.due.latest >= date(2021, 1, 1),
    ),
    (
        Commitment,
        "closed:2021 / жабылды:2021 / закрыто:2021 / kapandı:2021",
        lambda _r, c: c.closed_on is not None and c.closed_on.latest.year == 2021,
    ),
    (
        Commitment,
        "has:evidence / бар:дәлел / есть:доказательство / var:evidence",
        lambda r, c: bool(evidence.of(r, c)),
    ),
    (
        Commitment,
        "code:C-3,C-5 / код:3,5 / код:С-3,С-5 / kod:c-3,c5",
        lambda _r, c: c.code in ("C-3", "C-5"),
    ),
    (
        Session,
        "partner:UZ,AZ / серіктес:UZ,Әзербайжан / партнёр:UZ,Азербайджан / muhatap:UZ,Azerbaycan",
        lambda r, s: with_country("UZ")(r, s) or with_country("AZ")(r, s),
    ),
    (
        Session,
        "status:held / мәртебе:өтті / статус:состоялось / durum:yapıldı",
        lambda _r, s: s.status is SessionStatus.HELD,
    ),
    (
        Session,
        "status:coming / мәртебе:алдағы / статус:предстоящие / durum:yaklaşan",
        lambda _r, s: (
            s.status in {SessionStatus.PLANNED, SessionStatus.CONFIRMED, SessionStatus.POSTPONED}
            or (s.start is not None and s.start.earliest > TODAY)
        ),
    ),
    (
        Session,
        'kind:"state visit" / түр:мемлекеттік / вид:государственный / tür:devlet',
        lambda _r, s: s.kind is SessionKind.STATE_VISIT,
    ),
    (
        Session,
        "format:none / формат:жоқ / формат:нет / biçim:yok",
        lambda _r, s: s.format is None,
    ),
    (
        Session,
        "format:online / формат:онлайн / формат:онлайн / biçim:çevrim",
        lambda _r, s: s.format is SessionFormat.ONLINE,
    ),
    (Session, "series:HLSCC / топтама:SR-2 / серия:SR-2 / dizi:SR-2", names("series", "SR-2")),
    (Session, "series:none / топтама:жоқ / серия:нет / dizi:yok", lambda _r, s: s.series is None),
    (Session, "topic:T-3 / тақырып:T-3 / тема:T-3 / konu:T-3", about("T-3")),
    (
        Session,
        "city:Ankara / қала:Анкара / город:анкара / şehir:ANKARA",
        lambda _r, s: s.city is not None and s.city.in_(Language.EN) == "Ankara",
    ),
    (Session, "city:none / қала:жоқ / город:нет / şehir:yok", lambda _r, s: s.city is None),
    (
        Session,
        "date:2018 / күн:2018 / дата:2018 / tarih:2018",
        lambda _r, s: s.start is not None and s.start.latest.year == 2018,
    ),
    (
        Session,
        "date>=2021-04 / күні>=2021-04 / дата>=04.2021 / tarih>=2021-04",
        lambda _r, s: s.start is not None and s.start.latest >= date(2021, 4, 1),
    ),
    (
        Session,
        "date<2021-04-30 / күні<2021-04-30 / дата<30.04.2021 / tarih<2021-04-30",
        lambda _r, s: s.start is not None and s.start.latest < date(2021, 4, 30),
    ),
    (
        Agreement,
        "partner:AZ / серіктес:Әзербайжан / партнёр:Азербайджан / muhatap:Azerbaycan",
        with_country("AZ"),
    ),
    (
        Agreement,
        'form:memorandum / нысан:"өзара түсіністік" / форма:меморандум / belge:mutabakat',
        lambda _r, a: a.form is Form.MEMORANDUM,
    ),
    (
        Agreement,
        "level:interstate / деңгей:мемлекет / уровень:межгосударственный / düzey:devletlerarası",
        lambda _r, a: a.level is Level.INTERSTATE,
    ),
    (Agreement, "topic:T-4 / тақырып:T-4 / тема:T-4 / konu:T-4", about("T-4")),
    (
        Agreement,
        "lead:none / жауапты:жоқ / ответственный:нет / sorumlu:yok",
        lambda _r, a: a.lead is None,
    ),
    (
        Agreement,
        "signed:2018..2022 / қолқойылды:2018..2022 / подписано:2018..2022 / imza:2018..2022",
        lambda r, a: any(s.on and 2018 <= s.on.latest.year <= 2022 for s in signings(r, a)),
    ),
    (
        Agreement,
        "signed:none / қолқойылды:жоқ / подписано:нет / imza:yok",
        lambda r, a: not signings(r, a),
    ),
    (
        Agreement,
        "action:in_force / қадам:in_force / этап:in_force / işlem:in_force",
        lambda r, a: any(x.kind is ActionKind.IN_FORCE for x in agreements.actions(r, a)),
    ),
    (
        Series,
        "partner:UZ / серіктес:Өзбекстан / партнёр:Узбекистан / muhatap:Özbekistan",
        with_country("UZ"),
    ),
    (
        Country,
        "records:any / жазбалар:бар / записи:есть / kayıtlar:var",
        lambda r, c: c in countries.partners(r),
    ),
    (
        Country,
        "records:none / жазбалар:жоқ / записи:нет / kayıtlar:yok",
        lambda r, c: c not in countries.partners(r),
    ),
    (Country, "code:TR / код:tr / код:TR / kod:Tr", lambda _r, c: c.code == "TR"),
]


@pytest.mark.parametrize(
    ("kind", "asked", "is_one"),
    CASES,
    ids=[f"{case[0].table}-{case[1].split()[0]}" for case in CASES],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_finds_what_a_look_at_every_record_finds(register, kind, asked, is_one, language):
    expected = those(register, kind, is_one)
    assert 0 < len(expected) < register.count(kind)
    with speaking(language):
        for text in asked.split(" / "):
            assert found(register, text, kind) == expected, text


def stands(mark, day, asked):
    return {
        "<": day < asked.earliest,
        "<=": day <= asked.latest,
        ">": day > asked.latest,
        ">=": day >= asked.earliest,
        ":": asked.earliest <= day <= asked.latest,
    }[mark]


@pytest.mark.parametrize("asked", DATED)
@pytest.mark.parametrize("mark", ["<", "<=", ">", ">=", ":"])
def test_a_date_compares_by_its_last_day_with_a_span_of_days(register, asked, mark):
    for key, kind, field in (("due", Commitment, "due"), ("date", Session, "start")):
        dated = [(r.code, getattr(r, field)) for r in register.find(kind)]
        expected = {c for c, on in dated if on and stands(mark, on.latest, PartialDate(asked))}
        assert found(register, f"{key}{mark}{asked}", kind) == expected


def test_free_words_begin_words_of_the_record_in_any_script(register):
    expected = {"C-1"}
    for text in ("memorandum youth", "text:memorandum text:youth", "меморандум жастар", '"youth"'):
        assert expected <= found(register, text, Commitment), text
    assert found(register, "-youth", Commitment) == (
        those(register, Commitment, lambda _r, _c: True) - found(register, "youth", Commitment)
    )


def test_alternatives_brackets_and_commas_join_as_they_say(register):
    of = lambda text: found(register, text, Commitment)  # noqa: E731
    assert of("lead:O-13 | lead:O-12") == of("lead:O-13") | of("lead:O-12") == of("lead:O-13,O-12")
    assert of("(lead:O-13 или lead:O-12) status:open") == of("lead:O-13,O-12") & of("status:open")
    assert of("lead:O-13 немесе lead:O-12 status:open") == of("lead:O-13") | (
        of("lead:O-12") & of("status:open")
    )
    assert of("-(lead:O-13 veya status:open)") == of("-lead:O-13") & of("-status:open")
    assert of("status:open and partner:UZ") == of("status:open partner:UZ")


def test_partner_and_status_ask_as_the_lists_themselves_do(register, today):
    turkiye = countries.by_code(register, "TR")
    for kind, questions in (
        (Commitment, commitments),
        (Session, sessions),
        (Agreement, agreements),
    ):
        tree = queries.read("partner:TR", kind, register, today)
        assert queries.condition(tree, register, kind, today) == questions.with_partner(turkiye)
    for text, known in (
        ("status:on_control", commitments.with_status(Status.ON_CONTROL)),
        ("status:open", commitments.IS_OPEN),
        ("overdue", commitments.overdue(today)),
        ("origin:S-3", commitments.agreed_at(register.get(Session, ref(register, "S-3")))),
    ):
        tree = queries.read(text, Commitment, register, today)
        asked = queries.condition(tree, register, Commitment, today)
        assert (asked, hash(asked)) == (known, hash(known))


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("partner:TR", "commitment_partners"),
        ("topic:T-3", "commitment_topics"),
        ("series:SR-1", "commitment_origin"),
        ("lead:O-13", "commitment_lead_urgency"),
        ("status:draft", "commitment_status_urgency"),
        ("origin:S-3", "commitment_origin"),
    ],
)
def test_a_question_is_answered_from_an_index(register, text, index):
    tree = queries.read(text, Commitment, register, TODAY)
    asked = queries.condition(tree, register, Commitment, TODAY)
    plan = register._db.execute(
        f"explain query plan select id from commitment where {asked.sql}", asked.values
    ).fetchall()
    steps = [row["detail"] for row in plan]
    assert any(index in step for step in steps), steps
    assert not any(step.startswith("SCAN commitment") for step in steps), steps


@pytest.mark.parametrize("kind", [Commitment, Session, Agreement, Series, Country])
def test_what_can_be_typed_for_one_key_means_no_other(kind):
    for name, keys in queries.keys.typed_names(kind).items():
        assert len(keys) == 1, name


@pytest.fixture
def own(new_register_file, tmp_path):
    """A register with two organisations of one name, of which one leads, and two cities."""
    path = shutil.copy(new_register_file, tmp_path / "own.register")
    with Register.open(path, user="officer") as own:
        with own.edit("Add") as edit:
            edit.save(Organisation(name=Words.of(en="Youth Centre")))
            leading = edit.save(Organisation(name=Words.of(en="Youth Centre")))
            edit.save(Commitment(title=Words.of(en="Report"), lead=leading.ref))
            for city in ("Ankara", "New Ankara", "100%", "100 per cent"):
                edit.save(Session(title=Words.of(en=city), city=Words.of(en=city)))
        yield own


def test_of_two_with_one_name_the_one_in_use_is_meant(own):
    assert found(own, 'lead:"Youth Centre"', Commitment) == {"C-1"}


def test_a_city_is_asked_for_by_its_whole_name(own):
    assert found(own, "city:Ankara", Session) == {"S-1"}
    assert found(own, 'city:"100%"', Session) == {"S-3"}


def test_a_city_spelled_in_two_scripts_is_one(own):
    with own.edit("Add") as edit:
        edit.save(Session(title=Words.of(kk="Отырыс"), city=Words.of(kk="Анкара")))
    for text in ("city:Ankara", "қала:Анкара"):
        assert found(own, text, Session) == {"S-1", "S-5"}
    offered = queries.choices("city", own, Session, TODAY)
    assert len([choice for choice in offered if choice.label in ("Ankara", "Анкара")]) == 1
