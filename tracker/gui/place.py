"""Where a window is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where the window is: kept when it is rebuilt in another language."""

    page: int = 0
    partner: str = ""
    query: str = ""
    chosen: int | None = None
    view: int | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)
    """What each page shows, by its name."""
