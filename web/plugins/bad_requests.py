"""A faulty address, such as `_sort` by no column, is the asker's error (400), not the site's."""

from datasette import hookimpl
from datasette.views.base import DatasetteError


@hookimpl
def handle_exception(exception):
    if isinstance(exception, DatasetteError) and exception.status == 500:
        exception.status = 400  # Datasette's own view of it, which answers next, is right otherwise
