"""stub"""

from collections.abc import Iterable


class Aliases:
    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        pass
