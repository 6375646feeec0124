"""The fonts on screen and paper: as their makers released them, with every letter needed."""

import hashlib

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from tracker import resources

# Kazakh and Russian, Turkish, English, and the signs official papers use.
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
TURKISH = "abcçdefgğhıijklmnoöprsştuüvyzâîû"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"
SIGNS = "0123456789 \u00a0№«»“”‘’„—–-−…§•%()/₸₽₺€$"
LETTERS = KAZAKH + TURKISH + ENGLISH
# The Turkish capital of "i" by hand: elsewhere it has no dot.
NEEDED = set(LETTERS + LETTERS.upper() + "İ" + SIGNS)

FACES = [
    *(f"SourceSans3-{cut}.ttf" for cut in ("Regular", "It", "Medium", "Semibold", "SemiboldIt")),
    *(f"SourceSerif4-{cut}.ttf" for cut in ("Regular", "It", "Semibold", "SemiboldIt")),
    *(f"SourceSerif4Display-{cut}.ttf" for cut in ("Regular", "Semibold")),
]


def test_every_font_is_listed_and_as_released():
    folder = resources.path("fonts")
    sums = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.ttf")
    }
    listed = [line.split() for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name: digest for digest, name in listed} == sums
    assert set(sums) == set(FACES)


@pytest.mark.parametrize("face", FACES)
def test_each_face_writes_the_four_alphabets(face):
    glyphs = TTFontFile(str(resources.path("fonts", face)), validate=True).charToGlyph
    lacking = {letter for letter in NEEDED if not glyphs.get(ord(letter))}
    assert lacking == set()


@pytest.mark.parametrize("family", ["SourceSans3", "SourceSerif4"])
def test_each_family_travels_with_its_licence(family):
    licence = resources.path("fonts", f"LICENSE-{family}.md").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Adobe" in licence
