"""Our own line icons (assets/icons), drawn in any colour and size."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Look

STANDING_IN = "pending"


@cache
def _drawing(name: str) -> str:
    place = files("assets").joinpath("icons", f"{name}.svg")
    if not place.is_file():
        place = files("assets").joinpath("icons", f"{STANDING_IN}.svg")
    return place.read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, pixels: int) -> QPixmap:
    """The drawing in one colour and size: rendering takes a millisecond, painting a picture none."""
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def paint_icon(painter: QPainter, name: str, colour: QColor, place: QRectF) -> None:
    """Paints the icon into a square place; an unknown name paints a dashed circle."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    pixels = max(1, round(place.width() * ratio))
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    place = QRectF(
        round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio, pixels / ratio, pixels / ratio
    )
    painter.drawPixmap(place, _picture(name, colour.name(), pixels), QRectF(0, 0, pixels, pixels))
    painter.restore()


def icon(look: Look, name: str, tone: str = "text", size: int = 18) -> QIcon:
    """The icon for a button, at twice its size so that it stays sharp on dense screens."""
    return QIcon(_picture(name, look.colour(tone).name(), 2 * look.px(size)))
