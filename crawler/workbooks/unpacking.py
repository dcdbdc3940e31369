"""Whether bytes are a workbook's, and unpack to no more than we take."""

from io import BytesIO
from zipfile import ZipFile

from crawler.workbooks.refusals import NotAWorkbook, TooMuch, damage_named

UNPACKED_MAX = 128_000_000  # bytes; the largest seen has 1.4 million
MEMBER_MAX = 8_000_000  # bytes of any part but a worksheet; the largest seen has 0.5 million
MEMBERS_MAX = 2_000  # the most seen is 25
SHOWN = 40  # bytes of what was found instead
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0"  # the older container of Office, which also holds what is encrypted
WORKSHEETS = "xl/worksheets/sheet"


def opened(content: bytes) -> ZipFile:
    """The workbook as a zip. Raises NotAWorkbook for anything else, TooMuch for a bomb.

    ZipFile reads no more of a member than its directory states, so a directory that lies costs a
    check sum, not memory.
    """
    if not content.startswith(ZIP):
        raise NotAWorkbook(f"not a workbook: {_found(content)}")
    with damage_named("the zip"):
        archive = ZipFile(BytesIO(content))
    _check(archive)
    return archive


def _found(content: bytes) -> str:
    if not content:
        return "it is empty"
    if content.startswith(OLE):
        return "it is an encrypted or an old Excel file (it begins with D0CF11E0)"
    return f"it begins with {content[:SHOWN].decode('utf-8', 'replace')!r}"


def _check(archive: ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MEMBERS_MAX:
        raise TooMuch(f"a workbook of {len(members)} parts, where {MEMBERS_MAX} are too many")
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED_MAX:
        raise TooMuch(f"a workbook that unpacks to {unpacked} bytes, more than {UNPACKED_MAX}")
    for member in members:
        if member.file_size > MEMBER_MAX and not member.filename.startswith(WORKSHEETS):
            raise TooMuch(f"{member.filename!r} has {member.file_size} bytes, over {MEMBER_MAX}")
