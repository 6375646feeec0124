"""A screen of our own to draw on: Xvfb, whose picture is a file that can be watched."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from tests.bench.bench import NotRun

WIDTH, HEIGHT = 1600, 1000
_BYTES = WIDTH * HEIGHT * 4
CHANGE = 0.003
"""The part of the picture that counts as a change."""
LONGEST = 120.0
"""Seconds that a picture is watched for."""
_EVERY = 16
"""One pixel of so many is looked at."""


@dataclass(frozen=True)
class Screen:
    number: int
    picture: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"DISPLAY": f":{self.number}", "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1"}


@dataclass(frozen=True)
class Watched:
    """Seconds from the start until something was painted, and until nothing changed any more."""

    first: float
    still: float


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Raises NotRun where there is no Xvfb."""
    if not shutil.which("Xvfb"):
        raise NotRun("Xvfb is not installed (Debian: apt-get install xvfb)")
    number = next(n for n in range(120, 220) if not Path(f"/tmp/.X{n}-lock").exists())
    with tempfile.TemporaryDirectory(dir=folder) as place:
        size = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", f":{number}", "-screen", "0", size, "-fbdir", place, "-nolisten", "tcp"]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            yield _ready(Screen(number, Path(place, "Xvfb_screen0")), server)
        finally:
            server.terminate()
            server.wait()


def _ready(screen: Screen, server: "subprocess.Popen[bytes]") -> Screen:
    socket = Path(f"/tmp/.X11-unix/X{screen.number}")
    for _ in range(200):
        if socket.exists() and screen.picture.exists():
            return screen
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise NotRun("Xvfb does not start")


def watch(
    screen: Screen, begin: Callable[[], object], *, least: float, quiet: float = 2.5
) -> Watched:
    """Do it, and look until the picture has not changed for ``quiet`` seconds.

    The first paint is when the part ``least`` of it is other than it was; a change is of 0.3 % or
    more, so that a blinking cursor is none.
    """
    with screen.picture.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as pixels:
        before = last = _look(pixels)
        begun = time.monotonic()
        begin()
        first = still = 0.0
        while (now := time.monotonic() - begun) < LONGEST:
            picture = _look(pixels)
            if not first and _differing(picture, before) > least:
                first = now
            if _differing(picture, last) > CHANGE:
                still, last = now, picture
            if first and now - still > quiet:
                return Watched(first, still)
            time.sleep(0.004)
    raise NotRun("nothing was painted")


def save_picture(screen: Screen, path: Path) -> None:
    """As a PPM file, for people to see what was on the screen."""
    data = screen.picture.read_bytes()[-_BYTES:]
    rgb = bytearray(_BYTES // 4 * 3)
    for n in range(3):
        rgb[n::3] = data[2 - n :: 4]
    path.write_bytes(b"P6 %d %d 255\n" % (WIDTH, HEIGHT) + rgb)


def _look(pixels: mmap) -> bytes:
    return pixels[len(pixels) - _BYTES + 1 :: 4 * _EVERY]


def _differing(one: bytes, other: bytes) -> float:
    if one == other:
        return 0.0
    bits = int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
    return 1 - bits.to_bytes(len(one), "big").count(0) / len(one)
