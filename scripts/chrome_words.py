"""What stands around the command line's own texts: labels, the system's reasons, and what click says of a mistake."""

from __future__ import annotations

import errno
import os

#: What the operating system says of a file.
SYSTEM = (
    errno.EACCES, errno.EDQUOT, errno.EEXIST, errno.EIO, errno.EISDIR, errno.ELOOP, errno.EMFILE, errno.ENAMETOOLONG,
    errno.ENOENT, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS,
)  # fmt: skip
#: What is said in front of a text, and what click says of a mistake (its exceptions.py and types.py).
CHROME = (
    *(os.strerror(number) for number in SYSTEM),
    "error:",
    "hint:",
    "note:",
    "ok:",
    ":",
    "interrupted; nothing was left half done",
    "{loss}: cue {cue}",
    "{loss}: cues {cues}",
    "Missing argument {name}.",
    "Missing argument {name}. {more}",
    "Missing option {name}.",
    "Missing option {name}. {more}",
    "Missing parameter: {name}",
    "Missing command.",
    "[[{names}]] number {number}",
    "Item {number} of {list}",
    "Choose from:\n\t{choices}",
    "Choose from:\n\t{choices}.",
    "Option {name} requires an argument.",
    "Option {name} requires {count} arguments.",
    "Option {name} does not take a value.",
    "Invalid value: {message}",
    "Invalid value for {name}: {message}",
    "Got unexpected extra argument ({found})",
    "Got unexpected extra arguments ({found})",
    "{value} is not one of {choices}.",
    "{value} is not a valid {kind}.",
    "{value} is not in the range {range}.",
    "File {path} does not exist.",
    "Path {path} does not exist.",
    "Directory {path} does not exist.",
    "File {path} is a directory.",
    "Path {path} is a directory.",
    "Directory {path} is a file.",
    "File {path} is not readable.",
    "Path {path} is not readable.",
    "Directory {path} is not readable.",
    "`{command} --help` shows what is possible.",
    "The commands are {names}.",
    "Did you mean “{name}”?",
    "Did you mean “{name}” or “{other}”?",
    # What msgspec says of a JSON file, and Python of a zip.
    "Object contains unknown field `{name}`",
    "Object contains unknown field `{name}` - at `{place}`",
    "Object missing required field `{name}`",
    "Object missing required field `{name}` - at `{place}`",
    "Expected `{wanted}`, got `{found}`",
    "Expected `{wanted}`, got `{found}` - at `{place}`",
    "JSON is malformed: {why} (byte {number})",
    "File is not a zip file",
    "Bad CRC-32 for file {name}",
)
