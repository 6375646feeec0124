"""The same rows as other programs read them: a plain database, and a workbook."""

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from sqlcipher3 import dbapi2

Row = Sequence[object]

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write_database(path: Path, names: Sequence[str], rows: Iterable[Row]) -> None:
    path.unlink(missing_ok=True)
    connection = dbapi2.connect(str(path))
    marks = ", ".join("?" * len(names))
    connection.execute(f"create table commitment ({', '.join(names)})")
    connection.executemany(f"insert into commitment values ({marks})", rows)
    connection.commit()
    connection.close()


def write_workbook(path: Path, names: Sequence[str], rows: Iterable[Row]) -> None:
    """An xlsx file of one sheet, its texts in the cells themselves."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.xml"))
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="commitments" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr("xl/_rels/workbook.xml.rels", _relation("worksheet", "worksheets/sheet1.xml"))
        lines = "".join(map(_line, [names, *rows]))
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
        book.writestr("xl/worksheets/sheet1.xml", sheet)


def _relation(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _line(row: Row) -> str:
    texts = ("" if value is None else escape(str(value)) for value in row)
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{cells}</row>"
