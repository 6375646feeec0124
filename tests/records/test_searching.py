"""One search over all kinds of record: what is found, in which order, and where it was read."""

from dataclasses import replace

import pytest

from tracker.languages import LANGUAGES, use
from tracker.records import codes, hits, searching, sessions
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment, Progress
from tracker.records.countries import Country
from tracker.records.hits import Marked
from tracker.records.people import Person
from tracker.records.sessions import AgendaItem, Session
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import Condition


@pytest.fixture
def save(register):
    def save(*records):
        with register.edit("Save") as edit:
            saved = [edit.save(record) for record in records]
        return saved if len(saved) > 1 else saved[0]

    return save


def found_codes(register, typed, **asked):
    found = searching.find(register, typed, **asked)
    return [hit.code for group in found.groups for hit in group.hits]


def told_first(register, typed):
    found = searching.find(register, typed)
    return hits.told(register, found.groups[0].hits[0], found.keys)


def marked_words(marked):
    return [marked.text[begin:end] for begin, end in marked.marks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("altun", "P-2"),
        ("kasapoglu", "P-3"),
        ("туркия", "TR"),
        ("turkiye", "TR"),
        ("ерба", "P-4"),
        ("otandastar", "O-13"),
        ("Отандастар", "O-13"),
    ],
)
def test_a_name_is_found_in_any_script_whatever_language_the_window_speaks(
    sample, language, typed, code
):
    use(language)
    assert found_codes(sample, typed)[0] == code


def test_words_are_found_in_all_kinds_of_record(sample):
    found = searching.find(sample, "youth")
    assert {group.kind for group in found.groups} >= {Topic, Commitment, Session, Agreement}


def test_only_the_kinds_asked_for_are_found(sample):
    found = searching.find(sample, "youth", kinds=[Session])
    assert [group.kind for group in found.groups] == [Session]


def test_a_code_finds_its_record_first(sample):
    for typed in ("C-12", "c-12", "с-12", "C12", " c 12 ", "C–12", "c-012"):
        assert found_codes(sample, typed)[0] == "C-12"


def test_the_code_of_a_country_finds_it_first(sample):
    assert found_codes(sample, "tr")[0] == "TR"
    assert found_codes(sample, "TR")[0] == "TR"


def test_the_code_of_a_part_finds_the_record_it_belongs_to(sample):
    item = sample.first(AgendaItem, Condition("code = 'AI-2'"))
    owner = sample.get(Session, item.session)
    found = searching.find(sample, "ai-2")
    assert found.groups[0].hits[0].record == owner
    assert hits.told(sample, found.groups[0].hits[0], found.keys).passage.words.text == str(
        item.title
    )


@pytest.mark.parametrize("typed", ["", "C-", "youth", "C-12-3", "ABCD-1", "12", "С–"])
def test_what_is_no_code_is_not_taken_for_one(typed):
    assert codes.meant(typed) == []


def test_a_cyrillic_letter_means_the_latin_one_it_looks_like_then_its_sound():
    assert codes.meant("с-5") == ["C-5", "S-5"]
    assert codes.meant("А-5") == ["A-5"]


def test_whole_words_come_before_beginnings_then_what_stands_first_then_the_newest(register, save):
    saved = save(
        *(
            Agreement(title=Words.of(en=title))
            for title in (
                "Plan on trade",
                "Trade plan",
                "On trademarks",
                "Trademarks",
                "Trade accord",
            )
        )
    )
    assert found_codes(register, "trade") == [saved[n].code for n in (4, 1, 0, 3, 2)]


def test_a_whole_word_is_found_among_very_many_newer_beginnings(register, save):
    first = save(Commitment(title=Words.of(en="On trade")))
    save(*(Commitment(title=Words.of(en=f"Trademark {n}")) for n in range(200)))
    assert found_codes(register, "trade")[0] == first.code


def test_titles_come_before_other_words(register, save):
    named, told = save(
        Session(title=Words.of(en="Talks on wheat")),
        Session(title=Words.of(en="Talks"), summary=Words.of(en="On wheat.")),
    )
    assert found_codes(register, "wheat") == [named.code, told.code]


def test_of_names_alike_the_shorter_comes_first(register):
    assert found_codes(register, "гвине", kinds=[Country])[0] == "GN"


def test_the_group_with_whole_words_comes_before_one_with_beginnings(register, save):
    save(Person(name=Words.of(en="Tradeskin")), Session(title=Words.of(en="Trade")))
    assert [group.kind for group in searching.find(register, "trade").groups] == [Session, Person]


def test_no_group_takes_all_the_room(register, save):
    save(*(Commitment(title=Words.of(en=f"Wheat {n}")) for n in range(80)))
    save(*(Person(name=Words.of(en=f"Wheat {n}")) for n in range(80)))
    found = searching.find(register, "wheat", limit=20)
    sizes = {group.kind: len(group.hits) for group in found.groups}
    assert sum(sizes.values()) == 20
    assert sizes[Commitment] > sizes[Person] >= 5


def test_a_group_takes_the_room_that_others_leave(register, save):
    save(Person(name=Words.of(en="Wheat")))
    save(*(Commitment(title=Words.of(en=f"Wheat {n}")) for n in range(80)))
    assert len(found_codes(register, "wheat", limit=50)) == 50


