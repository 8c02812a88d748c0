"""How many connections are taken at once, and by whom: a browser opens six, and some systems let a program hold 256 in all."""

from collections import Counter
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerConnectionDelegate
from tornado.iostream import IOStream

WANTED = 4096  # files and connections
WITHOUT_LIMITS = 512  # that a program may watch on Windows
OTHERS = 64  # files that are no connections


def may_open() -> int:
    """Return how many files and connections this process may have open, once it has asked for ``WANTED``."""
    try:
        import resource  # noqa: PLC0415 -- there is none on Windows
    except ImportError:
        return WITHOUT_LIMITS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    wanted = WANTED if hard == endless else min(WANTED, hard)
    if soft != endless and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):  # a system may allow less than it says
            return soft
        return wanted
    return WANTED if soft == endless else soft


class Web(HTTPServer):
    """A server that closes at once what would be too many connections, in all or of one address: others are answered."""

    def initialize(self, *told: Any, most: int = WANTED, **more: Any) -> None:
        """Know the most; one address may have half of them, for many phones may come by one."""
        super().initialize(*told, **more)
        self.most, self.most_of_one = most, most // 2
        self.held: Counter[str] = Counter()

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Take a connection, or close it."""
        peer = str(address[0])
        if self.held.total() >= self.most or self.held[peer] >= self.most_of_one:
            stream.close()
            return
        self.held[peer] += 1
        super().handle_stream(stream, address)

    def on_close(self, server_conn: HTTPServerConnectionDelegate) -> None:  # type: ignore[override]
        """Let go of a connection."""
        super().on_close(server_conn)
        peer = str(server_conn.context.address[0])  # type: ignore[attr-defined]
        self.held[peer] -= 1
        if self.held[peer] <= 0:
            del self.held[peer]
