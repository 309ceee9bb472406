"""The first run, page by page: who you are, the microphone, names to teach. Escape leaves it at any time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.hear.speech_model import find_model
from coach.paths import Home
from coach.settings import OpenSettings
from ui.first_run.steps import MicrophoneStep, NamesStep, Step, WhoStep
from ui.hearing.devices import microphones
from ui.hearing.listening import StartListening
from ui.hearing.vocabulary import Vocabulary, read_vocabulary
from ui.rehearsal_bridge import BackgroundWork
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.text import Text

COLUMN = 560


class FirstRunPage(QWidget):
    """Tells `finished` when all steps are done or skipped, `model_changed` when a model was fetched."""

    finished = Signal()
    model_changed = Signal()

    def __init__(
        self,
        look: Look,
        settings: OpenSettings,
        home: Home,
        listen: StartListening | None = None,
        names: Callable[[], Sequence[str]] = microphones,
    ) -> None:
        """`listen` begins to listen with the chosen microphone; `names` lists the microphones."""
        super().__init__()
        self._look = look
        self._home = home
        self._known: Vocabulary | None = None
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.who = WhoStep(look, settings)
        self.microphone = MicrophoneStep(look, settings, listen, names)
        self.names = NamesStep(look, settings, listen, lambda: self._known)
        self.steps: tuple[Step, ...] = (self.who, self.microphone, self.names)
        self.notice = Notice(look)
        self.count = Text("", 13, tone="muted")
        self.back_button = Button(look, "Back", self.go_back, icon_name="left", flush=True)
        self.skip_button = Button(look, "Skip all", self.skip_all, key="Esc")
        self.next_button = Button(look, "Continue", self.go_on, key="Enter", kind="primary")
        self._stack = QStackedWidget()
        self._lay_out()
        self.microphone.model_changed.connect(self.model_changed)
        look.changed.connect(self._fit_in)
        self._vocabulary = BackgroundWork(read_vocabulary, self)
        self._vocabulary.done.connect(self.take_vocabulary)
        self._vocabulary.start()

    def _lay_out(self) -> None:
        for step in self.steps:
            self._stack.addWidget(step)
            step.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 12, 0)
        foot.setSpacing(8)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.skip_button)
        foot.addWidget(self.next_button)
        self._inside = QWidget()
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.setSpacing(12)
        inner.addWidget(self.count)
        inner.addWidget(self._stack, 1)
        scrolling = QScrollArea()
        scrolling.setWidget(self._inside)
        scrolling.setWidgetResizable(True)
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(12)
        column.addWidget(scrolling, 1)
        column.addWidget(self.notice)
        column.addLayout(foot)
        self._middle = QHBoxLayout(self)
        self._middle.setContentsMargins(24, 0, 24, 0)
        self._middle.addStretch(1)
        self._middle.addWidget(self._column)
        self._middle.addStretch(1)

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.steps[self._stack.currentIndex()]

    def begin(self) -> None:
        """Shows the first step."""
        self._show(0)

    def go_on(self) -> None:
        """Keeps what was answered and shows the next step that has something to ask, else it is finished."""
        if not self._leave():
            return
        here = self._stack.currentIndex()
        following = [at for at in range(here + 1, len(self.steps)) if self.steps[at].wanted]
        if following:
            self._show(following[0])
        else:
            self.finished.emit()

    def go_back(self) -> None:
        """Shows the step before."""
        if self._stack.currentIndex() and self._leave():
            self._show(self._stack.currentIndex() - 1)

    def skip_all(self) -> None:
        """Leaves at once; what was answered so far is kept."""
        self._leave()
        self.finished.emit()

    def close_down(self) -> None:
        """The program ends: nobody listens and nothing is fetched any longer."""
        self.microphone.check.stop()
        self.microphone.model.close_down()

    def _leave(self) -> bool:
        try:
            self.step.leave()
        except CoachError as error:
            self.notice.say(str(error))
            return False
        return True

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.back_button.setVisible(at > 0)
        self._show_count()
        self.step.enter()
        if self.step is self.microphone:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._look_for_model()

    def _show_count(self) -> None:
        here = self._stack.currentIndex()
        wanted = [number for number, step in enumerate(self.steps) if step.wanted or number <= here]
        # How many there are is known once the names are written: some need teaching.
        self.count.setText(f"Step {here + 1} of {len(wanted)}" if here else "Step 1")
        verb = "To the first take" if here == wanted[-1] else "Continue"
        if self.next_button.text() != verb:
            self.next_button.show_as(verb, key="Enter", kind="primary")

    def _look_for_model(self) -> None:
        try:
            find_model(self._home)
        except CoachError:
            self.microphone.offer_model()

    def _press_enter(self) -> None:
        """From line to line, then on to the next step."""
        fields = self.who.fields
        following = [after for field, after in pairwise(fields) if field.line.hasFocus()]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.go_on()

    def take_vocabulary(self, vocabulary: Vocabulary) -> None:
        """What the recogniser knows is known now."""
        self._known = vocabulary
        self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skip_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_enter()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.begin)

    def hideEvent(self, event: QHideEvent) -> None:
        self.microphone.check.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def _fit_in(self) -> None:
        room = self.width() - 48
        self._column.setFixedWidth(max(200, min(room, self._look.px(COLUMN))))
        rise = max(16, min(self._look.px(96), (self.height() - self._look.px(640)) // 2))
        self._middle.setContentsMargins(24, rise, 24, 0)
