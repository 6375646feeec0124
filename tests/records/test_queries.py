"""The language of queries: what is read, what is refused and where, and what is written again."""

import shutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages import LANGUAGES, Language, speaking
from tracker.languages.fold import words
from tracker.records import queries
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.queries import NONE, Known, Op, QueryError, Term, Text
from tracker.records.queries.pieces import plain
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.store import EVERYTHING, Register

TODAY = date(2021, 6, 5)
KINDS = (Commitment, Session, Agreement, Series, Country)


@pytest.fixture(scope="module")
def register(sample_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("queries") / "sample.register"
    with Register.open(shutil.copy(sample_file, path), user="officer") as register:
        yield register


def read(register, text, kind=Commitment):
    return queries.read(text, kind, register, TODAY)


def canonical(register, text, kind=Commitment):
    return queries.write(read(register, text, kind))


def fault(register, text, kind=Commitment):
    """The sentence, and the part of the text that it is about."""
    with pytest.raises(QueryError) as raised:
        read(register, text, kind)
    return str(raised.value), text[slice(*raised.value.span)]


# What is read


def test_the_query_of_the_manual_is_read(register):
    text = 'partner:TR status:open due<2021-09-01 lead:"Otandastar" topic:youth overdue'
    expected = "partner:TR status:open due<2021-09-01 lead:O-13 topic:T-2 timing:overdue"
    assert canonical(register, text) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_may_mix_the_languages_whatever_the_window_speaks(register, language):
    with speaking(language):
        text = "серіктес:Турция durum:open срок<2021-09-01 gecikmiş"
        assert canonical(register, text) == ("partner:TR status:open due<2021-09-01 timing:overdue")


def test_keys_and_values_may_be_begun_where_that_is_plain(register):
    assert canonical(register, "counter:OTS stat:repo") == "counterpart:O-30 status:reported"


def test_case_and_spelling_do_not_matter(register):
    assert canonical(register, "ПАРТНЕР:турция") == canonical(register, "Partner:tr")
    assert canonical(register, "status:ON_CONTROL") == canonical(register, 'status:"on control"')
    assert canonical(register, "GECİKMİŞ DEĞİL") == "-timing:overdue"


def test_signs_may_stand_apart_from_what_they_join(register):
    assert canonical(register, "due <= 2021-09 status: open , reported") == (
        "due<=2021-09 status:open,reported"
    )


def test_what_is_quoted_is_a_text_and_no_sign(register):
    assert read(register, '"overdue"') == Text("overdue")
    assert read(register, "«или» “status:open”") == Text("или status:open")
    assert canonical(register, '"или"') == '"или"'


def test_a_word_between_words_is_a_word_and_between_terms_it_joins(register):
    assert read(register, "trade and culture") == Text("trade and culture")
    assert read(register, "trade и культура") == Text("trade и культура")
    assert canonical(register, "and status:open") == '"and" status:open'
    assert canonical(register, "status:open және partner:TR") == "status:open partner:TR"


def test_marks_without_letters_ask_nothing(register):
    for text in ("", "   ", "*", "...", "?!", "' '--", "- -", "\x00\x07", "\ud800", '""'):
        tree = read(register, text)
        assert queries.condition(tree, register, Commitment, TODAY) == EVERYTHING, text


def test_two_negations_are_none(register):
    assert read(register, "--overdue") == read(register, "overdue")
    assert read(register, "-(-overdue)") == read(register, "overdue")
    assert read(register, "not overdue değil") == read(register, "overdue")


def test_a_record_is_found_by_any_of_its_names(register):
    for text in ("O-26", "YTB", "o-26", "О-26", '"Presidency for Turks Abroad"'):
        assert read(register, f"executor:{text}") == Term(
            "executor", Op.IS, (Known("O-26", "organisation", 26),)
        )


def test_days_stay_as_they_were_meant(register):
    for typed, written in (
        ("today", "today"),
        ("бүгін", "today"),
        ("завтра", "+1d"),
        ("+30d", "+30d"),
        ("-2нед", "-2w"),
        ("+1ай", "+1m"),
        ("2021-q3", "2021-Q3"),
        ("03.06.2021", "2021-06-03"),
        ('"3 маусым 2021"', "2021-06-03"),
        ("..today", "..today"),
        ("2021…", "2021.."),
        ("yok", NONE),
    ):
        assert read(register, f"due:{typed}") == Term("due", Op.IS, (written,))


def test_a_date_beyond_the_calendar_is_its_edge(register):
    for text in ("due<+9999y", "due>-9999y", "due>9999-12-31", "due<=9999"):
        assert register.count(
            Commitment, queries.condition(read(register, text), register, Commitment, TODAY)
        ) in range(24)
    for text in ("due soon", "timing:later", "due<+1d", "due<-1w"):
        for day in (date.min, date.max):
            tree = queries.read(text, Commitment, register, day)
            assert register.count(
                Commitment, queries.condition(tree, register, Commitment, day)
            ) in range(24)


# What is refused


@pytest.mark.parametrize(
    ("text", "wrong", "about"),
    [
        ("status:opne", "“opne”: no such status; did you mean “open”?", "opne"),
        ("статус:открыт0о", "“открыт0о”: no such status; did you mean “открыто”?", "открыт0о"),
        ("partner:TR lead:Otandstar", "did you mean “Otandastar", "Otandstar"),
        ("partner:Xyzzy", "“Xyzzy”: no such country.", "Xyzzy"),
        (
            "partnr:TR",
            "“partnr” is nothing that can be asked here; did you mean “partner”?",
            "partnr",
        ),
        ("xyz:1", "nothing that can be asked here: there is partner, status,", "xyz"),
        ("lead:ministry", "“ministry” may mean several: “", "ministry"),
        ("stat:исполн", "“исполн” may mean several: “in progress”, “fulfilled", "исполн"),
        ("status<open", "“status” goes with a colon only.", "status"),
        ("due<none", "“none” goes with a colon only.", "none"),
        ("due<2021..2022", "“2021..2022” goes with a colon only.", "2021..2022"),
        ("due:2022..2021", "the end is before the beginning", "2022..2021"),
        ("due:..", "“..” is not a date.", ".."),
        ("due<soonish", "“soonish” is not a date", "soonish"),
        ("due<31.06.2021", "There is no such date as “31.06.2021”.", "31.06.2021"),
        ("overdue lead:", "“lead”: write what it is to be.", "lead:"),
        ("status:open,", "“status”: write what it is to be.", "status:open,"),
        ('media "youth', "A quotation mark is opened here and not closed.", '"youth'),
        ("(overdue", "A bracket is opened here and not closed.", "("),
        ("overdue)", "This bracket closes nothing.", ")"),
        ("()", "There is nothing between the brackets.", "("),
        ("media or", "Something is missing beside “or”.", "or"),
        ("| media", "Something is missing beside “or”.", "|"),
        ("(или media)", "Something is missing beside “or”.", "или"),
        ("media not", "Something is missing after “not”.", "not"),
        ("-(не)", "Something is missing after “not”.", "не"),
        ("origin:Q-1", "There is no record with the code “Q-1”.", "Q-1"),
        ("code:S-1", "“S-1” is not a code like C-12.", "S-1"),
        ("text:*", "“*” has no letter to look for.", "*"),
    ],
)
def test_a_wrong_query_says_what_is_wrong_and_where(register, text, wrong, about):
    sentence, where = fault(register, text)
    assert wrong in sentence
    assert where == about


def test_what_another_kind_can_be_asked_is_refused(register):
    sentence, where = fault(register, "status:held due<2021", Session)
    assert (where, "date" in sentence) == ("due", True)


def test_the_status_of_an_agreement_is_refused_with_what_can_be_asked(register):
    for text in ("status:in_force", "мәртебе:күшінде"):
        sentence, _where = fault(register, text, Agreement)
        assert "“action:signed”" in sentence


def test_a_query_is_bounded(register):
    for text in ("x" * 10_000, "(" * 1_000, "(" * 30 + "a" + ")" * 30, "-(" * 30 + "a" + ")" * 30):
        fault(register, text)
    many = (
        "a " * 900,
        "a-" * 900,
        "code:" + "1," * 500 + "1",
        "-" * 1999 + "a",
        "text:b" + ",b" * 900,
    )
    for text in many:
        sentence, _where = fault(register, text)
        assert "too many" in sentence


def test_the_longest_queries_that_are_read_can_be_asked(register):
    for text in ("a " * 99, "x|" * 49 + "x", "code:" + ",".join(["1"] * 99), "overdue " * 99):
        condition = queries.condition(read(register, text), register, Commitment, TODAY)
        assert register.count(Commitment, condition) >= 0
    deep = "-(a | " * 9 + "overdue" + ")" * 9
    assert (
        register.count(
            Commitment, queries.condition(read(register, deep), register, Commitment, TODAY)
        )
        >= 0
    )


FRAGMENTS = [
    *("partner:", "status:", "due<", "due>=", "lead:", "срок:", "city:", "code:", "text:", "foo:"),
    *("TR", "Түркия", "open", "ашық", "2021-06", "today", "+30d", "..", "none", "overdue", "youth"),
    *("мерзімі", "өткен", "или", "not", "емес", "and", "-", "(", ")", "|", ",", '"', "«", "»", ":"),
    *(
        "*",
        "NEAR(",
        "')--",
        "%",
        "_",
        "\x00",
        "\ud800",
        "\udfff",
        "😀",
        "İ",
        "ı",
        "\u0301",
        "<",
        "=",
    ),
]
letters = st.characters(exclude_categories=())
hostile = st.one_of(
    st.text(letters, max_size=60),
    st.builds(
        lambda parts, gap: gap.join(parts),
        st.lists(st.sampled_from(FRAGMENTS), max_size=12),
        st.sampled_from(["", " "]),
    ),
)


def refusal(register, text, kind):
    """Why a text is no query; None if it is one."""
    try:
        read(register, text, kind)
    except QueryError as refused:
        return refused
    return None


@given(hostile, st.sampled_from(KINDS), st.sampled_from(LANGUAGES))
def test_any_text_is_a_query_or_refused_in_one_sentence(register, text, kind, language):
    with speaking(language):
        if refused := refusal(register, text, kind):
            start, end = refused.span
            assert 0 <= start <= end <= len(text)
            assert str(refused).isprintable()
            return
        tree = read(register, text, kind)
        assert register.count(kind, queries.condition(tree, register, kind, TODAY)) >= 0
        assert queries.in_words(tree, register, kind).isprintable()
        assert read(register, queries.write(tree), kind) == tree


# What is written again

days = st.sampled_from(["2021", "2021-06", "2021-Q3", "2021-06-03", "today", "+30d", "-2w", "+1y"])
spans = st.sampled_from(["2021..", "..today", "2021-06..2021-09", "-2w..+30d", NONE])
texts = st.one_of(
    st.sampled_from(["overdue", "или", "not", "емес", "ve", "status:open", "a b", "мерзімі өткен"]),
    st.text(max_size=12),
)


def terms(register):
    offered = [
        (
            key.name,
            [choice.value for choice in queries.choices(key.name, register, Commitment, TODAY)],
        )
        for key in queries.keys_of(Commitment)
    ]
    chosen = st.one_of(
        *(
            st.builds(
                Term,
                st.just(name),
                st.just(Op.IS),
                st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple),
            )
            for name, values in offered
            if values
        )
    )
    compared = st.builds(
        Term,
        st.sampled_from(["due", "closed"]),
        st.sampled_from(list(Op)),
        days.map(lambda d: (d,)),
    )
    within = st.builds(
        Term, st.sampled_from(["due", "closed"]), st.just(Op.IS), spans.map(lambda d: (d,))
    )
    return st.one_of(chosen, compared, within)


