"""Serve the built course on this machine and say the address."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TRIES = 20


class Handler(SimpleHTTPRequestHandler):
    """Serve files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of ``folder`` on ``port``, or on the next free one after it; 0 takes any free port.

    Raises
    ------
    OSError
        None of the ports tried is free.
    """
    for offset in range(TRIES):
        try:
            return ThreadingHTTPServer(("127.0.0.1", port + offset if port else 0), partial(Handler, directory=str(folder)))
        except OSError:
            if offset == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def main() -> None:
    """Serve the folder and port named on the command line until interrupted."""
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    if not (folder / "index.html").exists():
        sys.exit(f"{folder}: found no index.html, expected a built course (make build)")
    with server(folder, port) as web:
        print(f"The course is at http://127.0.0.1:{web.server_port}/  (stop with Ctrl+C)", flush=True)
        try:
            web.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
