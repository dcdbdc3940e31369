"""The README's examples are run as they stand, and print what stands below them."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
PORT = 8287
PATIENCE = 60  # seconds for the demo to be served

# ```sh … ```, and right below it the block of what it prints; ``` ends either
EXAMPLE = re.compile(
    r"```sh\n(?P<command>(?:(?!```).)*)```\n\n```(?P<form>text|json)\n(?P<printed>(?:(?!```).)*)```",
    re.DOTALL,
)
EXAMPLES = [match.groupdict() for match in EXAMPLE.finditer(README)]
LINK = re.compile(r"\]\((?P<target>[^)#:]+)\)")  # [docs/labels.md](docs/labels.md)


def is_answering(port: int) -> bool:
    with closing(socket.socket()) as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    """The demo, served where the README says; elsewhere if another program is there."""
    port = PORT if not is_answering(PORT) else PORT + 100
    folder = tmp_path_factory.mktemp("readme")
    with subprocess.Popen(
        [BIN / "287g", "demo", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as demo:
        try:
            until = time.monotonic() + PATIENCE
            while not is_answering(port) and demo.poll() is None and time.monotonic() < until:
                time.sleep(0.2)
            assert is_answering(port), demo.stderr and demo.stderr.read()
            yield port
        finally:
            demo.terminate()


@pytest.mark.skipif(not shutil.which("curl"), reason="the README's examples use curl")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["command"][:40])
def test_an_example_prints_what_the_readme_says(example, port, tmp_path):
    command = example["command"].replace(f":{PORT}/", f":{port}/")
    ended = subprocess.run(
        ["bash", "-c", command.replace(".venv/bin/", f"{BIN}/")],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        timeout=PATIENCE,
    )
    if example["form"] == "json":
        assert json.loads(ended.stdout) == json.loads(example["printed"])
    else:
        assert ended.stdout.strip() == example["printed"].strip()


def test_the_readme_has_examples_of_json():
    assert sum(".json?" in example["command"] for example in EXAMPLES) >= 3


def test_no_example_leaves_this_machine():
    assert not any(re.search(r"287g crawl|make ", example["command"]) for example in EXAMPLES)


@pytest.mark.parametrize("target", sorted({match["target"] for match in LINK.finditer(README)}))
def test_what_the_readme_links_to_is_there(target):
    assert (ROOT / target).exists()