def trees(register):
    text = texts.map(plain).filter(words).map(Text)
    several = {"min_size": 1, "max_size": 3}
    return st.recursive(
        st.one_of(terms(register), text),
        lambda part: st.one_of(
            st.lists(part, **several).map(queries.all_of),
            st.lists(part, **several).map(queries.any_of),
            part.map(queries.not_of),
        ),
        max_leaves=8,
    )


@given(st.data())
def test_what_is_written_is_read_as_the_same_tree(register, data):
    tree = data.draw(trees(register))
    written = queries.write(tree)
    assert read(register, written) == tree
    assert canonical(register, written) == written


@given(st.data(), st.sampled_from(LANGUAGES))
def test_the_canonical_query_is_one_in_all_languages(register, data, language):
    tree = data.draw(trees(register))
    written = queries.write(tree)
    with speaking(language):
        assert queries.write(tree) == written
        assert read(register, written) == tree


def test_equal_trees_ask_equal_questions(register):
    one = read(register, "partner:TR status:open,draft topic:youth due<2021")
    same = read(register, "партнёр:Турция durum:açık,taslak тема:T-2 vade<2021")
    asked = {queries.condition(tree, register, Commitment, TODAY) for tree in (one, same)}
    assert len(asked) == 1


# In words


def test_a_filter_is_said_in_words(register):
    text = "partner:TR status:open due<2021-09-01"
    said = queries.in_words(read(register, text), register, Commitment)
    assert said == "Partner: Türkiye; status: open; due before 1 September 2021"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("overdue", "Timing: overdue"),
        ("lead:none", "Lead: none"),
        ("status:draft,deferred", "Status: draft or deferred"),
        ("due:2021-06..2021-09", "Due: June–September 2021"),
        ("due:2021-06..", "Due: June 2021 – …"),
        ("due<=+30d", "Due not after today + 30 days"),
        ("due>-1w", "Due after today − 1 week"),
        ("due>=today", "Due not before today"),
        ("due:none", "Due: none"),
        ("media -has:evidence", "Text: “media”; not (has: evidence)"),
        ("overdue | (status:draft side:ours)", "Timing: overdue or (status: draft; whose: ours)"),
        ("code:C-3 origin:S-3", "Code: C-3; agreed at: S-3"),
    ],
)
def test_each_kind_of_term_is_said_in_words(register, text, said):
    assert queries.in_words(read(register, text), register, Commitment) == said


