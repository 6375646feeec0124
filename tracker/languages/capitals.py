"""A text in capitals, by the rule of its language."""

from tracker.languages import Language


def upper(text: str, language: Language) -> str:
    """The text in capitals, by the language's own rule: a Turkish i keeps its dot."""
    return (text.replace("i", "İ") if language is Language.TR else text).upper()
