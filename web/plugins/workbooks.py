"""A workbook of ICE's, byte for byte: /roster/files/<SHA-256 of the bytes>.xlsx."""

import re

from datasette import NotFound, Response, hookimpl

DATABASE = "archive"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODD = re.compile(r"[^\w.-]+", re.ASCII)  # '"; x="' in a name; it stands in a header
LONGEST_NAME = 120  # characters
WORKBOOK = """
select
  content,
  (
    select name
    from roster_postings
    where file = roster_files.id
    order by moment, id
    limit 1
  ) as name
from roster_files
where id = ?
"""


@hookimpl
def register_routes():
    return [(r"/roster/files/(?P<file>[0-9a-f]{64})\.xlsx$", workbook)]


async def workbook(datasette, request):
    """The bytes. What has a hash for its address never changes, so it is kept for good."""
    file = request.url_vars["file"]
    found = (await datasette.get_database(DATABASE).execute(WORKBOOK, [file])).first()
    if found is None:
        raise NotFound(f"The archive has no workbook with the SHA-256 {file}.")
    headers = {
        "etag": f'"{file}"',
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
    }
    if file in request.headers.get("if-none-match", ""):
        return Response("", status=304, headers=headers, content_type=TYPE)
    headers["content-disposition"] = f'attachment; filename="{file_name(found["name"], file)}"'
    return Response(found["content"], headers=headers, content_type=TYPE)


def file_name(name: str | None, file: str) -> str:
    """The name that it was posted under, as any system can keep it."""
    stem = ODD.sub("-", (name or "").removesuffix(".xlsx")).strip("-.")[:LONGEST_NAME]
    return f"{stem or file}.xlsx"
