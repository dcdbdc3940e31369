"""Scanning many WARC files in as many processes as are wanted."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from queue import Empty
from typing import Any

from crawler.warc_scan import Ended, Event, Hosts, scan

WAITING = 64  # events that the processes are ahead of whoever keeps them, so that memory stays flat
PATIENCE = 1.0  # seconds without an event after which we look whether the processes are alive


class ProcessLost(Exception):
    """A process ended before its work, killed for its memory for one."""


def scan_all(files: Sequence[Path], hosts: Hosts, jobs: int) -> Iterator[Event]:
    """What all the files hold, as it is found. Raises ProcessLost where a process is killed."""
    jobs = min(jobs, len(files))
    if jobs <= 1:
        for file in files:
            yield from scan(file, hosts)
        return
    context = get_context("spawn")
    waiting, events = context.SimpleQueue(), context.Queue(WAITING)
    for work in (*files, *[None] * jobs):
        waiting.put(work)
    with _working(context, jobs, waiting, events, hosts) as processes:
        left = len(files)
        while left:
            event = _next(events, processes)
            left -= isinstance(event, Ended)
            yield event


@contextmanager
def _working(
    context: SpawnContext, jobs: int, waiting: Any, events: Any, hosts: Hosts
) -> Iterator[list[SpawnProcess]]:
    arguments = (waiting, events, hosts)
    processes = [context.Process(target=_work, args=arguments, daemon=True) for _ in range(jobs)]
    for process in processes:
        process.start()
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()  # where we stop early; those that are done are gone already
            process.join()


def _work(waiting: Any, events: Any, hosts: Hosts) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever keeps
    while (file := waiting.get()) is not None:
        for event in scan(file, hosts):
            events.put(event)


def _next(events: Any, processes: list[SpawnProcess]) -> Event:
    while True:
        try:
            event: Event = events.get(timeout=PATIENCE)
        except Empty:
            codes = [process.exitcode for process in processes]
            if any(codes) or None not in codes:
                raise ProcessLost(
                    f"a process that scanned was lost (exit code {next(filter(None, codes), 0)})."
                    " Run it again, with fewer --jobs where memory was short: what was kept stays."
                ) from None
        else:
            return event
