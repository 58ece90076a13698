"""Files in object stores and on the web (`s3://…`, `gs://…`, `https://…`), through fsspec."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any
from urllib.parse import urlsplit

from showbible.sources.place import Meter, Place
from showbible.sources.source import SourceError

SCHEMES = ("s3", "gs", "gcs", "az", "abfs", "https", "http", "memory")
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://\S+", re.IGNORECASE)


def is_address(path: str) -> bool:
    return _ADDRESS.fullmatch(path) is not None


def places(address: str, meter: Meter) -> Iterator[tuple[str, Place]]:
    """The files at an address and below it, each with its path there; `*` and `?` are patterns in stores."""
    scheme = address.partition("://")[0].lower()
    if scheme not in SCHEMES or "::" in address:
        known = " ".join(f"{one}://" for one in SCHEMES[:2])
        raise SourceError(f"{address}: show bible reads files and addresses in {known} https://")
    store, path = _found(address)
    if scheme in ("https", "http"):
        name = _plain(address)
        yield path, _place(store, path, name.rpartition("/")[2] or name, True, meter, _size(store, path))
        return
    if not re.search(r"[*?\[]", path) and _asked(address, store.isfile, path):
        yield path, _place(store, path, path.rpartition("/")[2], True, meter, _size(store, path))
        return
    pattern = re.search(r"[*?\[]", path)
    look = partial(store.glob, detail=True) if pattern else partial(store.find, detail=True)
    found: dict[str, Any] = _asked(address, look, path)
    above = path[: pattern.start()].rpartition("/")[0] if pattern else path.rstrip("/")
    for file in sorted(file for file, told in found.items() if told.get("type") == "file"):
        name = file.removeprefix(above).lstrip("/")
        yield name, _place(store, file, name, False, meter, found[file].get("size") or 0)


def _place(store: Any, path: str, name: str, chosen: bool, meter: Meter, size: int) -> Place:
    def opener() -> IO[bytes]:
        return _Told(_asked(name, store.open, path, "rb"), name)  # type: ignore[return-value]

    return Place(name, opener, chosen, None, size, meter)


class _Told:
    """A file from far away, whose faults are told in one line."""

    def __init__(self, file: Any, name: str) -> None:
        self.file, self.name = file, name

    def read(self, size: int) -> bytes:
        data: bytes = _asked(self.name, self.file.read, size)
        return data

    def close(self) -> None:
        self.file.close()


def _found(address: str) -> tuple[Any, str]:
    """The store of an address and the path in it."""
    missing = f"{_plain(address)}: to read addresses install the extra: pip install 'showbible[large]'"
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise SourceError(missing) from None
    try:
        store, path = url_to_fs(address)
    except ImportError:
        raise SourceError(missing) from None
    except Exception as error:
        raise SourceError(f"{_plain(address)}: {_said(error)}") from None
    return store, path


def _asked(name: str, ask: Callable[..., Any], *given: Any) -> Any:
    """What a store answers: each of them has exceptions of its own."""
    try:
        return ask(*given)
    except Exception as error:
        raise SourceError(f"{_plain(name)}: cannot be read: {_said(error)}") from None


def _size(store: Any, path: str) -> int:
    try:
        return int(store.size(path) or 0)
    except Exception:  # it is only for telling how long it takes
        return 0


def _said(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return "there is no such file" if isinstance(error, FileNotFoundError) else words[:200]


def _plain(address: str) -> str:
    """An address without what may be a password or a key."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
