"""Documents: their files come out as they went in, under safe names, opened only if harmless."""

import zipfile
from dataclasses import replace

import pytest

from tracker.records import bin, documents, logbook, provenance
from tracker.records.documents import NotOpened, safe_name
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store.documents import DamagedFile

PDF = b"%PDF-1.7\n%text\n"


@pytest.fixture
def session(register):
    return logbook.log(register, logbook.Entry(Session(title=Words.of(en="Talks"))))


@pytest.fixture
def attach(register, session, tmp_path):
    def attach(name, data=PDF):
        path = tmp_path / "in"
        path.write_bytes(data)
        return documents.attach(register, session, name, documents.keep(register, path))

    return attach


def test_an_attached_file_is_a_document_of_the_record(register, session, attach):
    document = attach("Хаттама 4.pdf")
    assert documents.of(register, session) == [document]
    assert document.title == Words.of(en="Хаттама 4")
    assert (document.file_name, document.size) == ("Хаттама 4.pdf", len(PDF))
    [step] = provenance.chain(register, document)
    assert (step.known.code, step.relation) == (session.code, "document of")


def test_attaching_is_one_step_to_undo(register, session, attach):
    attach("protocol.pdf")
    assert register.next_undo == "Attach document"
    register.undo()
    assert documents.of(register, session) == []
    register.redo()
    [document] = documents.of(register, session)
    assert documents.is_whole(register, document)


def test_the_same_file_attached_twice_is_one_document(register, session, attach):
    assert attach("protocol.pdf") == attach("copy of protocol.pdf")
    assert len(documents.of(register, session)) == 1


def test_a_deleted_document_comes_back_with_its_file_and_place(register, session, attach):
    documents.remove(register, [attach("protocol.pdf")])
    assert documents.of(register, session) == []
    bin.restore(register, bin.contents(register))
    [document] = documents.of(register, session)
    assert documents.is_whole(register, document)


def test_a_saved_file_is_the_one_attached(register, attach, tmp_path):
    documents.save_as(register, attach("protocol.pdf"), tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == PDF


def test_an_opened_copy_cannot_be_written_to(register, attach, tmp_path):
    document = attach("protocol.pdf")
    for _again in range(2):
        copy = documents.open_copy(register, document, tmp_path / "copies")
        assert copy.read_bytes() == PDF
        assert copy.stat().st_mode & 0o777 == 0o400


def test_a_damaged_file_is_not_opened(register, attach, tmp_path):
    document = attach("protocol.pdf")
    register._db.execute("update content_piece set data = cast('%PDF-other' as blob)")
    assert not documents.is_whole(register, document)
    with pytest.raises(DamagedFile):
        documents.open_copy(register, document, tmp_path)


def zipped(path, first, text=""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        made.writestr(first, text)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", PDF),
        ("A.PDF", PDF),
        ("a.png", b"\x89PNG\r\n\x1a\n0"),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.txt", "Хаттама".encode()),
    ],
)
def test_a_harmless_kind_is_opened(register, attach, name, data):
    assert documents.can_be_opened(register, attach(name, data))


def test_office_papers_are_opened(register, attach, tmp_path):
    word = zipped(tmp_path / "w", "[Content_Types].xml")
    mime = "application/vnd.oasis.opendocument.text"
    assert documents.can_be_opened(register, attach("a.docx", word))
    assert documents.can_be_opened(
        register, attach("a.odt", zipped(tmp_path / "o", "mimetype", mime))
    )
    assert not documents.can_be_opened(register, attach("b.odt", word + b"other"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ\x90"),
        ("a.pdf", b"MZ\x90"),
        ("a.txt", b"MZ\x90\x00"),
        ("a.docm", b"PK\x03\x04"),
        ("a.lnk", b"L\x00"),
        ("a.html", b"<script>"),
        ("a.desktop", b"[Desktop Entry]"),
        ("a.pdf.exe", PDF),
        ("a.pdf:b.exe", PDF),
        ("a\u202efdp.exe", PDF),
        ("pdf", PDF),
    ],
)
def test_a_dangerous_kind_is_only_saved(register, attach, tmp_path, name, data):
    document = attach(name, data)
    with pytest.raises(NotOpened):
        documents.open_copy(register, document, tmp_path / "copies")
    documents.save_as(register, document, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == data


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.pdf", "a.pdf"),
        ("a.pdf:stream", "a.pdf_stream"),
        ("cod\u202efdp.exe", "codfdp.exe"),
        ("a\x00\n\u200b.pdf", "a.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul"),
        ("com1.txt", "_com1.txt"),
        (" .. ", "document"),
        (".pdf", "pdf"),
        ("a. ", "a"),
        ("what?*.pdf", "what__.pdf"),
        ("Қазақ Ünlü й.pdf", "Қазақ Ünlü й.pdf"),
    ],
)
def test_a_file_gets_a_name_that_is_safe_everywhere(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_is_cut_and_keeps_its_ending():
    cut = safe_name("Қ" * 300 + ".pdf")
    assert cut.endswith(".pdf")
    assert len(cut.encode()) <= 200


def test_a_name_written_into_the_record_otherwise_is_made_safe_when_it_goes_out(
    register, attach, tmp_path
):
    forged = replace(attach("a.pdf"), file_name="../../a.pdf")
    copy = documents.open_copy(register, forged, tmp_path / "copies")
    assert (tmp_path / "copies") in copy.parents


def test_a_document_has_at_least_one_page(attach):
    [problem] = replace(attach("a.pdf"), pages=0).problems()
    assert problem.field == "pages"
