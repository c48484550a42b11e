"""What can go wrong, as exceptions that say what the program says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._table import Table


class Error(Exception):
    """A request failed; the text says what went wrong and what can be done.

    ``message`` is the sentence alone, ``hints`` are the remedies, most useful first.
    """

    def __init__(self, text: str, *, message: str | None = None, hints: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.message = text if message is None else message
        self.hints = hints


class RequestError(Error):
    """Wrong use: a measure that does not exist, an option that does not fit, a file that cannot be read or written."""


class DataError(Error):
    """The data hold errors; ``diagnostics`` lists all of them, where :func:`verbinder.read` found them."""

    def __init__(
        self,
        text: str,
        *,
        message: str | None = None,
        hints: tuple[str, ...] = (),
        diagnostics: Table | None = None,
    ) -> None:
        super().__init__(text, message=message, hints=hints)
        self.diagnostics = diagnostics
        #: What the program wrote to standard output all the same.
        self.output: bytes | None = None


class ProgramMissing(Error):
    """The program is not where the package was installed."""


class VerbinderWarning(UserWarning):
    """What the program says beside a result, such as problems in a file that it could read all the same."""
