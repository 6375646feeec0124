"""Paper made otherwise: rows as bare operators of a page, and a brief by other programs."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.bench.bench import NotRun
from tracker import resources
from tracker.briefs.content import Brief, Heading, Paragraph, Row, Table
from tracker.briefs.pdf import fonts
from tracker.briefs.pdf.fonts import Encoder
from tracker.briefs.pdf.library import Canvas

_ROWS = 40  # of a page
_STEP, _TOP, _BOTTOM = 17.0, 780.0, 60.0
_COLUMNS = (62.0, 110.0, 300.0, 420.0, 480.0)
_FONT = "SourceSans3-Regular"

PACKAGES = ("typst==0.15.*", "weasyprint==70.*")


class _Sheets(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        self._preamble = ""  # else it asks for a font that is not in the file


def bare(rows: Sequence[Row]) -> bytes:
    """Forty rows a page, a line each, nothing measured and nothing wrapped: the limit."""
    out = BytesIO()
    canvas: Any = _Sheets(out, pageCompression=1, invariant=1, pdfVersion=(1, 7))
    encoder = Encoder(fonts.face(_FONT), canvas._doc)
    for start in range(0, len(rows), _ROWS):
        code = ["BT"]
        y = _TOP
        for row in rows[start : start + _ROWS]:
            for x, cell in zip(_COLUMNS, row.cells, strict=True):
                written = text_of(cell).translate(encoder)
                code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm ({written}) Tj")
            y -= _STEP
        code[1:1] = [f"{encoder.first} 8.6 Tf"]
        code.append("ET 0.4 w")
        code += [
            f"62 {_TOP - n * _STEP - 4:.2f} m 540 {_TOP - n * _STEP - 4:.2f} l S"
            for n in range(_ROWS)
        ]
        canvas._code = code
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(cell.text)


# Other programs: the same headings, paragraphs and tables, without charts


class Peers:
    """Typst and WeasyPrint in an environment of their own, LibreOffice from the system."""

    def __init__(self, folder: Path, brief: Brief) -> None:
        self._folder = folder / "paper"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._python = self._environment()
        shown = list(_shown(brief))
        (self._folder / "brief.json").write_text(json.dumps(shown), encoding="utf-8")
        (self._folder / "brief.typ").write_text(_TYPST, encoding="utf-8")
        (self._folder / "brief.html").write_text(_html(shown, brief), encoding="utf-8")

    def typst(self) -> Callable[[], float]:
        """Seconds of one more compilation in a warm process."""
        return self._server(_TYPST_SERVER)

    def weasyprint(self) -> Callable[[], float]:
        return self._server(_WEASYPRINT_SERVER)

    def libreoffice(self, word: bytes) -> None:
        """Turn a Word file into a PDF, in a new process as the program starts."""
        if not shutil.which("soffice"):
            raise NotRun("LibreOffice is missing")
        (self._folder / "brief.docx").write_bytes(word)
        profile = f"-env:UserInstallation=file://{(self._folder / 'office').resolve()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        command += [str(self._folder), str(self._folder / "brief.docx")]
        subprocess.run(command, check=True, capture_output=True)

    def _server(self, code: str) -> Callable[[], float]:
        """A process that makes the brief each time it is sent a line, and says how long it took."""
        process = subprocess.Popen(
            [self._python, "-c", code],
            cwd=self._folder,
            env={"FONTS": str(resources.path("fonts")), "PATH": "/usr/bin:/bin"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin
        assert process.stdout
        ask, answer = process.stdin, process.stdout

        def once() -> float:
            ask.write("\n")
            ask.flush()
            said = answer.readline()
            if not said:
                raise NotRun("the other program has ended")
            return float(said)

        return once

    def _environment(self) -> str:
        python = self._folder / "env" / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]
        if subprocess.run(command, check=False, stdout=2).returncode:
            raise NotRun("Typst and WeasyPrint could not be installed")
        return str(python.absolute())


def _shown(brief: Brief) -> Iterator[dict[str, Any]]:
    """What a simple layout shows of a brief: headings, texts, tables."""
    for block in brief.blocks:
        match block:
            case Heading():
                yield {"kind": "heading", "level": block.level, "text": block.text}
            case Paragraph():
                yield {"kind": "text", "text": f"{block.opening} {block.text}".strip()}
            case Table():
                rows = [[text_of(cell) for cell in row.cells] for row in block.rows]
                widths = [column.width for column in block.columns]
                heads = [column.title for column in block.columns]
                yield {"kind": "table", "heads": heads, "widths": widths, "rows": rows}
            case _:
                for text in _texts(block):
                    yield {"kind": "text", "text": text}


def _texts(value: Any) -> Iterator[str]:
    """Every text in a block, in order."""
    if isinstance(value, str):
        if value:
            yield str(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name != "tone":
                yield from _texts(getattr(value, name))


def _html(shown: Sequence[dict[str, Any]], brief: Brief) -> str:
    parts = [f"<html lang='{brief.language}'><style>{_CSS}</style><h1>{escape(brief.title)}</h1>"]
    for block in shown:
        if block["kind"] == "table":
            heads = "".join(f"<th>{escape(head)}</th>" for head in block["heads"])
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
                for row in block["rows"]
            )
            parts.append(f"<table><thead><tr>{heads}</tr></thead>{rows}</table>")
        else:
            tag = f"h{block['level'] + 1}" if block["kind"] == "heading" else "p"
            parts.append(f"<{tag}>{escape(block['text'])}</{tag}>")
    return "\n".join(parts)


_CSS = (
    "@page { size: A4; margin: 29mm 20mm 24mm 22mm } body { font: 10pt 'Source Serif 4' }"
    " table { width: 100%; border-collapse: collapse } td, th { border-bottom: 0.4pt solid #ccc }"
)

_TYPST = """
#set page(paper: "a4", margin: (y: 26mm, x: 21mm), numbering: "1 / 1")
#set text(font: "Source Serif 4", size: 10pt)
#for block in json("brief.json") {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "text" { par(block.text) }
  else {
    table(
      columns: block.widths.map(w => w * 1fr),
      table.header(..block.heads),
      ..block.rows.flatten().map(c => [#c]),
    )
  }
}
"""

_TYPST_SERVER = """
import os, sys, time, typst
for line in sys.stdin:
    begun = time.perf_counter()
    fonts = [os.environ["FONTS"]]
    typst.compile("brief.typ", output="typst.pdf", font_paths=fonts, pdf_standards="a-2b")
    print(time.perf_counter() - begun, flush=True)
"""

_WEASYPRINT_SERVER = """
import sys, time, weasyprint
for line in sys.stdin:
    begun = time.perf_counter()
    weasyprint.HTML("brief.html").write_pdf("weasyprint.pdf")
    print(time.perf_counter() - begun, flush=True)
"""
