"""Asks pages on the net whether they are there; nothing of what they say is kept, and nothing is told them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

PATIENCE = 10.0  # seconds
TRIES = 2
MOST_AT_ONCE = 8

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_SAFE = "%/:=&?~+!$,;'@()*[]"  # what may stand in an address as it is, and is not to be written anew


def silent_among(addresses: Sequence[str]) -> tuple[str, ...]:
    """Return the pages that do not answer, though they were asked more than once."""
    silent = tuple(addresses)
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        for _ in range(TRIES):
            silent = tuple(page for page, there in zip(silent, pool.map(answers, silent), strict=True) if not there)
    return silent


def answers(address: str) -> bool:
    """Tell whether a page is there, as far as may be known without signing in.

    It is asked for its head, as that is little, and for itself where it will not say so.
    """
    return any(_says(address, method) for method in ("HEAD", "GET"))


def _says(address: str, method: str) -> bool:
    try:
        request = Request(_written(address), method=method, headers={"User-Agent": "bti"})  # noqa: S310 - no other kinds of address are asked
        with urlopen(request, timeout=PATIENCE):  # noqa: S310 - as above
            return True
    except HTTPError as error:
        error.close()
        return error.code not in _GONE and error.code < HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, HTTPException, ValueError):  # nobody there, no answer in time, no such name, no page at all
        return False


def _written(address: str) -> str:
    """Return an address as it is sent: a person may have written it with letters that are not."""
    parts = urlsplit(address)
    place = parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((parts.scheme, place, quote(parts.path, _SAFE), quote(parts.query, _SAFE), ""))
