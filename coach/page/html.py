"""The frame of an exported page: everything it needs lies inside it."""

from __future__ import annotations

import base64
from functools import cache
from html import escape
from importlib.resources import files

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "font-src data:; media-src data:"
)
"""The browser itself forbids the page to load anything from anywhere."""


def attribute(text: object) -> str:
    """Text that may stand between the quotes of an attribute, or in an element."""
    return escape(str(text), quote=True)


def page(title: str, kind: str, body: str) -> str:
    """A whole page around its body; `kind` is the class its looks hang on."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{attribute(title)}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f'<body>\n<main class="{kind}">{body}<footer>Made with After the Beep. Everything on this page lies '
        f"inside it.</footer></main>\n"
        f"<script>\n{_asset('page.js').decode()}</script>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    fonts = "".join(
        "@font-face{font-family:'Atkinson Hyperlegible Next';"
        f"font-weight:{weight};"
        f"src:url({inline_address('font/woff2', _asset(f'{name}.woff2'))}) format('woff2')}}\n"
        for name, weight in (("regular", 400), ("semibold", 600))
    )
    return fonts + _asset("page.css").decode()


def inline_address(kind: str, content: bytes) -> str:
    """Content of a MIME type as an address that needs no network."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _asset(name: str) -> bytes:
    return files("assets").joinpath("page", name).read_bytes()
