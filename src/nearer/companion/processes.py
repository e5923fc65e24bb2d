"""The same work on many things in several processes, with an interrupt that ends them all."""

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from nearer.domain.errors import AnalysisError

Given = TypeVar("Given")
Made = TypeVar("Made")


def in_processes(
    work: Callable[[Given], Made], things: Sequence[Given], jobs: int, at_once: int
) -> Iterator[Made]:
    """What ``work`` makes of each thing, in their order.

    ``at_once``: things handed over together. ``work`` and things must be able to be pickled.
    Raises AnalysisError when a process is ended from outside.
    """
    # A fresh process is safe where a copied one is not: beside the threads of a progress bar.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh, initializer=_ignore_interrupts) as pool:
        try:
            with _interrupts_held_back():
                made = pool.map(work, things, chunksize=at_once)
            yield from made
        except BrokenProcessPool:
            raise AnalysisError(
                "One of the processes was ended from outside, perhaps for want of memory. "
                "Nothing was written. Try again with --jobs 1."
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C is heard afterwards, and never by the processes that are started meanwhile.

    A terminal sends it to all of them at once. They inherit the blocked signal; where there is no
    such thing (Windows), they are deaf from their initializer on.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is interrupted
        return
    heard: list[int] = []
    answer = signal.signal(signal.SIGINT, lambda number, _frame: heard.append(number))
    try:
        with _blocked(signal.SIGINT):
            yield
    finally:
        signal.signal(signal.SIGINT, answer)
    if heard:
        raise KeyboardInterrupt


@contextmanager
def _blocked(number: signal.Signals) -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