def test_what_is_in_the_bin_is_not_found(register, save):
    kept, *binned = save(*(Session(title=Words.of(en="Wheat")) for _ in range(200)))
    sessions.remove(register, binned)
    assert found_codes(register, "wheat") == [kept.code]


def test_a_part_is_found_as_what_it_belongs_to_with_its_words(register, save):
    promise = save(Commitment(title=Words.of(en="Hold a forum")))
    save(Progress(commitment=promise.ref, text=Words.of(en="The hall was rented.")))
    save(Progress(commitment=promise.ref, text=Words.of(en="The hall was paid for.")))
    told = told_first(register, "hall")
    assert found_codes(register, "hall") == [promise.code]
    assert told.title == Marked("Hold a forum")
    assert told.passage.label == "Progress entry"
    assert marked_words(told.passage.words) == ["hall"]


def test_a_part_of_what_is_in_the_bin_is_not_found(register, save):
    promise = save(Commitment(title=Words.of(en="Hold a forum")))
    save(Progress(commitment=promise.ref, text=Words.of(en="The hall was rented.")))
    save(replace(promise, binned=True))
    assert found_codes(register, "hall") == []


def test_found_words_are_marked_in_their_own_spelling(sample):
    assert marked_words(told_first(sample, "kasapoglu").title) == ["Kasapoğlu"]
    assert marked_words(told_first(sample, "касапоғлу").title) == ["Kasapoğlu"]


def test_a_word_found_in_another_language_is_told_with_that_language(register, save):
    save(Session(title=Words.of(en="Talks", kk="Астық келіссөзі")))
    told = told_first(register, "астық")
    assert told.title == Marked("Talks")
    assert (told.passage.label, marked_words(told.passage.words)) == ("Қазақша", ["Астық"])


def test_a_passage_is_read_in_the_reader_s_language_where_it_has_the_words(register, save):
    summary = Words.of(kk="Астана форумы", en="The Astana forum")
    save(Session(title=Words.of(en="Talks"), summary=summary))
    assert told_first(register, "astana").passage.words.text == "The Astana forum"


def test_a_long_text_is_told_around_the_word_that_was_found(register, save):
    before, after = "all was said " * 40, " and no more was said" * 40
    save(Session(title=Words.of(en="Talks"), summary=Words.of(en=f"{before}wheat{after}")))
    words = told_first(register, "wheat").passage.words
    assert marked_words(words) == ["wheat"]
    assert words.text.startswith("… ")
    assert words.text.endswith(" …")
    assert len(words.text) <= hits.LONGEST + 4


def test_each_typed_word_must_be_found(sample):
    assert found_codes(sample, "kasapoglu zimbabwe") == []


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", '"', "*", "NEAR(", "')--", "a" * 10_000, "ab " * 4_000, "\x00\x01\x1f", "\ud800",
        "a\ud800b", "(((", "AND OR NOT", "x:y", "-", "^a", "{a b}", "C-99999999999999999999", "🌾",
        "\u0301", "%_", "C-" + "٣",
    ],
)  # fmt: skip
def test_any_text_can_be_searched_for(sample, typed):
    found = searching.find(sample, typed)
    for group in found.groups:
        for hit in group.hits:
            assert hits.told(sample, hit, found.keys).title.text
    assert sum(len(group.hits) for group in found.groups) <= 50


def test_nothing_is_found_for_nothing(sample):
    assert searching.find(sample, " ").groups == ()
    assert searching.find(sample, '"*').groups == ()


@pytest.mark.parametrize(
    "typed", ["kasapolu", "kasappgoglu", "kasapoguu", "kaspaoglu", "касопоглу", "aksapoglu"]
)
def test_a_name_with_one_slip_is_nearly_found(sample, typed):
    assert searching.find(sample, typed).groups == ()
    found = searching.nearly(sample, typed)
    assert found.groups[0].hits[0].code == "P-3"
    told = hits.told(sample, found.groups[0].hits[0], found.keys)
    assert marked_words(told.title) == ["Kasapoğlu"]


def test_only_the_word_that_is_nowhere_is_guessed(sample):
    found = searching.nearly(sample, "mehmet kasapolu")
    assert found.groups[0].hits[0].code == "P-3"


@pytest.mark.parametrize("typed", ["kasapoglu", "xyz", "xylophonist", "", '"', "\ud800"])
def test_what_has_no_slip_is_not_guessed(sample, typed):
    assert searching.nearly(sample, typed).groups == ()


def test_the_title_of_what_its_code_found_is_not_marked(sample):
    assert told_first(sample, "C-12").title.marks == ()


def test_a_letter_begun_after_other_words_orders_what_they_find(register, save):
    saved = save(
        Session(title=Words.of(en="Talks on wheat with Duisen")),
        Session(title=Words.of(en="Talks on wheat")),
    )
    assert found_codes(register, "wheat") == [saved[1].code, saved[0].code]
    assert found_codes(register, "wheat d") == [saved[0].code, saved[1].code]
    assert found_codes(register, "wheat du") == [saved[0].code]
