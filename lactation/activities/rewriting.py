"""The rewrite drill: say a sentence without its fault, first by choosing, then in one's own words."""

from typing import Any

from lactation.activities.play import Play
from lactation.activities.stated import answer_key
from lactation.content.rewrite import RewriteContent, drill_spec

SIZE = 8  # answers in a round


class Rewrite(Play):
    """One kind of fault, or all of them mixed."""

    def kinds(self) -> dict[str, RewriteContent]:
        """Return the kinds of fault by name."""
        return self.content.parts() or {self.name: self.content}

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return {"name": self.name, "content": self.content, "kinds": self.kinds(), "spec": drill_spec(self.kinds(), SIZE)}

    def __repr__(self) -> str:
        """State each sentence, with its best wording as a key."""
        lines = [f"Rewrite {self.name}: {self.content.title}"]
        for kind in self.kinds().values():
            for item in kind.items:
                best = next(one for one in item.options if one.best)
                lines.append(f"  {item.id}: {item.given} {answer_key(best.id, best.why)}")
        return "\n".join(lines)
