"""The reference shows every member of a choice, also those whose name says all there is to say.

Mkdocstrings leaves out what has no docstring: of six collectors of a charge it would show three.
"""

from typing import Any

import griffe

_CHOICES = ("Choice", "Enum", "IntEnum", "StrEnum")


class Choices(griffe.Extension):
    """Give every member of a choice that has no words of its own the word it is written with."""

    def on_class_members(self, *, cls: griffe.Class, **kwargs: Any) -> None:  # noqa: ARG002 - griffe's
        """Look at the members of one class, once they are read."""
        if not any(str(base).rpartition(".")[2] in _CHOICES for base in cls.bases):
            return
        for name, member in cls.members.items():
            is_member = isinstance(member, griffe.Attribute) and name.isupper()
            if is_member and member.docstring is None:
                member.docstring = griffe.Docstring(f"Written `{member.value}`.", parent=member)
