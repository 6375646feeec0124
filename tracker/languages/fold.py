"""One search key for all spellings of a word: Kazakh, Russian, Turkic in Latin letters, English.

The key is roughly how the word sounds, in plain Latin letters: «Касапоғлу», «Касапоглу» and
"Kasapoğlu" all give "kasapoglu". It errs on the side of finding: s and ş are one, and so are c, ç
and j, for people type Turkish names without a Turkish keyboard. A word is kept under this one key;
a word that is sought may have more of them (``spellings``), for some letters are heard in two ways.
Names that differ by more than spelling («Стамбул», "İstanbul") need an alias (``exonyms``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Protocol

VERSION = 2  # raise it whenever a key changes: what was stored with an older one is folded again

CUT = 8
"""Letters of a key that are kept for searching: what follows is mostly case endings."""

LONGEST = 1_000
"""Characters of a typed text that are read; the rest is left out."""

MOST_WORDS = 12
"""Words of a typed text that are sought; the rest are left out."""

MOST_SPELLINGS = 12
"""Keys of one typed word that are sought; the likeliest come first."""

_JOINERS = "'’‘ʻʼ`´ʹ\u00ad\u200b-\u200d\u2060"  # stand inside a word, and are not heard
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"  # with their marks, where these stand apart
_WORD = re.compile(f"{_LETTERS}(?:[{_JOINERS}]+{_LETTERS})*")

# Letters of one script that look like another's: typed by mistake, or for want of a key. Those that
# also sound alike (а, е, о, к, м, т, і) need no mending.
_MADE_CYRILLIC = str.maketrans("CcPpXxyYHB", "СсРрХхуҮНВ")
_MADE_LATIN = str.maketrans("СсРрХхуУНВ", "CcPpXxyYHB")
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z]")

_SOUNDS = {
    "a": "аә",
    "b": "б",
    "v": "в",
    "g": "гғґҝ",
    "d": "д",
    "e": "еэє",
    "j": "жчҗҹҷџђћçćč",
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

# The II session is not the III. Kazakh papers write them in Cyrillic letters too.
_ROMAN = re.compile("x{0,3}(?:[iı]x|[iı]v|v?[iı]{0,3})|х{0,3}(?:іх|іv|v?і{1,3})")
_ROMAN_LETTERS = str.maketrans("ıіх", "iix")
# In English; hardly a Turkish word has them.
_HARD_C = re.compile(
    "^c(?=omm|on|oop|oun|[lr])|c(?=t)|(?<=o)c(?=ol)|(?<=^a)c(?=ad)|(?<=[a-z]{3}i)c(?=$|al)"
)
_CONSONANTS = {
    **dict.fromkeys(("shch", "sch", "sh"), "s"),
    **dict.fromkeys(("dzh", "tch", "zh", "ch", "dj", "c"), "j"),
    "kh": "h",
    "gh": "g",
    "ph": "f",
    "ck": "k",
    "tz": "ts",
    "x": "ks",
}
_CONSONANT = re.compile("shch|sch|sh|dzh|tch|zh|ch|dj|kh|gh|ph|ck|tz(?!h)|c|x")
_DOUBLE = re.compile(r"([a-z])\1+")
_I_IN_AYE = re.compile("(?<=[aeou])i(?=e)")  # Abayev, Абаев


class Namesakes(Protocol):
    """What knows by which other names a thing is called; ``exonyms.Aliases`` does."""

    def of(self, key: str, /) -> tuple[str, ...]:
        """The keys of the other names of what the key names, or begins to name."""


class _NoNamesakes:
    def of(self, _key: str, /) -> tuple[str, ...]:
        return ()


_NONE = _NoNamesakes()


def fold(text: str) -> str:
    """The text as one search key, its folded words; to fold it again changes nothing."""
    return " ".join(_words(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; what has no letter or digit is left out."""
    return list(_words(text))


def cut(text: str) -> str:
    """What a text is found by: its folded words, each once, cut to ``CUT`` letters."""
    return " ".join(dict.fromkeys([word[:CUT] for word in _words(text)]))


def query(text: str, aliases: Namesakes = _NONE) -> tuple[tuple[str, ...], ...]:
    """For each word of a typed text, the keys one of which must begin a word of what is found.

    The keys are cut to ``CUT`` letters; the word's own comes first. The last word counts as half
    typed until something follows it. Takes any text whatever; one that holds no word gives ``()``.
    """
    return tuple(islice(_asked(text[:LONGEST], aliases), MOST_WORDS))


def mark(text: str, typed: str, aliases: Namesakes = _NONE) -> list[tuple[int, int]]:
    """Where in the text stand the words that a typed text finds, in any of their spellings."""
    return begun(text, tuple(chain.from_iterable(query(typed, aliases))))


