"""One site on one port: finished answers in a table, and a thread for each visitor."""

import socket
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from demo.answers import Answer, is_unchanged, packed, takes_gzip, target, validators

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
        answer = self.server.answers.get(target(self.path), self.server.not_found)
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
        self._open: set[socket.socket] = set()
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": POLL})

    def start(self, answers: Mapping[str, Answer], *, not_found: Answer) -> None:
        """Answer from this table, and with `not_found` for what it lacks."""
        self.answers = answers
        self.not_found = not_found
        self._thread.start()

    def close(self) -> None:
        """Stop listening, hang up on whoever is still connected, and wait for the threads."""
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
