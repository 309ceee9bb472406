"""Makes assets/fonts from the @fontsource npm package: one TTF a weight, Latin and Latin Extended in one.

    npm pack @fontsource/atkinson-hyperlegible-next && tar xzf fontsource-*.tgz
    python packaging/merge_fonts.py package assets/fonts        (needs fonttools and brotli)

The package cuts the family into subsets; Łukasz needs the second one. Hinting is
dropped: Qt smooths on its own.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}


def plain(source: Path, without: set[int], place: Path) -> set[int]:
    """Writes one subset as TTF, unhinted and without code points already taken; returns those it has."""
    font = TTFont(source)
    points = set(font.getBestCmap()) - without
    options = Options(hinting=False, layout_features=["*"], glyph_names=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.flavor = None
    font.save(place)
    return points


def merge(package: Path, weight: int, destination: Path) -> Path:
    """Merges both subsets of one weight and names the font so that every system finds one family."""
    with tempfile.TemporaryDirectory() as folder:
        parts, taken = [], set()
        for subset in ("latin", "latin-ext"):
            source = package / "files" / f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2"
            place = Path(folder) / f"{subset}.ttf"
            taken |= plain(source, taken, place)
            parts.append(str(place))
        font = Merger().merge(parts)
    style = WEIGHTS[weight]
    names = font["name"]
    names.names = [entry for entry in names.names if entry.nameID in (0, 5, 13, 14)]
    regular = style == "Regular"
    for name_id, text in {
        1: FAMILY if regular else f"{FAMILY} {style}",
        2: "Regular",
        3: f"{FAMILY} {style} latin",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
        17: style,
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "STAT" in font:
        del font["STAT"]
    place = destination / f"AtkinsonHyperlegibleNext-{style}.ttf"
    font.save(place)
    return place


if __name__ == "__main__":
    for one_weight in WEIGHTS:
        written = merge(Path(sys.argv[1]), one_weight, Path(sys.argv[2]))
        print(written, written.stat().st_size)
