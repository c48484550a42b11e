"""Finds the program and calls it: arguments in, bytes out, failures as exceptions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ._errors import DataError, Error, ProgramMissing, RequestError, VerbinderWarning

NAME = "verbinder.exe" if sys.platform == "win32" else "verbinder"


def program() -> str:
    """The program that came with this package; otherwise one in the search path."""
    schemes = [None, *(name for name in sysconfig.get_scheme_names() if name.endswith("user"))]
    folders = [sysconfig.get_path("scripts", scheme) if scheme else sysconfig.get_path("scripts") for scheme in schemes]
    # `pip install --target` puts it beside the package.
    folders.append(str(Path(__file__).resolve().parent.parent / "bin"))
    for folder in folders:
        found = Path(folder) / NAME
        if found.is_file():
            return str(found)
    elsewhere = shutil.which(NAME)
    if elsewhere is None:
        raise ProgramMissing(f"the program {NAME} was not found; looked in {', '.join(folders)} and the search path")
    return os.path.abspath(elsewhere)


def flags(options: Mapping[str, object]) -> list[str]:
    """Options as arguments. Name and value are one argument, so that no value can pass for an option."""
    arguments: list[str] = []
    for name, value in options.items():
        flag = "--" + name.rstrip("_").replace("_", "-")
        value = _scalar(value)
        if value is None or value is False:
            continue
        if value is True:
            arguments.append(flag)
        elif isinstance(value, Mapping):
            arguments += [f"{flag}={key}={text(each)}" for key, each in value.items()]
        elif isinstance(value, (str, bytes, os.PathLike)) or not isinstance(value, Iterable):
            arguments.append(f"{flag}={text(value)}")
        else:
            # A set has no order, and the recipe says what was typed.
            each_as_text = [text(each) for each in value]
            ordered = sorted(each_as_text) if isinstance(value, (set, frozenset)) else each_as_text
            arguments += [f"{flag}={each}" for each in ordered]
    return arguments


def _scalar(value: Any) -> Any:
    """A value of numpy as Python has it: its truth values are none of Python's."""
    return value.item() if hasattr(value, "item") and getattr(value, "shape", None) == () else value


def text(value: object) -> str:
    """One value as the program reads it."""
    value = _scalar(value)
    if isinstance(value, (str, bytes, os.PathLike)):
        return os.fsdecode(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def call(command: str, options: Mapping[str, object], *operands: str, folder: Path | None = None) -> bytes:
    """Runs one command, in a folder if one is given, and returns what it wrote to standard output.

    Raises :class:`DataError` if the data hold errors, :class:`RequestError` for wrong use. What the program says beside a result
    becomes a :class:`VerbinderWarning`.
    """
    arguments = [program(), command, *flags(options), "--", *operands]
    if any("\0" in argument for argument in arguments):
        raise RequestError("a name or option holds a NUL character, which no file name or option can")
    environment = {**os.environ, "NO_COLOR": "1"}
    environment.pop("CLICOLOR_FORCE", None)
    try:
        done = subprocess.run(
            arguments, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment, cwd=folder
        )
    except OSError as cause:
        raise Error(f"{arguments[0]} cannot be started: {cause}") from cause
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0:
        problem = failure(done.returncode, said or f"verbinder {command} ended with code {done.returncode}")
        if isinstance(problem, DataError):
            problem.output = done.stdout or None
        raise problem
    if said:
        warnings.warn(said, VerbinderWarning, stacklevel=_level_of_caller())
    return done.stdout


def _level_of_caller() -> int:
    """How far above :func:`call` the line is that called this package: there a warning belongs."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == __name__.partition(".")[0]:
        level, frame = level + 1, frame.f_back
    return level


def failure(code: int, said: str) -> Error:
    """What the program wrote, as an exception: the last `error:` is the sentence, `hint:` lines are the remedies."""
    lines = said.splitlines()
    messages = [line.removeprefix("error: ") for line in lines if line.startswith("error: ")]
    hints = tuple(line.removeprefix("hint: ") for line in lines if line.startswith("hint: "))
    kind: type[Error] = {1: DataError, 2: RequestError}.get(code, Error)
    return kind(said, message=messages[-1] if messages else said, hints=hints)
