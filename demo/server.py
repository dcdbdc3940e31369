"""One site on one port: finished answers in a table, and a thread for each visitor.

What no table can hold, a behaviour gives: it is asked before the table (demo/behaviours.py).
"""

import socket
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from demo.answers import Answer, Stream, is_unchanged, packed, takes_gzip, target, validators
from demo.site import Behaviour

HOST = "127.0.0.1"
POLL = 0.05  # seconds until a server notices that it is to stop


class PortTaken(OSError):
    """Another program listens on the port that a site was to have."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the server's table."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet
    server: "SiteServer"

    def do_GET(self) -> None:
        answer = self.server.answer_to(target(self.path))
        if isinstance(answer, Stream):
            self._send(answer)
            return
        zipped = takes_gzip(self.headers)
        if is_unchanged(answer, self.headers):
            self._reply(HTTPStatus.NOT_MODIFIED, validators(answer, zipped=zipped), b"")
        else:
            body, headers = packed(answer, zipped=zipped)
            self._reply(answer.status, headers, body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _reply(self, status: HTTPStatus, headers: Iterable[tuple[str, str]], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send(self, stream: Stream) -> None:
        """Send chunk after chunk, until the stream, the visitor or the server ends."""
        self.close_connection = True
        if not stream.is_silent:
            headers = (*stream.headers, ("Connection", "close"))
            self._reply(HTTPStatus.OK, headers, b"")
            self.wfile.flush()
        for chunk in stream.chunks(self.server.closing) if self.command != "HEAD" else ():
            self.wfile.write(chunk)
            self.wfile.flush()

    def version_string(self) -> str:
        return "sample"

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no access log."""


class SiteServer(ThreadingHTTPServer):
    """Listens from its making; answers from `start` to `close`."""

    request_queue_size = 128
    daemon_threads = False  # so that closing waits for each

    def __init__(self, port: int) -> None:
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            raise PortTaken(f"port {port} of {HOST} is taken; choose another first port") from error
        self.address = f"http://{HOST}:{self.server_address[1]}"
        self.answers: Mapping[str, Answer] = {}
        self.not_found = Answer(body=b"", content_type="text/html", changed_at=date.min)
        self.behaviour: Behaviour | None = None
        self.asked: set[str] = set()  # paths with their queries
        self.closing = Event()
        self._open: set[socket.socket] = set()
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": POLL})

    def start(
        self,
        answers: Mapping[str, Answer],
        *,
        not_found: Answer,
        behaviour: Behaviour | None = None,
    ) -> None:
        """Answer by the behaviour, else from this table, and with `not_found` for what it lacks."""
        self.answers = answers
        self.not_found = not_found
        self.behaviour = behaviour
        self._thread.start()

    def answer_to(self, asked: str) -> Answer | Stream:
        """What a path with its query gives."""
        self.asked.add(asked)
        special = self.behaviour(asked) if self.behaviour else None
        return special or self.answers.get(asked, self.not_found)

    def close(self) -> None:
        """Stop listening, hang up on whoever is still connected, and wait for the threads."""
        self.closing.set()
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        for connection in tuple(self._open):
            with suppress(OSError):  # the other side was quicker
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a visitor that hung up; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
