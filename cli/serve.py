"""`287g serve`: the site on this machine, over the full archive."""

import errno
import socket
from pathlib import Path

import click
import uvicorn

from archive.opening import open_to_read
from cli import options
from cli.site import open_site

HOST = "127.0.0.1"
PORT = 8287
# bytes of address and headers that are read: 10,000 characters, each as many as "%F0%9F%97%BD"
LONGEST_REQUEST = 10_000 * 12 + 64 * 1024


@click.command()
@options.db
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65_535))
def serve(db: Path, host: str, port: int) -> None:
    """Serve the site on this machine, over the full archive."""
    serve_archive(db, host=host, port=port)


def serve_archive(db: Path, *, host: str = HOST, port: int = PORT) -> None:
    """Serve an archive until interrupted; port 0 is any free one."""
    with open_to_read(db):  # else each page would say what one line can say now
        pass
    with listen(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"{db} at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C to stop)")
        server(db).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a busy port is told before anything starts."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        is_port = error.errno in (errno.EADDRINUSE, errno.EACCES)
        advice = (
            "another with --port; 0 is any free one" if is_port else "this machine's with --host"
        )
        raise click.ClickException(
            f"cannot listen on {host} port {port} ({error.strerror}). Name {advice}."
        ) from error


def server(db: Path) -> uvicorn.Server:
    """Datasette's application in a server that accepts a very long search."""
    return uvicorn.Server(
        uvicorn.Config(
            open_site(db).app(),
            http="h11",
            h11_max_incomplete_event_size=LONGEST_REQUEST,
            log_level="warning",
        )
    )
