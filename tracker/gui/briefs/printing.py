"""A PDF on a printer: its pages as pictures at the printer's own fineness."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

FINEST = 300
"""Dots an inch: finer makes an office printer slow and the page no better."""


def print_pdf(data: bytes, printer: QPrinter) -> None:
    """Put each page of the PDF on a sheet, as large as the sheet lets it be."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    painter = QPainter(printer)
    try:
        for number in range(len(document)):
            if number:
                printer.newPage()
            scale = min(printer.resolution(), FINEST) / 72
            _draw(painter, document[number].render(scale=scale))
    finally:
        painter.end()
        document.close()


def _draw(painter: QPainter, bitmap: Any) -> None:
    picture = _image(bitmap)
    sheet = painter.viewport()
    size = picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(sheet.topLeft(), size), picture)


def _image(bitmap: Any) -> QImage:
    pixels = bitmap.to_pil().convert("RGBA")
    image = QImage(pixels.tobytes(), pixels.width, pixels.height, QImage.Format.Format_RGBA8888)
    return image.copy()  # the bytes above go out of use
