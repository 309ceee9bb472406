"""Makes assets/page/*.woff2: the letters that exported pages need, cut from assets/fonts, 13 KB each.

python packaging/make_page_fonts.py        (needs fonttools and brotli)
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

ASSETS = Path(__file__).parents[1] / "assets"
LATIN = range(0x20, 0x180)
SIGNS = (
    0x2010,
    0x2011,
    0x2012,
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2026,
    0x2212,
    0x20AC,
)
FEATURES = ["kern", "liga", "tnum", "ccmp", "locl", "mark"]


def main() -> None:
    """Writes regular.woff2 and semibold.woff2."""
    for style in ("Regular", "SemiBold"):
        options = Options(flavor="woff2", layout_features=FEATURES)
        font = load_font(str(ASSETS / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"), options)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[*LATIN, *SIGNS])
        subsetter.subset(font)
        save_font(font, str(ASSETS / "page" / f"{style.lower()}.woff2"), options)


if __name__ == "__main__":
    main()
