"""What the program knows of Kazakh, Russian, Turkish and English."""

from tracker.languages.catalogues import LANGUAGES, N_, Language, _, current, number, speaking, use

__all__ = ["LANGUAGES", "N_", "Language", "_", "current", "number", "speaking", "use"]