def begun(text: str, keys: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where in the text stand the words that begin with one of the keys of a ``query``."""
    return [found.span() for found in _WORD.finditer(text) if _fold_word(found[0]).startswith(keys)]


def near(key: str) -> tuple[str, ...]:
    """The keys one slip away from a folded word: a letter left out, put in, changed or swapped."""
    ends = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    less = [begun + rest[1:] for begun, rest in ends if rest]
    swapped = [begun + rest[1] + rest[0] + rest[2:] for begun, rest in ends if len(rest) > 1]
    changed = [begun + letter + rest[1:] for begun, rest in ends if rest for letter in _ALPHABET]
    more = [begun + letter + rest for begun, rest in ends for letter in _ALPHABET]
    return tuple(dict.fromkeys((*less, *swapped, *changed, *more)))


_ALPHABET = "abdefghijklmnoprstuvz"
"""The letters of keys."""


def _words(text: str) -> Iterator[str]:
    # No word holds a space, and texts repeat theirs: to fold them by the piece is to look them up.
    return chain.from_iterable(map(_words_of_piece, text.split()))


@lru_cache(maxsize=65_536)
def _words_of_piece(piece: str) -> tuple[str, ...]:
    return tuple(folded for word in _WORD.findall(piece) if (folded := _fold_word(word)))


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    letters = _in_one_script(word).casefold()
    if _ROMAN.fullmatch(letters):
        return letters.translate(_ROMAN_LETTERS)
    folded = _simplify(_romanize(letters))
    # Letters of other scripts may come apart into more than their first reading shows.
    return folded if folded.isascii() or folded == word else _fold_word(folded)


def _in_one_script(word: str) -> str:
    """Letters of the lesser script replaced by their look-alikes: «Yкiметi» becomes «Үкіметі»."""
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKC", word)
    cyrillic, latin = _CYRILLIC_LETTER.findall(word), _LATIN_LETTER.findall(word)
    if not cyrillic or not latin:
        return word
    return word.translate(_MADE_CYRILLIC if len(cyrillic) >= len(latin) else _MADE_LATIN)


def _romanize(word: str) -> str:
    if not word.isascii():
        word = _YO_IN_FULL.sub("ио", word).replace("ё", "е")
        word = _YE_AFTER_SIGN.sub("и", word).translate(_CYRILLIC)
        word = unicodedata.normalize("NFKD", word)
    return _UNHEARD.sub("", word).translate(_LATIN)


def _simplify(word: str) -> str:
    while (simpler := _simplify_once(word)) != word:
        word = simpler
    return word


def _simplify_once(word: str) -> str:
    if word.startswith("x"):
        word = "h" + word[1:]  # Uzbek and Azerbaijani: Xiva, Xəzər
    if "c" in word:
        word = _HARD_C.sub("k", word)
    word = _CONSONANT.sub(lambda found: _CONSONANTS[found[0]], word)
    word = _DOUBLE.sub(r"\1", word)
    if "i" in word:
        word = word[1:] if word.startswith("ie") else word  # Yeskeldi, Ескелді
        word = _I_IN_AYE.sub("", word)
        word = word.replace("ie", "ia").replace("iu", "u")  # Türkiye, Түркия; Bülent, Бюлент
    return word


# The typed word. Each rule is a second way to hear, or to write, some letters of it.

_VOWELS = "aeiouəöüıyаәеэоөуұүыіи"
_BETWEEN_VOWELS = f"(?<=[{_VOWELS}]){{}}(?=[{_VOWELS}])"

_Rules = tuple[tuple[str, str], ...]

_HEARD_IN_LATIN = (
    ("c(?!h)", "k"),  # Canada
    ("c(?=[eiy])", "ts"),  # Central, Центральный
    ("q", "g"),  # Azerbaijani: Qarabağ, Гарабаг
    ("x", "h"),  # Uzbek: Baxtiyor, Бахтиёр
    ("^h|" + _BETWEEN_VOWELS.format("h"), "g"),  # Hacıyev, Гаджиев; İbrahim, Ибрагим
    ("ə(?!.*ə)", "e"),  # Məmmədov, Мамедов
    ("ə", "e"),  # Vəliyev, Велиев
    ("(?<=[csz]h)o|(?<=[bdfgklmnprstvz])yo", "e"),  # Gorbachov, Fyodor: Горбачев, Федор
    ("(?<=[bdfgklmnprstvz])yo", "ye"),  # Solovyov, Соловьев
    ("ö", "e"),  # Gökçe, Гёкче
    ("w", "u"),  # Dawlet, Даулет
    ("th", "t"),  # Theodor, Теодор
    ("sz", "s"),  # Hungarian: Szabó, Сабо
    ("o[ʻ’‘']", "u"),  # Uzbek as Russian hears it: Oʻtkir, Уткир
    ("(?<=..[^og])['’].*", ""),  # Altun'la
)
_HEARD_IN_CYRILLIC = (
    ("^г|" + _BETWEEN_VOWELS.format("г"), "х"),  # Гаджиев, Hacıyev
    ("(?<=.)[хҳ]", "кс"),  # Бахтиёр, Baxtiyor
    ("ё", "о"),  # Гёкче, Gökçe
    ("ё", "ио"),  # Фёдор, Fyodor
    ("ў", "у"),
    ("^(?!т[уү]р[іи]?к)(.{4,})(?:[бмп]ен|[днт][іы]ң)$", r"\1"),  # Алтунмен, but not Түрікмен
)
_HALF_TYPED_LATIN = (
    ("k$", "h"),  # kh
    ("d?z$|d$", "j"),  # zh, dzh, dj
    ("p$", "f"),  # ph
    ("c$", "j"),  # ch
    ("sh?c$", "s"),  # sch, shch
    ("tc$", "j"),  # tch
    ("^y$", "e"),
    ("^y$", "u"),
    (f"(?<=..[{_VOWELS}])[iy]$", ""),  # Tokay, Токаев
    (f"(?<=[{_VOWELS}])h$", "g"),
)
_HALF_TYPED_CYRILLIC = (
    ("д$", "ж"),  # дж
    (f"(?<=[{_VOWELS}])г$", "х"),
)
_HEARD_IN_KEYS = (
    ("(?<=.{5}i)(?:a|on)$", ""),  # Комиссия, Commission; Академия, Academy
    ("til(?=e|$)", "tl"),  # Тілеуберді, Тлеуберди
    ("(?<!i)tl(?=e|$)", "til"),
    ("(?<=a)u(?=[^aeiou])", "v"),  # Даулет, Davlat
    ("(?<=a)v(?=[^aeiou])", "u"),
    ("(?<=...)d$", "t"),  # Рашид, Raşit
    ("(?<=...)t$", "d"),
    ("(?<=...)b$", "p"),  # Реджеб, Recep
    ("(?<=...)p$", "b"),
)

# Words of old or from far, which each language hears in its own way: folded beginnings.
_SAME_BEGINNINGS = tuple(
    tuple(line.split())
    for line in (
        "mamed mamad",
        "ahmed ahmet ahmad",
        "muhamed muhamad muhamet",
        "gusein husein",
        "gasan hasan",
        "geidar heidar haidar",
        "bakit bahit",
        "baktia bahtia bahtio",
        "rahman rahmon",
        "islam islom",
        "jingiz jengiz singis",
        "hikmet hikmat",
        "mirzio mirzia",
        "ministr minister",
        "abdira abdra",
    )
)
_SHORTEST_BEGINNING = 4


def spellings(word: str, *, unfinished: bool) -> tuple[str, ...]:
    """The keys under which a typed word may be kept, cut to ``CUT`` letters; its own comes first.

    Each counts as the beginning of a kept word. ``unfinished``: more letters may follow, so that
    the last may be half of a pair. At most ``MOST_SPELLINGS``; none of what has no letter or digit.
    """
    found = next(filter(_fold_word, _WORD.findall(word)), None)
    return _cut_apart(_heard(found, unfinished)) if found else ()


def _asked(text: str, aliases: Namesakes) -> Iterator[tuple[str, ...]]:
    for piece in re.finditer(r"\S+", text):
        found = [(each, key) for each in _WORD.finditer(piece[0]) if (key := _fold_word(each[0]))]
        # «Алма-Ата» is two words and one name.
        of_all = aliases.of("".join(key for _, key in found)) if len(found) > 1 else ()
        for each, key in found:
            unfinished = piece.start() + each.end() == len(text)
            own, *others = _heard(each[0], unfinished)
            yield _cut_apart((own, *aliases.of(key), *of_all, *others))


def _cut_apart(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys cut; those that begin like one before them would find nothing more."""
    kept: list[str] = []
    for key in keys:
        if key and not key[:CUT].startswith(tuple(kept)):
            kept.append(key[:CUT])
    return tuple(kept[:MOST_SPELLINGS])


@lru_cache(maxsize=4_096)
def _heard(word: str, unfinished: bool) -> tuple[str, ...]:
    """The keys of a word in all its spellings, whole; its own comes first."""
    letters = _in_one_script(word).casefold()
    in_cyrillic = bool(_CYRILLIC_LETTER.search(letters))
    heard = [letters, *_changed(letters, _HEARD_IN_CYRILLIC if in_cyrillic else _HEARD_IN_LATIN)]
    if unfinished:
        rules = _HALF_TYPED_CYRILLIC if in_cyrillic else _HALF_TYPED_LATIN
        heard += [other for each in heard for other in _changed(each, rules)]
    keys = [_fold_word(each) for each in heard]
    keys += [other for key in keys for other in _changed(key, _HEARD_IN_KEYS)]
    keys += [other for key in keys for other in _other_beginnings(key)]
    return tuple(dict.fromkeys(keys))


def _changed(word: str, rules: _Rules) -> list[str]:
    heard = (pattern.sub(letters, word) for pattern, letters in _compiled(rules))
    return [other for other in heard if other != word]


@cache  # when the first word is typed: a program that only starts needs none of them
def _compiled(rules: _Rules) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), letters) for pattern, letters in rules)


def _other_beginnings(key: str) -> Iterator[str]:
    if len(key) < _SHORTEST_BEGINNING:
        return
    for same in _SAME_BEGINNINGS:
        for known in same:
            if key.startswith(known) or known.startswith(key):
                yield from (other + key[len(known) :] for other in same if other != known)
