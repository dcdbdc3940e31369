"""Pages that are broken, each in its way, among others that are well."""

from dataclasses import replace

from demo.answers import Answer, Stream
from demo.pages import document_page, not_found
from demo.refusals import redirect, refusal
from demo.rendering import page
from demo.samples import SampleDocument
from demo.site import Behaviour, Site
from demo.torrents import SILENCE, torrent

PRIVATE = "http://10.0.0.1/"
SAMPLE = b"Sample page"
NOISE = bytes(range(256)) * 64


def breaks_pages(site: Site) -> Behaviour:
    """Breaks each document that states a fault."""
    broken = {one.path: broken_page(site, one) for one in site.documents if one.fault}
    return broken.get


def broken_page(site: Site, document: SampleDocument) -> Answer | Stream:
    """What stands in place of a document, or what has become of it."""
    whole = document_page(site, document)
    match document.fault:
        case "empty":
            return replace(whole, body=b"")
        case "binary":
            return replace(whole, body=NOISE, content_type="image/jpeg")
        case "noise":  # which calls itself a page
            return replace(whole, body=NOISE)
        case "missing":
            return not_found(site)
        case "gone":
            return refusal(410)
        case "encoding":  # windows-1252 in what is said to be UTF-8
            return replace(whole, body=whole.body.replace(SAMPLE, SAMPLE + b" \x96 \x93so\x94"))
        case "wall":
            return page(site, "traps/wall.html")
        case "hangs":
            return SILENCE
        case "pours":
            return torrent(states=True)
        case "loop":
            return redirect(document.url)
        case "private":
            return redirect(PRIVATE)
        case fault:
            raise ValueError(f"no such fault: {fault!r} of {document.url}")
