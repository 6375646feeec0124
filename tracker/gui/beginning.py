"""How a register is begun."""

from enum import Enum, auto


class Beginning(Enum):
    """What a register begins as."""

    SAMPLE = auto()
    NEW = auto()
    OPENED = auto()