def test_a_name_in_words_is_that_of_the_language_and_not_inflected(register):
    tree = read(register, "partner:TR topic:T-2")
    for language, said in (
        (Language.KK, "Серіктес ел: Түркия; тақырып: Жастар саясаты"),
        (Language.RU, "Страна-партнёр: Турция; тема: Молодёжная политика"),
        (Language.TR, "Muhatap ülke: Türkiye; konu: Gençlik politikası"),
    ):
        with speaking(language):
            assert queries.in_words(tree, register, Commitment) == said


def test_a_record_that_is_gone_goes_by_its_code(register):
    gone = Term("lead", Op.IS, (Known("O-999", "organisation", 999),))
    assert queries.in_words(gone, register, Commitment) == "Lead: O-999"


def test_a_turkish_label_keeps_its_dot(register):
    tree = read(register, "imza:2021", Agreement)
    with speaking(Language.TR):
        assert queries.in_words(tree, register, Agreement).startswith("İmza tarihi: ")


# What a filter bar offers, sets and reads


def test_choices_are_those_in_use_with_what_they_ask(register):
    for key in queries.keys_of(Commitment):
        for choice in queries.choices(key.name, register, Commitment, TODAY):
            tree = Term(key.name, Op.IS, (choice.value,))
            assert choice.condition == queries.condition(tree, register, Commitment, TODAY)
            assert choice.label
            assert key.answers[Commitment].has_choices
            if isinstance(choice.value, Known) and key.name != "topic":
                assert register.count(Commitment, choice.condition), choice


