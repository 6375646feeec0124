"""News of edits, carried from the register into Qt."""

from PySide6.QtCore import QObject, Signal

from tracker.store import Edit, Register


class RegisterSignals(QObject):
    """Tells widgets of each edit, undo and redo; ``close`` it before the register."""

    edited = Signal(object)
    """With the Edit."""

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register: Register | None = register
        # Not the signal's own emit: that would not keep this object alive.
        register.subscribe(self._pass_on)

    def close(self) -> None:
        """Hear no more; a second time does nothing."""
        if self._register:
            self._register.unsubscribe(self._pass_on)
            self._register = None

    def _pass_on(self, edit: Edit) -> None:
        self.edited.emit(edit)
