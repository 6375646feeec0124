"""What is done with files from a detail: attached, dropped on it, opened, saved."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from tracker.gui import messages
from tracker.gui.background import Background, Job
from tracker.gui.desk import Desk
from tracker.gui.detail.documents import TAKING
from tracker.gui.detail.files import Verb
from tracker.gui.documents.form import open_document
from tracker.gui.record_detail import RecordDetail
from tracker.languages import _
from tracker.records import documents
from tracker.records.documents import Document
from tracker.records.kinds import KINDS
from tracker.records.links import Link
from tracker.store import AnyRef, Edit, Record, Register, RegisterError
from tracker.store.documents import Content, Progress

_DRAGGED = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
_PATIENCE = 400
"""Milliseconds before work that still goes on shows its progress."""
_STEPS = 1000


class DocumentHandling(QObject):
    """Answers what one detail asks of files. The work runs in the background, with Cancel."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        detail: RecordDetail,
        show: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(detail)
        self._desk = desk
        self._register = desk.register
        self._background = background
        self._detail = detail
        self._show = show
        self._copies: TemporaryDirectory[str] | None = None
        detail.file_asked.connect(self._on_asked)
        detail.viewport().setAcceptDrops(True)
        detail.viewport().installEventFilter(self)
        desk.signals.edited.connect(self._on_edited)
        detail.destroyed.connect(self._tidy)

    # What people do

    def attach(self, record: Record, paths: Iterable[Path]) -> None:
        """Take files into the register and give them to a record."""
        for path in paths:
            self._attach(record, path)

    def open(self, document: Document) -> None:
        """Hand a read-only copy to the system, if it is of a harmless kind."""
        folder = self._folder()
        self._run(
            _("Opening {name}…", name=document.file_name),
            lambda register, progress: documents.open_copy(register, document, folder, progress),
            self._shown,
        )

    def save(self, document: Document, target: Path) -> None:
        self._run(
            _("Saving {name}…", name=target.name),
            lambda register, progress: documents.save_as(register, document, target, progress),
            lambda _nothing: None,
        )

    # What the detail asks

    def _on_asked(self, verb: Verb, ref: AnyRef | None) -> None:
        if verb is Verb.ATTACH:
            self._choose_files()
            return
        document = self._register.at(ref, KINDS) if ref else None
        if isinstance(document, Document):
            _ANSWERS[verb](self, document)

    def _choose_files(self) -> None:
        record = self._detail.record
        names, _kind = QFileDialog.getOpenFileNames(self._detail, _("Attach files"))
        if record:
            self.attach(record, map(Path, names))

    def _choose_target(self, document: Document) -> None:
        suggested = documents.safe_name(document.file_name)
        name, _kind = QFileDialog.getSaveFileName(self._detail, _("Save the file"), suggested)
        if name:
            self.save(document, Path(name))

    def _edit(self, document: Document) -> None:
        open_document(self._register, self._desk.today(), self._detail, document).open()

    def _delete(self, document: Document) -> None:
        try:
            documents.remove(self._register, [document])
        except RegisterError as fault:
            messages.say(self._detail, str(fault))
        else:
            self._detail.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        record = self._detail.record
        if not paths or record is None or record.table not in TAKING:
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.attach(record, paths)
        return True

    # What comes of it

    def _attach(self, record: Record, path: Path) -> None:
        self._run(
            _("Attaching {name}…", name=path.name),
            lambda register, progress: documents.keep(register, path, progress),
            lambda content: self._attached(record, path, content),
        )

    def _attached(self, record: Record, path: Path, content: Content) -> None:
        try:
            documents.attach(self._register, record, path.name, content)
        except RegisterError as fault:
            self._on_failed(fault)

    def _shown(self, copy: Path) -> None:
        if not self._show(QUrl.fromLocalFile(str(copy))):
            messages.say(
                self._detail, _("Nothing on this computer opens “{name}”.", name=copy.name)
            )

    def _on_failed(self, fault: BaseException) -> None:
        if isinstance(fault, OSError):
            said = _("{path}: {reason}.", path=fault.filename, reason=fault.strerror)
        else:
            said = str(fault)
        messages.say(self._detail, said)

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(Document, Link):
            self._detail.refresh()

    # The work

    def _run(
        self,
        words: str,
        work: Callable[[Register, Progress], Any],
        then: Callable[[Any], None],
    ) -> None:
        shown = _Shown(words, self._detail)
        path = self._register.path

        def in_thread(job: Job) -> Any:
            with Register.open(path) as register:
                return work(register, lambda done, of: shown.tell(job, done, of))

        def done(result: Any) -> None:
            shown.close()
            then(result)

        def failed(fault: BaseException) -> None:
            shown.close()
            self._on_failed(fault)

        shown.follow(self._background.run(self, in_thread, then=done, failed=failed))

    def _folder(self) -> Path:
        """Where opened copies stand until the window is closed."""
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True)
        return Path(self._copies.name)

    def _tidy(self) -> None:
        if self._copies:
            self._copies.cleanup()


_ANSWERS: dict[Verb, Callable[[DocumentHandling, Document], None]] = {
    Verb.OPEN: DocumentHandling.open,
    Verb.SAVE: DocumentHandling._choose_target,  # noqa: SLF001 - of this very class
    Verb.EDIT: DocumentHandling._edit,  # noqa: SLF001
    Verb.DELETE: DocumentHandling._delete,  # noqa: SLF001
}


class _Shown(QObject):
    """The progress of one piece of work, with a button to stop it."""

    _told = Signal(int)

    def __init__(self, words: str, parent: RecordDetail) -> None:
        super().__init__(parent)
        self._dialog = QProgressDialog(words, _("Cancel"), 0, _STEPS, parent)
        self._dialog.setWindowTitle(_("Documents"))
        self._dialog.setMinimumDuration(_PATIENCE)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._told.connect(self._dialog.setValue)
        self._job: Job | None = None

    def follow(self, job: Job) -> None:
        self._job = job
        self._dialog.canceled.connect(self._cancel)

    def tell(self, job: Job, done: int, of: int) -> None:
        """From the thread of the work: how far it is; raises Cancelled once it is to stop."""
        job.check()
        self._told.emit(done * _STEPS // of if of else _STEPS)

    def close(self) -> None:
        self._job = None  # a dialog that is closed says that it was cancelled
        self._dialog.close()
        self._leave()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
            self._leave()

    def _leave(self) -> None:
        self._dialog.deleteLater()
        self.deleteLater()
