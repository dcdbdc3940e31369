import signal
import subprocess
import sys
import tomllib
from urllib.request import urlopen

import pytest

from demo.newsroom import Newsroom


def run(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "demo", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_command_writes_a_registry_that_answers_and_ends_at_ctrl_c(tmp_path, free_ports):
    file = tmp_path / "sources.toml"
    with run("--first-port", str(free_ports), "--registry", str(file)) as process:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        for table in tomllib.loads(file.read_text()).values():
            with urlopen(table["url"]) as answer:
                assert answer.status == 200
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (0, "")


def test_the_command_can_serve_the_traps_as_well(tmp_path):
    file = tmp_path / "sources.toml"
    with run("--first-port", "0", "--registry", str(file), "--traps") as process:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        assert {"prairie-ledger", "says-403"} <= tomllib.loads(file.read_text()).keys()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0


def test_a_taken_port_ends_the_command_with_a_sentence(tmp_path, free_ports):
    with (
        Newsroom(free_ports),
        run("--first-port", str(free_ports), "--registry", str(tmp_path / "x")) as process,
    ):
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 1
    assert complaints.startswith(f"demo: port {free_ports} of 127.0.0.1 is taken")
    assert "Traceback" not in complaints


@pytest.mark.parametrize("port", ["-5", "65530", "70000"])
def test_a_first_port_that_leaves_no_room_is_a_usage_error(port):
    with run("--first-port", port) as process:
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 2
    assert f"--first-port {port}: " in complaints
    assert "Take 1 to " in complaints


def test_a_registry_that_cannot_be_written_ends_the_command_with_a_sentence(tmp_path):
    file = tmp_path / "none" / "sources.toml"
    with run("--first-port", "0", "--registry", str(file)) as process:
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 1
    assert complaints.startswith(f"demo: {file}: the registry cannot be written (No such file")
    assert complaints.endswith("with --registry.\n")
