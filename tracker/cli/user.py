"""Who the history names: the account that runs the program."""

import getpass


def user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name is known for this account
        return ""
