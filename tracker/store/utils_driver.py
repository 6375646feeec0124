"""sqlite-utils, told to use the same driver as everything else.

It looks for ``pysqlite3`` before the standard library's ``sqlite3``; without the alias its own
``except OperationalError`` would never match the errors of sqlcipher3.
"""

import sys

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database, Migrations  # noqa: E402 - the alias comes first

__all__ = ["Database", "Migrations"]