def test_choices_stand_in_the_order_of_the_alphabet_or_of_the_vocabulary(register):
    def labels(key, kind=Commitment):
        return [choice.label for choice in queries.choices(key, register, kind, TODAY)]

    assert labels("partner")[:-1] == [
        "Azerbaijan", "Hungary", "Kyrgyzstan", "Türkiye", "Uzbekistan"
    ]  # fmt: skip
    assert labels("partner")[-1] == labels("lead")[-1] == labels("city", Session)[-1] == "none"
    assert labels("side") == ["ours", "theirs", "joint"]
    assert labels("timing") == ["overdue", "due soon", "not due", "no deadline", "closed"]
    assert labels("status")[:3] == ["open", "closed", "draft"]
    assert labels("city", Session)[:2] == ["Ankara", "Astana"]
    assert labels("due") == []
    with speaking(Language.RU):
        assert labels("partner")[:2] == ["Азербайджан", "Венгрия"]


def test_a_topic_is_offered_where_one_of_its_parts_is_used(register):
    *topics, nothing = [c.value for c in queries.choices("topic", register, Session, TODAY)]
    assert nothing == NONE
    offered = [topic.code for topic in topics]
    assert {"T-3", "T-8", "T-9"} <= set(offered)
    assert len(offered) == len(set(offered))


def test_the_filter_bar_sets_one_key_and_keeps_the_rest(register):
    tree = read(register, "media status:open -side:ours due<2021")
    assert queries.values_of(tree, "status") == ("open",)
    assert queries.values_of(tree, "side") == ()
    changed = queries.with_term(tree, "status", ["draft", "reported"])
    assert queries.write(changed) == "media status:draft,reported -side:ours due<2021"
    added = queries.with_term(changed, "side", ["joint"])
    assert queries.values_of(added, "side") == ("joint",)
    assert queries.write(queries.with_term(added, "status", [])) == (
        "media -side:ours due<2021 side:joint"
    )


def test_the_filter_bar_adds_to_alternatives_as_to_one_part(register):
    tree = queries.with_term(read(register, "media | youth"), "status", ["open"])
    assert queries.write(tree) == "(media | youth) status:open"
    assert queries.with_term(tree, "status", []) == read(register, "media | youth")


def test_a_key_that_a_kind_lacks_is_an_error_of_the_program(register):
    with pytest.raises(LookupError):
        queries.choices("due", register, Session, TODAY)
