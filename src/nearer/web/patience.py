"""Pages that read a whole record: what takes more than a moment says so at once."""

import threading
from collections.abc import Callable
from contextvars import copy_context
from functools import wraps
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from nearer.domain.values import Moment
from nearer.web.request import View, space_of

MANY = 3_000  # check-ins below which no page takes long
PATIENCE = 0.7  # seconds that nobody minds


def patient(view: View) -> View:
    """The view's page, or, where that takes long, a page that says so and brings it by itself.

    The work goes on meanwhile and what it found is kept in the space, so that it is done once.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        check_ins = len(space_of(request).all(Moment))
        if check_ins < MANY or request.method != "GET":
            return view(request, *args, **kwargs)
        work = _Work(lambda: view(request, *args, **kwargs))
        work.start()
        work.join(PATIENCE)
        if work.is_alive():
            return _meanwhile(request, check_ins)
        return work.result()

    return answer


class _Work(threading.Thread):
    """Goes on in the language, and with the way to write hours, of whoever began it."""

    def __init__(self, make: Callable[[], HttpResponse]) -> None:
        super().__init__(daemon=True)
        self._make = make
        self._context = copy_context()
        self._language = translation.get_language()
        self._made: HttpResponse | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        try:
            self._made = self._context.run(self._make_in_language)
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
            self._error = error
        finally:
            connections.close_all()

    def _make_in_language(self) -> HttpResponse:
        with translation.override(self._language):  # Django keeps it for one thread alone
            return self._make()

    def result(self) -> HttpResponse:
        if self._error:
            raise self._error
        if self._made is None:
            raise AssertionError
        return self._made


def _meanwhile(request: HttpRequest, check_ins: int) -> HttpResponse:
    response = render(request, "understand/meanwhile.html", {"check_ins": f"{check_ins:,}"})
    response.headers["Refresh"] = f"1; url={request.get_full_path()}"
    return response
