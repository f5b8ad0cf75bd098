"""The encrypted database file behind SQLAlchemy: its key, its safety settings, its transactions.

Journal: WAL. Whoever looks (a window, a print) never holds up whoever writes, the log is encrypted
page by page like the file itself, and a program that is killed leaves either the whole transaction
or nothing. With synchronous=FULL a commit is on the disk before it is told. The log goes when the
last connection closes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, QueuePool, create_engine, event

from consent_desk.errors import FolderUnusable
from db.failures import known_failure, sqlcipher

KEY_BYTES = 32
WAIT_SECONDS = 10.0
WRITES = "consent_desk_writes"

_SAFETY = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # REPLACE deletes under the eyes of the delete triggers
    "PRAGMA secure_delete = ON",  # an erased name does not linger in a free page
    "PRAGMA temp_store = MEMORY",  # a large sort never reaches the disk in plain
    "PRAGMA trusted_schema = OFF",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32000",  # KB: every page that is read twice is decrypted twice
)


def make_engine(file: Path, key: bytes, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """An engine on an encrypted file that exists (an empty one becomes a database).

    A transaction reads (BEGIN, and cannot write) unless the engine or connection has the execution
    option `WRITES` (BEGIN IMMEDIATE). Everything it raises for a reason that a person can act on
    is a `KnownError`: VaultDamaged for a damaged file or another key, VaultBusy, DiskFull,
    FolderUnusable.

    Args:
        file: the database file.
        key: its 256-bit key; kept inside the function that connects, in no URL and no repr.
        wait_seconds: how long to wait for somebody else's writing to end.

    Raises:
        ValueError: the key is not 256 bits.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 256 bits")
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        module=sqlcipher,
        creator=_connector(file, key, wait_seconds),
        poolclass=QueuePool,
        hide_parameters=True,  # names are parameters; they stay out of error texts
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _teller(file))
    return engine


def _connector(file: Path, key: bytes, wait_seconds: float) -> Callable[[], Any]:
    # mode=rw: a file that has gone is an error, not a new and empty register.
    address = f"{file.absolute().as_uri()}?mode=rw"

    def connect() -> Any:
        connection = sqlcipher.connect(
            address,
            uri=True,
            timeout=wait_seconds,
            isolation_level=None,  # the driver begins nothing by itself; _begin does
            check_same_thread=False,  # the pool hands a connection to one thread at a time
        )
        try:
            _unlock(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it writes to standard error by default
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    for setting in _SAFETY:
        connection.execute(setting)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")


def _writes_while_reading(context: ExceptionContext) -> bool:
    """A bug of ours that SQLite tells like a folder without write permission."""
    connection = context.connection
    return (
        connection is not None
        and getattr(context.original_exception, "sqlite_errorcode", None)
        == sqlcipher.SQLITE_READONLY
        and not connection.get_execution_options().get(WRITES, False)
    )


def _begin(connection: Connection) -> None:
    writes = bool(connection.get_execution_options().get(WRITES, False))
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _teller(file: Path) -> Callable[[ExceptionContext], BaseException | None]:
    def tell(context: ExceptionContext) -> BaseException | None:
        known = known_failure(context.original_exception, file)
        if isinstance(known, FolderUnusable) and _writes_while_reading(context):
            return None
        return known

    return tell
