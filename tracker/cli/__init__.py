"""The command line: the program for scripts. Without a verb it opens the window.

A fault is one sentence on stderr and exit status 2. Qt is loaded only to open the window.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from tracker.cli.faults import FAULT, Fault
from tracker.cli.parser import parser
from tracker.cli.user import user
from tracker.languages import _, use
from tracker.languages.catalogues import of_environment
from tracker.store import RegisterError


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says; the exit status comes back."""
    use(of_environment(os.environ))
    _let_every_letter_out()
    try:
        options = parser().parse_args(arguments)
        status = _do(options)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except (Fault, RegisterError, OSError) as fault:
        if isinstance(fault, OSError) and fault.filename is None:
            _drop_output()
        print(_sentence(fault), file=sys.stderr)
        return FAULT
    return status


def _do(options: argparse.Namespace) -> int:
    if options.verb == "open":
        return _open(options)
    # All that can be told is brought in only now: a window that opens needs little of it.
    from tracker.cli.verbs import VERBS

    VERBS[options.verb](options)
    return 0


def _let_every_letter_out() -> None:
    """JSON is UTF-8 in any locale; a path goes out as the bytes it came in."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Nobody reads what could not be written; else Python tries once more when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(fault: Exception) -> str:
    if isinstance(fault, FileExistsError):
        return _("{path} exists already; nothing was changed.", path=fault.filename)
    if isinstance(fault, OSError) and fault.filename is None:
        return _("The output could not be written ({reason}).", reason=fault.strerror)
    if isinstance(fault, OSError):
        return _("{path}: {reason}.", path=fault.filename, reason=fault.strerror)
    return str(fault)


def _open(options: argparse.Namespace) -> int:
    from tracker.gui import application

    return application.run(
        options.file or options.register,
        user=user(),
        language=options.language,
        partner=options.partner,
        brief=options.brief,
        picture=options.picture,
    )
