"""Who is answered at all, by the course and by the wall."""

from typing import Any

from tornado.web import HTTPError, RequestHandler

from lactation.wall.network import host_is_ours, is_local


class Answer(RequestHandler):
    """Answers machines of the local network, and those alone who ask by an address or a name of this machine."""

    def prepare(self) -> None:
        """Refuse whoever asks from elsewhere, or by another name.

        Raises
        ------
        HTTPError
            Says what was found and expected.
        """
        peer, host = str(self.request.remote_ip), self.request.headers.get("Host", "")
        if not is_local(peer):
            raise HTTPError(403, reason=f"found a request from {peer}, expected one from this local network")
        if not host_is_ours(host):
            raise HTTPError(421, reason="found another name in Host, expected an address of this machine")

    def write_error(self, status_code: int, **told: Any) -> None:
        """Answer with the status and why, in one line."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}: {self._reason}\n")
