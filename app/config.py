"""What an installation may set, read from the environment once."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SECRET_FILE = "secret.key"  # noqa: S105  (the name of the file, not what is in it)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_DATABASES = ("sqlite", "postgresql", "postgres", "postgresql+psycopg")
_MOST_PROCESSES = 64
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


class ConfigError(Exception):
    """A setting that cannot be used; the text is one sentence that says which and how to mend it.

    The console is the only one to read it, before anybody's language is known: English.
    """


@dataclass(frozen=True)
class Settings:
    """One installation: where its data lies, where its method lies, and where it answers."""

    root: Path  # the source tree: docs/, processes/, checklists/
    data: Path  # database, editions, files, search index
    host: str
    port: int
    url: str  # the address people use; '' where it is simply the one listened on
    trusted_hosts: tuple[str, ...]  # names a request may carry; any other is refused
    database: str  # SQLAlchemy URL
    demo: bool
    secret: str  # signs what a browser holds for us
    processes: int = 1  # that answer, each with one core of the machine

    @property
    def address(self) -> str:
        """The address to show people, without a slash at the end."""
        return self.url or f"http://{_bracketed(self.host)}:{self.port}"


def read(environ: Mapping[str, str] | None = None, *, demo: bool = False) -> Settings:
    """The settings of this process. Makes the data folder; raises ConfigError."""
    env = os.environ if environ is None else environ
    demo = demo or _flag(env, "LEIDRAAD_DEMO")
    root = _root(env)
    data = _data_folder(env, root, demo)
    (host, port), url = listening(env), _url(env)
    if demo and host not in LOOPBACK:
        raise ConfigError(f"The demo signs in anybody, so it does not listen on {host}; leave HOST out.")
    return Settings(
        root=root,
        data=data,
        host=host,
        port=port,
        url=url,
        trusted_hosts=_trusted(env, host, url),
        database=_database(env, data, demo),
        demo=demo,
        secret=_secret(env, data),
        processes=_processes(env),
    )


def listening(environ: Mapping[str, str] | None = None) -> tuple[str, int]:
    """Host and port alone, for a server that keeps no data. Raises ConfigError."""
    env = os.environ if environ is None else environ
    return env.get("HOST", "").strip() or "127.0.0.1", _port(env)


def _flag(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip().lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ConfigError(f"{name} is {value!r}; it can be 1 (yes) or 0 (no).")


def _root(env: Mapping[str, str]) -> Path:
    """The named tree, else the one we stand in, else the one this package lies in."""
    named = env.get("LEIDRAAD_ROOT", "").strip()
    if named:
        if not Path(named).is_dir():
            raise ConfigError(f"LEIDRAAD_ROOT is {named}, and there is no such folder.")
        return Path(named).resolve()
    here = Path.cwd()
    return here if (here / "checklists").is_dir() else Path(__file__).resolve().parent.parent


def _data_folder(env: Mapping[str, str], root: Path, demo: bool) -> Path:
    """The demo's data lies apart from the real data, also where LEIDRAAD_DATA is set."""
    named = env.get("LEIDRAAD_DEMO_DATA" if demo else "LEIDRAAD_DATA", "").strip()
    data = Path(named).expanduser().absolute() if named else root / ("instance-demo" if demo else "instance")
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe = data / f".writable-{secrets.token_hex(4)}"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise ConfigError(
            f"The data folder {data} cannot be written ({problem.strerror}); "
            "make it writable or name another one in LEIDRAAD_DATA."
        ) from problem
    return data


def _port(env: Mapping[str, str]) -> int:
    value = env.get("PORT", "").strip() or "8000"
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise ConfigError(f"PORT is {value!r}; it has to be a number from 1 to 65535.")
    return int(value)


def _processes(env: Mapping[str, str]) -> int:
    value = env.get("LEIDRAAD_PROCESSES", "").strip() or "1"
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= _MOST_PROCESSES):
        raise ConfigError(
            f"LEIDRAAD_PROCESSES is {value!r}; it has to be a number from 1 to {_MOST_PROCESSES}."
        )
    if int(value) > 1 and sys.platform == "win32":
        raise ConfigError("LEIDRAAD_PROCESSES is more than 1, and on Windows there is one; leave it out.")
    return int(value)


def _url(env: Mapping[str, str]) -> str:
    value = env.get("LEIDRAAD_URL", "").strip().rstrip("/")
    parts = urlsplit(value)
    if value and not (parts.scheme in ("http", "https") and parts.hostname and not parts.path):
        raise ConfigError(
            f"LEIDRAAD_URL is {value!r}; write it like https://pmo.example.org, without a path."
        )
    return value


def _trusted(env: Mapping[str, str], host: str, url: str) -> tuple[str, ...]:
    named = [name.strip() for name in env.get("LEIDRAAD_TRUSTED_HOSTS", "").split(",") if name.strip()]
    own = urlsplit(url).hostname if url else None
    return tuple(
        dict.fromkeys([*named, *([own] if own else []), *([host] if _is_name(host) else []), *LOOPBACK])
    )


def _is_name(host: str) -> bool:
    return host not in ("0.0.0.0", "::", "*")  # noqa: S104  (to leave them out)


def _database(env: Mapping[str, str], data: Path, demo: bool) -> str:
    """One setting names another database; the demo keeps to its own file."""
    value = "" if demo else env.get("LEIDRAAD_DATABASE", "").strip()
    if not value:
        return f"sqlite:///{data / 'leidraad.sqlite3'}"
    kind, found, rest = value.partition("://")
    if not found or kind not in _DATABASES:
        raise ConfigError(
            "LEIDRAAD_DATABASE has to begin with postgresql:// or sqlite:///, "
            "for example postgresql://leidraad@db.example.org/leidraad."
        )
    return value if kind == "sqlite" else f"postgresql+psycopg://{rest}"


def _secret(env: Mapping[str, str], data: Path) -> str:
    value = env.get("LEIDRAAD_SECRET", "").strip()
    if value:
        if len(value) < 32:
            raise ConfigError("LEIDRAAD_SECRET is too short; give it at least 32 characters.")
        return value
    return _kept_secret(data / SECRET_FILE)


def _kept_secret(path: Path) -> str:
    """The secret of this installation, made once. Two processes that start together agree on it."""
    try:
        draft = path.with_name(f".{SECRET_FILE}-{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)  # fails where there is one already, and never shows half a file
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return path.read_text(encoding="ascii").strip()
    except OSError as problem:
        raise ConfigError(f"The file {path} cannot be read or written ({problem.strerror}).") from problem


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
