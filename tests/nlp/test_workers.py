"""Real processes that answer, fail and are killed."""

import os
import signal
import subprocess
import sys
import time
from itertools import islice

import pytest

from nlp.workers import CannotStart, Died, Workers

# no module of ours: a process that is started afresh finds these by their module's name
SQUARES = """
import os, signal, sys, time

def square(batch):
    for number in batch:
        if number == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 17:
            raise ValueError("17")
        if number == 99:
            print("slow", os.getpid(), flush=True)
            time.sleep(60)
    return [number * number for number in batch]

def prepared():
    return square

def broken():
    raise ValueError("no model")
"""


@pytest.fixture
def squares(tmp_path, monkeypatch):
    (tmp_path / "squares_of_tests.py").write_text(SQUARES)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
    import squares_of_tests  # type: ignore[import-not-found]

    yield squares_of_tests
    sys.modules.pop("squares_of_tests")


def batches(count: int, *special: int):
    numbers = iter([*special, *range(100, 100 + count)])
    while batch := list(islice(numbers, 3)):
        yield batch


@pytest.mark.parametrize("count", [1, 2, 3])
def test_answers_come_in_the_order_of_the_tasks(squares, count):
    with Workers(count, squares.prepared) as workers:
        told = [*workers.map(batches(50))]
    assert [number for batch, _ in told for number in batch] == [*range(100, 150)]
    assert [answer for _, answers in told for answer in answers] == [
        number * number for number in range(100, 150)
    ]


def test_no_tasks_start_no_process(squares):
    with Workers(2, squares.prepared) as workers:
        assert [*workers.map([])] == []
        assert not workers.idle


@pytest.mark.parametrize(("deadly", "code"), [(13, -signal.SIGKILL), (17, 1)])
def test_the_task_that_kills_its_process_is_named_and_the_others_are_answered(
    squares, deadly, code, capfd
):
    with Workers(2, squares.prepared) as workers:
        told = [
            answer for _, answers in workers.map(batches(20, 1, deadly, 3)) for answer in answers
        ]
    assert told[:3] == [1, Died(code=code), 9]
    assert told[3:] == [number * number for number in range(100, 120)]


def test_a_process_that_is_killed_from_outside_costs_nothing(squares):
    told = []
    with Workers(2, squares.prepared) as workers:
        for _, answers in workers.map(batches(60)):
            told += answers
            if len(told) in (15, 30):
                for worker in (*workers.busy, *workers.idle):
                    worker.process.kill()
    assert told == [number * number for number in range(100, 160)]


def test_a_process_that_cannot_begin_is_an_error(squares, capfd):
    with Workers(2, squares.broken) as workers, pytest.raises(CannotStart, match="exit code 1"):
        list(workers.map(batches(3)))


def test_no_process_is_left_at_the_end(squares):
    with Workers(2, squares.prepared) as workers:
        next(workers.map(batches(60)))
        processes = [worker.process for worker in (*workers.busy, *workers.idle)]
    assert processes
    assert not any(process.is_alive() for process in processes)


PARENT = """
import sys
from squares_of_tests import prepared
from nlp.workers import Workers
if __name__ == "__main__":
    with Workers(2, prepared) as workers:
        list(workers.map([[99], [99]]))
"""


@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_go_with_their_parent_however_it_ends(squares, tmp_path, ended_by):
    (tmp_path / "parent.py").write_text(PARENT)
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py")],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip
    with parent:
        pids = [int(parent.stdout.readline().split()[1]) for _ in range(2)]
        parent.send_signal(ended_by)
        parent.wait()
        for _ in range(5_000):
            if not any(map(is_there, pids)):
                return
            time.sleep(0.01)
    raise TimeoutError(pids)


def is_there(pid: int) -> bool:
    """Whether a process lives; one that only waits to be taken note of does not."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
