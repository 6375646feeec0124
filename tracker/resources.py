"""Where the program's own files are: in a checkout, in a wheel and in a frozen build."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parents[1] / "resources"


def path(*parts: str) -> Path:
    """The path of a file or folder the program ships, such as ``path("icons", "plus.svg")``."""
    return (_INSTALLED if _INSTALLED.is_dir() else _CHECKOUT).joinpath(*parts)
