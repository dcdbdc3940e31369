"""The site is only read: any method but GET, HEAD and OPTIONS is answered 405."""

from datasette import Response, hookimpl

METHODS = ("GET", "HEAD", "OPTIONS")


@hookimpl
def asgi_wrapper(datasette):
    def wrapped(app):
        async def answer(scope, receive, send):
            if scope["type"] == "http" and scope["method"] not in METHODS:
                await refusal().asgi_send(send)
            else:
                await app(scope, receive, send)

        return answer

    return wrapped


def refusal() -> Response:
    return Response.text(
        "The archive is only read here: ask with GET.",
        status=405,
        headers={"allow": ", ".join(METHODS)},
    )
