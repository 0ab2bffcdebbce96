"""Reading old formats through LibreOffice, on request: `--convert`."""

import os
import shutil
import subprocess
import tempfile

from gouji.model import Unreadable
from gouji.system.disk import why_not
from gouji.system.ending import end_in_order

SECONDS = 120
"""A conversion takes one to five seconds; one that takes longer has got stuck."""
NOTE = (
    "经 LibreOffice 转换后检查，版式可能与原稿略有出入",
    "checked as converted by LibreOffice; its layout may differ a little from the draft's",
)


def convert(data: bytes, name: str) -> bytes:
    """A draft in an old format as a Word file. Raises :class:`Unreadable` where that cannot be done."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise Unreadable(
            "--convert 需要先安装 LibreOffice；或在 Word、WPS 中另存为 .docx 再检查",
            "--convert needs LibreOffice installed; or save the draft as .docx in Word or WPS",
        )
    end_in_order()
    try:
        with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
            # A name of our own: the draft's could be taken for an option, or for a format by its suffix.
            source = os.path.join(folder, "draft" + os.path.splitext(name)[1].lower())
            with open(source, "wb") as file:
                file.write(data)
            return _converted(program, folder, source)
    except OSError as error:
        why = why_not(error)
        raise Unreadable(
            f"转换要用的临时文件夹写不了：{why.zh}", f"the folder for temporary files cannot be written: {why.en}"
        ) from error


def _converted(program: str, folder: str, source: str) -> bytes:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder, source]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # our own words
        with open(os.path.join(folder, "draft.docx"), "rb") as file:
            return file.read()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unreadable(
            "LibreOffice 没能转换这个文件，请在 Word 或 WPS 中另存为 .docx 再检查",
            "LibreOffice could not convert this file; save it as .docx in Word or WPS",
        ) from error
