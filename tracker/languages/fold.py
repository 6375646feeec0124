"""One search key for all spellings of a word: Kazakh, Russian, Turkic in Latin letters, English.

The key is roughly how the word sounds, in plain Latin letters: «Касапоғлу», «Касапоглу» and
"Kasapoğlu" all give "kasapoglu". It errs on the side of finding: s and ş are one, and so are c, ç
and j, for people type Turkish names without a Turkish keyboard. Names that differ by more than
spelling («Стамбул», "İstanbul") need an alias.
"""

import re
import unicodedata
from functools import lru_cache

VERSION = 1  # raise it whenever a key changes: what was stored with an older one is folded again

_JOINERS = "'’‘ʻʼ`´ʹ\u00ad\u200b-\u200d\u2060"  # stand inside a word, and are not heard
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"  # with their marks, where these stand apart
_WORD = re.compile(f"{_LETTERS}(?:[{_JOINERS}]+{_LETTERS})*")

# Letters of one script that look like another's: typed by mistake, or for want of a key. Those that
# also sound alike (а, е, о, к, м, т, і) need no mending.
_MADE_CYRILLIC = str.maketrans("CcPpXxyYHB", "СсРрХхуҮНВ")
_MADE_LATIN = str.maketrans("СсРрХхуУНВ", "CcPpXxyYHB")

_SOUNDS = {
    "a": "аә",
    "b": "б",
    "v": "в",
    "g": "гғґҝ",
    "d": "д",
    "e": "еэє",
    "j": "жчҗҹҷџђћ",
    "z": "зѕ",
    "i": "иіїйыӣј",
    "k": "кқ",
    "l": "лљ",
    "m": "м",
    "n": "нңҥњ",
    "o": "оөў",
    "p": "п",
    "r": "р",
    "s": "сшщ",
    "t": "т",
    "u": "уүұӯ",
    "f": "ф",
    "h": "хһҳ",
    "ts": "ц",
    "iu": "ю",
    "ia": "я",
    "": "ьъ",
}
_CYRILLIC = str.maketrans({letter: key for key, letters in _SOUNDS.items() for letter in letters})
_LATIN = str.maketrans("əıywqøłđð", "aiivkoldd")

_YO_IN_FULL = re.compile("(?<![бвгғджзкқлмнңпрстфхһцчшщьъ])ё")  # Мирзиёев, but Королёв is Королев
_YE_AFTER_SIGN = re.compile("[ьъ](?=е)")
_UNHEARD = re.compile(rf"[\W_{_JOINERS}]")

_ROMAN = re.compile("x{0,3}(?:ix|iv|v?i{0,3})")  # the II session is not the III

_RULES = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        ("shch|sch|sh", "s"),
        ("dzh|tch|zh|ch", "j"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ck", "k"),
        ("c", "j"),
        ("dj", "j"),
        ("tz", "ts"),
        ("^x", "h"),  # Uzbek and Azerbaijani: Xiva, Xəzər
        ("x", "ks"),
        (r"([a-z])\1+", r"\1"),
        ("^ie", "e"),  # Yeskeldi, Ескелді
        ("(?<=[aeou])i(?=[aeou])", ""),  # Abayev, Абаев
        ("ie", "ia"),  # Türkiye, Түркия
        ("iu", "u"),  # Bülent, Бюлент
    )
)


def fold(text: str) -> str:
    """The text as one search key, its folded words; to fold it again changes nothing."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; what has no letter or digit is left out."""
    return [folded for word in _WORD.findall(text) if (folded := _fold_word(word))]


def mark(text: str, query: str) -> list[tuple[int, int]]:
    """Where in the text stand words that begin, once folded, like a word of the query."""
    sought = tuple(words(query))
    return [
        found.span() for found in _WORD.finditer(text) if _fold_word(found[0]).startswith(sought)
    ]


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    while (folded := _simplify(_romanize(_in_one_script(word)))) != word:
        word = folded
    return folded


def _in_one_script(word: str) -> str:
    """Letters of the lesser script replaced by their look-alikes: «Yкiметi» becomes «Үкіметі»."""
    if word.isascii():
        return word
    word = unicodedata.normalize("NFC", word)
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in word)
    latin = sum(letter.isascii() and letter.isalpha() for letter in word)
    if not cyrillic or not latin:
        return word
    return word.translate(_MADE_CYRILLIC if cyrillic >= latin else _MADE_LATIN)


def _romanize(word: str) -> str:
    word = word.casefold()
    if not word.isascii():
        word = _YO_IN_FULL.sub("ио", word).replace("ё", "е")
        word = _YE_AFTER_SIGN.sub("и", word).translate(_CYRILLIC)
        word = unicodedata.normalize("NFKD", word)
    return _UNHEARD.sub("", word).translate(_LATIN)


def _simplify(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word
    for pattern, key in _RULES:
        word = pattern.sub(key, word)
    return word


CUT = 8


def cut(text: str) -> str:
    return " ".join(dict.fromkeys(word[:CUT] for word in words(text)))


def query(text: str, aliases: object = None) -> tuple[tuple[str, ...], ...]:
    return tuple((word,) for word in words(text))
