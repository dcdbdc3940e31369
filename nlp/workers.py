"""Work spread over processes (nlp/worker.py), the answers in the order of the tasks.

A batch whose process dies is worked off task by task, so that the task which kills it is found
and named.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Generic, Self

from nlp.worker import Answer, Ended, Task, Work, Worker

AHEAD = 4  # batches to a process that are under way, or wait answered for a slower one before them
STARTS = 3  # times that a process is started anew which a signal ends before it is ready


class CannotStart(Exception):
    """A process ended before it was ready; it has said why."""


@dataclass(frozen=True, kw_only=True)
class Died:
    """The answer to a task that its process did not survive, nor another before it."""

    code: int  # exit code; below 0 the signal

    def __str__(self) -> str:
        """ "the process that read it ended by signal 9" """
        how = f"by signal {-self.code}" if self.code < 0 else f"with exit code {self.code}"
        return f"the process that read it ended {how}"


class Workers(Generic[Task, Answer]):
    """Up to `count` processes. A context manager, at whose end none is left."""

    def __init__(self, count: int, prepare: Callable[[], Work[Task, Answer]]) -> None:
        self.count = count
        self.prepare = prepare  # goes to each process as a pickle
        self.busy: dict[Worker[Task, Answer], int] = {}  # with the number of its batch
        self.idle: list[Worker[Task, Answer]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in (*self.busy, *self.idle):
            worker.process.kill()
            worker.end()

    def map(
        self, batches: Iterable[list[Task]]
    ) -> Iterator[tuple[list[Task], list[Answer | Died]]]:
        """Each batch with its answers, in the order given. Takes some batches ahead."""
        numbered = enumerate(batches)
        waiting: deque[list[Task]] = deque()  # not handed back yet; the first has number `first`
        answered: dict[int, list[Answer | Died]] = {}
        first, is_more = 0, True
        while is_more or waiting:
            while is_more and len(self.busy) < self.count and len(waiting) < self.count * AHEAD:
                number, batch = next(numbered, (0, None))
                if batch is None:
                    is_more = False
                else:
                    waiting.append(batch)
                    self._give(batch, number)
            if self.busy:
                answered.update(self._answers())
            while first in answered:
                yield waiting.popleft(), answered.pop(first)
                first += 1

    def _give(self, batch: list[Task], number: int) -> None:
        worker = self._any()
        worker.give(batch)
        self.busy[worker] = number

    def _any(self) -> Worker[Task, Answer]:
        return self.idle.pop() if self.idle else Worker(self.prepare)

    def _answers(self) -> Iterator[tuple[int, list[Answer | Died]]]:
        """What those processes answer that are the first to say anything."""
        ready = wait([worker.connection for worker in self.busy])
        for worker in [worker for worker in self.busy if worker.connection in ready]:
            try:
                answers = worker.receive()
            except Ended as ended:
                yield self.busy.pop(worker), self._rescued(worker, ended)
                continue
            if answers is not None:
                self.idle.append(worker)
                yield self.busy.pop(worker), [*answers]

    def _rescued(self, dead: Worker[Task, Answer], ended: Ended) -> list[Answer | Died]:
        """The answers to the batch of a process that died, task by task."""
        check_start(dead, ended)
        return [self._alone(task) for task in dead.batch or []]

    def _alone(self, task: Task) -> Answer | Died:
        for _ in range(STARTS):
            worker = self._any()
            worker.give([task])
            try:
                answers = worker.receive() or worker.receive()
            except Ended as ended:
                check_start(worker, ended)
                if worker.is_ready:
                    return Died(code=ended.code)
                continue
            self.idle.append(worker)
            return answers[0] if answers else Died(code=0)
        raise CannotStart(f"reading processes were killed before they began, {STARTS} times")


def check_start(dead: Worker[Any, Any], ended: Ended) -> None:
    """Raise CannotStart where a process could not even begin, for all others would end so too."""
    if not dead.is_ready and ended.code >= 0:
        raise CannotStart(f"a reading process ended before it began: exit code {ended.code}")
