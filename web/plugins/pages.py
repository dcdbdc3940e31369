"""The site's own addresses: each a template over the named queries of datasette_metadata.json.

In a template `rows("latest", before=…)` gives a query's rows and `row("counts")` its first, so that
whatever a page shows can be had as JSON, too. A page about one thing has it under the thing's name.
"""

from urllib.parse import quote, unquote

from datasette import Response, hookimpl
from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

DATABASE = "archive"
LONGEST_TOLD = 80  # characters

PAGES = {  # a named part of a path is both a query and its parameter
    r"/$": "home.html",
    r"/search$": "search.html",
    r"/documents$": "documents.html",
    r"/documents/(?P<document>[^/]+)$": "document.html",
    r"/jurisdictions$": "jurisdictions.html",
    r"/jurisdictions/(?P<jurisdiction>[^/]+)$": "jurisdiction.html",
    r"/people$": "people.html",
    r"/people/(?P<person>[^/]+)$": "person.html",
    r"/quotes$": "quotes.html",
    r"/roster$": "roster.html",
    r"/roster/events$": "roster_events.html",
    r"/roster/events/(?P<event>[^/]+)$": "roster_event.html",
    r"/roster/new$": "roster_new.html",
    r"/roster/delisted$": "roster_delisted.html",
    r"/roster/missing$": "roster_missing.html",
    r"/roster/pending$": "roster_pending.html",
    r"/roster/uncovered$": "roster_uncovered.html",
    r"/roster/sheets$": "sheets.html",
    r"/roster/sheets/(?P<sheet>[^/]+)$": "sheet.html",
    r"/reported$": "reported.html",
    r"/methodology$": "methodology.html",
    r"/agencies$": "agencies.html",
    r"/agencies/(?P<agency>[^/]+)$": "agency.html",
    r"/sources$": "sources.html",
    r"/sources/(?P<source>[^/]+)$": "source.html",
}


@hookimpl
def register_routes():
    return [(path, page(template)) for path, template in PAGES.items()]


@hookimpl
def prepare_jinja2_environment(env, datasette):
    """`samples()`, sources of samples: for a banner on every page, also where one fails."""

    async def samples() -> list[dict]:
        return await named_rows(datasette, "samples", {})

    env.globals["samples"] = samples


def page(template: str):
    """A view that renders a template, or says that the archive has no such thing."""

    async def view(datasette, request):
        async def rows(query, **given):
            return await named_rows(datasette, query, given)

        async def row(query, **given):
            return (await rows(query, **given))[0]

        context = {"rows": rows, "row": row, "asked": asked(request)}
        for name, value in request.url_vars.items():
            found = await rows(name, **{name: unquote(value)})
            if not found:
                asked_for = shortened(unquote(value))
                return await absent(datasette, request, f"The archive has no {name} “{asked_for}”.")
            context[name] = found[0]
            if str(found[0]["id"]) != unquote(value):  # known by another name before
                return Response.redirect(renamed(request, found[0]["id"]))
        return Response.html(await datasette.render_template(template, context, request=request))

    return view


def asked(request) -> dict[str, str]:
    """The address's parameters, each by its first value."""
    return {name: request.args.get(name) for name in request.args}


def renamed(request, name) -> str:
    """The address of a thing by its present name, which is the last part of the path."""
    path = request.path.rpartition("/")[0] + "/" + quote(str(name), safe="")
    return f"{path}?{request.query_string}" if request.query_string else path


def shortened(words: str) -> str:
    """A reader's words as they are told back."""
    return words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD]}…"


async def absent(datasette, request, error: str) -> Response:
    context = {"status": 404, "error": error}
    html = await datasette.render_template("error.html", context, request=request)
    return Response.html(html, status=404)


async def named_rows(datasette, name: str, given: dict) -> list[dict]:
    """Rows of a named query. A parameter that is not given is empty, as on a query's own page."""
    query = await datasette.get_canned_query(DATABASE, name, None)
    values = {parameter: given.get(parameter, "") for parameter in query.get("params", ())}
    try:
        results = await datasette.get_database(DATABASE).execute(query["sql"], values)
    except QueryInterrupted as error:
        raise DatasetteError(
            "This took longer than the site allows. Ask for less, or try again later.",
            title="Too much to read at once",
            status=400,
        ) from error
    return [dict(row) for row in results.rows]
