"""Who comes into a workshop's hub: people with the workshop's password, each by a name that leads to one home always."""

from hmac import compare_digest
from typing import Any

from jupyterhub.authenticators.shared import SharedPasswordAuthenticator
from tornado.web import HTTPError

from lactation.content.hub import hub_texts
from lactation.hub.names import name_problem, own_name


class WorkshopAuthenticator(SharedPasswordAuthenticator):
    """One password for all, and a name of one's own; what is wrong with either is said on the page to sign in."""

    def normalize_username(self, username: str) -> str:
        """Return the name of the home."""
        return own_name(username)

    def validate_username(self, username: str) -> bool:
        """Return whether a home can have this name."""
        return not name_problem(username)

    async def authenticate(self, handler: Any, data: dict[str, str]) -> dict[str, Any]:
        """Return who comes in.

        Raises
        ------
        HTTPError
            The name or the password is none: says what to mend.
        """
        name = own_name(data.get("username", ""))
        problem = name_problem(name)
        given, right = (text.strip().encode(errors="replace") for text in (data.get("password", ""), self.user_password))
        # As bytes: texts with other than English letters it refuses to compare.
        if not problem and not compare_digest(given, right):
            problem = hub_texts()["password_wrong"]
        if problem:
            raise HTTPError(403, problem)
        return {"name": name, "admin": False, "groups": []}
