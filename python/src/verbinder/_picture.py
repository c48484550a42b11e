"""A picture in memory, which notebooks show."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Picture:
    """A drawn network: its bytes and their format (``svg``, ``png``, ``pdf``, ``dot``, ``gexf`` or ``graphml``)."""

    content: bytes
    format: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the picture to a file, in the format that it has."""
        target = Path(path)
        target.write_bytes(self.content)
        return target

    @property
    def text(self) -> str:
        """The picture as text, where its format is one."""
        return self.content.decode("utf-8")

    def _repr_svg_(self) -> str | None:
        return self.text if self.format == "svg" else None

    def _repr_png_(self) -> bytes | None:
        return self.content if self.format == "png" else None

    def __repr__(self) -> str:
        return f"<verbinder.Picture {self.format}, {len(self.content)} bytes>"
