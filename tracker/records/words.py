"""A text in several languages: the one it was written in first, then its translations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from tracker.languages import Language, current

_IN_JSON = json.JSONEncoder(ensure_ascii=False)
"""Made once: ``json.dumps`` would make one for each text."""


_BY_CODE: dict[str, Language] = {str(language): language for language in Language}


@dataclass(frozen=True)
class Words:
    """A text by language; read in the reader's language, else in the original."""

    texts: tuple[tuple[Language, str], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[Any, str] | None = None, **by_language: str) -> Self:
        """``Words.of(kk="…", en="…")``; the first is the original, empty ones are left out."""
        given: dict[str, str] = {**(texts or {}), **by_language}
        return cls(tuple((Language(k), v.strip()) for k, v in given.items() if v.strip()))

    def __bool__(self) -> bool:
        return bool(self.texts)

    def __str__(self) -> str:
        return self.in_(current())

    @property
    def original(self) -> Language | None:
        return self.texts[0][0] if self.texts else None

    @property
    def all_texts(self) -> list[str]:
        return [text for _language, text in self.texts]

    @property
    def by_language(self) -> dict[Language, str]:
        return dict(self.texts)

    def in_(self, language: Language) -> str:
        """The text in this language, else in the original; empty if there is none."""
        return self.by_language.get(language) or (self.texts[0][1] if self.texts else "")

    def to_column(self) -> str:
        return _IN_JSON.encode(self.by_language)

    @classmethod
    def from_column(cls, column: str) -> Self:
        # A list reads hundreds of them at once: ``of`` takes twice as long.
        try:
            texts = json.loads(column).items()
            return cls(tuple((_BY_CODE[code], text) for code, text in texts if text.strip()))
        except (KeyError, AttributeError) as error:
            raise ValueError(column) from error
