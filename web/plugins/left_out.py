"""Lists of workbooks leave out the bytes: a page of them would be megabytes of base64."""

import re

from datasette import hookimpl
from datasette.utils import tilde_decode

LIST = re.compile(r"/archive/roster_files(?:\.\w+)?")  # "/archive/roster_files.json"
WITHOUT_BYTES = b"_nocol=content"


@hookimpl
def asgi_wrapper(datasette):
    def wrapped(app):
        async def answer(scope, receive, send):
            if scope["type"] == "http" and LIST.fullmatch(tilde_decode(scope["path"])):
                asked = [scope["query_string"], WITHOUT_BYTES]
                scope = scope | {"query_string": b"&".join(filter(None, asked))}
            await app(scope, receive, send)

        return answer

    return wrapped
