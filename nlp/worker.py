"""A process that prepares once, then answers one batch of tasks after the other.

It is started afresh, not forked, leaves Ctrl-C to its parent and does not outlive it.
"""

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Work = Callable[[list[Task]], list[Answer]]  # an answer to each task, in order

PATIENCE = 5  # seconds in which a process ends that has closed its end
SPAWN = get_context("spawn")


class Ended(Exception):
    """A process ended: with an exit code, or below 0 by a signal."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Worker(Generic[Task, Answer]):
    """One process. It may be given a batch before it is ready."""

    def __init__(self, prepare: Callable[[], Work[Task, Answer]]) -> None:
        self.batch: list[Task] | None = None
        self.is_ready = False
        self.connection, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=serve, args=(theirs, prepare), daemon=True)
        resource_tracker.ensure_running()  # starting it would undo what comes now
        # what is blocked here stays blocked there: Ctrl-C reaches all that a terminal has started
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            theirs.close()

    def give(self, batch: list[Task]) -> None:
        """Its next batch, once it has answered the one before."""
        self.batch = batch
        if self.is_ready:
            self._send()

    def receive(self) -> list[Answer] | None:
        """The answers to its batch, or None: that it is ready now. Waits for either."""
        try:
            answers: list[Answer] = self.connection.recv()
        except (EOFError, OSError) as error:
            raise Ended(self.end()) from error
        if self.is_ready:
            return answers
        self.is_ready = True
        self._send()
        return None

    def end(self) -> int:
        """Let it end, or end it. Gives the exit code."""
        self.connection.close()
        self.process.join(PATIENCE)
        self.process.kill()
        self.process.join()
        return self.process.exitcode or 0

    def _send(self) -> None:
        try:
            self.connection.send(self.batch)
        except OSError:  # it has died, as receive() will tell
            return


def serve(connection: Connection, prepare: Callable[[], Work[Any, Any]]) -> None:
    """What a process does: it says that it is ready, then answers until its parent goes."""
    Thread(target=end_with_parent, daemon=True).start()
    work = prepare()
    connection.send(None)
    while (batch := _received(connection)) is not None:
        connection.send(work(batch))


def _received(connection: Connection) -> list[Any] | None:
    try:
        batch: list[Any] = connection.recv()
    except (EOFError, OSError):  # the parent needs no more, or has died
        return None
    return batch


def end_with_parent() -> None:
    """End at once when the parent does, even amid a long text."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
