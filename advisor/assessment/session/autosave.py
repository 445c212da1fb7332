"""Keeps an answers file and a session together, whatever happens to either."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import reduce
from pathlib import Path

from advisor.assessment.change import Change, changed, changes, part_of
from advisor.assessment.session.answers_file import AnswersFile
from advisor.assessment.session.answers_text import AnswersText
from advisor.assessment.session.merge import Conflict, Whose, merge
from advisor.assessment.session.recovery import Recovery, RecoveryFile, recovery_files
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.document.read import decoded
from advisor.document.save import clear_staged, write_refusal
from advisor.errors import AdvisorError
from advisor.rubric.model import Rubric
from advisor.translation import counted, sentence


class SaveState(StrEnum):
    """How the answers on screen stand to those on disk."""

    SAVED = "saved"
    READ_ONLY = "read_only"
    RECOVERING = "recovering"
    CONFLICT = "conflict"


class Autosave:
    """Saves a text into a file that others may change or take away.

    `text` is the session's, with all its changes. `message` says what a user must know of the
    last attempt, and is empty when all went well; `taken_over` is what others
    changed, as it was found.
    """

    def __init__(self, file: AnswersFile, text: AnswersText, rubric: Rubric) -> None:
        self.text = text
        self.state = SaveState.SAVED
        self.message = ""
        self.conflicts: tuple[Conflict, ...] = ()
        self.taken_over: tuple[Change, ...] = ()
        self._file = file
        self._rubric = rubric
        self._base = text.assessment  # what both the file and the session go back to
        self._unsaved = False
        self._recovery = Recovery(file.path)

    @property
    def unsaved(self) -> bool:
        """Whether the file lacks some of the answers."""
        return self._unsaved or self._recovery.place is not None

    def open(self) -> bool:
        """Restore what earlier sessions could not save; tell whether there was anything.

        The state afterwards tells whether changes can be saved.
        """
        clear_staged(self._file.path)
        restored = [item for item in recovery_files(self._file.path) if self._restore(item)]
        self._warn()
        return bool(restored)

    def save(self, text: AnswersText, contested: Sequence[Change] = ()) -> None:
        """Take over a new text and bring it to disk, with what somebody else wrote there.

        `contested` leads from there to what the user saw of parts that others changed since.
        """
        self.text, self._unsaved, self.taken_over = text, True, ()
        if contested:
            self._go_back(contested)
        self._save()

    def follow(self) -> None:
        """Do as the file on disk if it changed, and try again to save what is not saved."""
        self.taken_over = ()
        try:
            retry = self._unsaved and self.state is SaveState.RECOVERING
            if retry:
                self._save()
            elif self._file.may_have_changed():
                self._take_over()
        except OSError as error:
            self._fail(error)

    def settle(self, choices: Mapping[str, Whose]) -> None:
        """Settle conflicts by their id, in favour of this session or of the file, and save."""
        text = self.text
        for conflict in self.conflicts:
            if conflict.id in choices:
                settled = conflict.in_favour(choices[conflict.id])
                self._base = changed(self._base, [settled.reverse])
                now = part_of(text.assessment, conflict.part)
                text = text.changed(replace(settled, before=now))
        self.save(text)

    def _go_back(self, contested: Sequence[Change]) -> None:
        """Have the session go back to a file in which some parts are as the user saw them."""
        self._base = changed(self._base, contested)
        if self._file.seen is not None:
            seen = read_answers(self._file.seen, self._file.path, self._rubric)
            mark = self._file.byte_order_mark
            self._file.seen = mark + str(reduce(AnswersText.changed, contested, seen)).encode()

    def _save(self) -> None:
        self.message = ""
        try:
            found = self._file.read()
            if found is not None and found != self._file.seen and not self._merge(found):
                self._keep()
                return
            if found is None and self._file.seen is not None:
                self.message = sentence(
                    "{path} was removed, and is written anew.", path=self._file.path
                )
            data = self._data()
            if data != found:
                self._file.write(data)
        except OSError as error:
            self._fail(error)
            return
        self._agree()

    def _take_over(self) -> None:
        """Do as a file that somebody else changed or removed."""
        found = self._file.read()
        if found is None:
            raise FileNotFoundError(2, sentence("it was removed"), str(self._file.path))
        if found == self._file.seen and self.state in (SaveState.SAVED, SaveState.READ_ONLY):
            return
        self.message = ""
        if self._merge(found):
            if self._unsaved:
                self._save()
            else:
                self._agree()
                self._warn()
        else:
            self._keep()

    def _warn(self) -> None:
        """Say before the first answer that it could not be saved."""
        refusal = write_refusal(self._file.path)
        if refusal and self._is_saved():
            self.state = SaveState.RECOVERING
            self.message = sentence(
                "{path} cannot be saved: {refusal}. Answers are kept apart.",
                path=self._file.path,
                refusal=refusal,
            )

    def _agree(self) -> None:
        """Note that the file and the session hold the same."""
        self._base, self._unsaved, self.conflicts = self.text.assessment, False, ()
        if self.state is not SaveState.READ_ONLY:
            self.state = SaveState.SAVED
        self._recovery.discard()

    def _merge(self, found: bytes) -> bool:
        """Put what is on disk and the session's own changes together, if that is possible."""
        path, before = self._file.path, self.text.assessment
        try:
            theirs = read_answers(found, path, self._rubric)
        except AdvisorError as error:
            self._contradict(
                (),
                sentence(
                    "{path} was changed, and cannot be used now: {error}.", path=path, error=error
                ),
            )
            return False
        wanted, conflicts = merge(self._base, before, theirs.assessment, self._rubric)
        if conflicts:
            self._contradict(
                conflicts,
                counted(
                    "Somebody else changed {path}: {n} answer differs from yours.",
                    "Somebody else changed {path}: {n} answers differ from yours.",
                    len(conflicts),
                    path=path,
                ),
            )
            return False
        self._base, self._file.seen = theirs.assessment, found
        self.text = reduce(AnswersText.changed, wanted, theirs)
        news = changes(before, self.text.assessment)
        self.taken_over += news
        if news:
            self.message = counted(
                "Somebody else changed {path}: {n} change taken over.",
                "Somebody else changed {path}: {n} changes taken over.",
                len(news),
                path=path,
            )
        return True

    def _contradict(self, conflicts: tuple[Conflict, ...], message: str) -> None:
        self.conflicts, self.message = conflicts, message
        if self.state is not SaveState.READ_ONLY:
            self.state = SaveState.CONFLICT

    def _fail(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        if self.state is SaveState.READ_ONLY:
            self.message = sentence(
                "{path} cannot be read: {reason}.", path=self._file.path, reason=reason
            )
            return
        self.state = SaveState.RECOVERING
        self.message = sentence(
            "{path} cannot be saved: {reason}.", path=self._file.path, reason=reason
        )
        self._keep()

    def _keep(self) -> None:
        """Keep the answers where they can be found again, and say where."""
        if self.state is SaveState.READ_ONLY:
            return
        try:
            place = self._recovery.keep(self._data(), self._file.seen)
        except OSError:
            self.message += sentence(
                " They cannot be kept elsewhere either: make room before you leave."
            )
        else:
            self.message += sentence(" Your answers are kept in {place}.", place=place)

    def _restore(self, item: RecoveryFile) -> bool:
        """Take up what an earlier session kept, if nothing stands in the way so far."""
        if item.data == self._file.seen:
            item.discard()
        if not self._is_saved() or item.data == self._file.seen:
            return False
        path = self._file.path
        try:
            text = read_answers(item.data, path, self._rubric)
            base = read_answers(item.base, path, self._rubric).assessment if item.base else None
        except AdvisorError as error:
            self.message = sentence(
                "{path} cannot be restored: {error}.", path=item.path, error=error
            )
            return False
        nothing = replace(text.assessment, answers={}, kpis={}, capacity={})
        self._base = base or nothing
        if self._file.seen is not None:
            self._file.seen = item.base or b""
        self.save(text)
        if self._is_saved():
            self.message = sentence("Answers that could not be saved last time are restored.")
        if self._is_saved() or self._recovery.place:
            item.discard()
        return True

    def _is_saved(self) -> bool:
        return self.state is SaveState.SAVED

    def _data(self) -> bytes:
        return self._file.byte_order_mark + str(self.text).encode()


def read_answers(raw: bytes, path: Path, rubric: Rubric | None) -> AnswersText:
    """Return the text of an answers file for `rubric` or the one it names. Raises InputError."""
    text = decoded(raw, path)
    chosen, found = open_assessment(parse_document(text, file=str(path)), rubric)
    return AnswersText(text, found, chosen)
