"""Zip files that are the same bytes for the same files."""

import io
import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the time of all: that of a build would make every zip another one
LEVEL = 9


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files by path, in the order of their paths."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name in sorted(files):
            told = zipfile.ZipInfo(name, LONG_AGO)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(told, files[name])
    return made.getvalue()
