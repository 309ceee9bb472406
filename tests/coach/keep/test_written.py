"""Scripts and people are written, renamed, copied, thrown away and brought back."""

from __future__ import annotations

import pytest

from coach.errors import LibraryError
from coach.keep.library import Library
from coach.people import Recipient
from tests.kept_takes import SHEET, brief_of, recording, verdict_of


def test_a_script_is_kept_as_typed(library: Library) -> None:
    kept = library.scripts.add("  The   talk ", SHEET, "recruiter-15")
    assert (kept.title, kept.rubric) == ("The talk", "recruiter-15")
    library.scripts.save(kept.id, "greeting: Hello {first_name}")
    assert library.scripts.script(kept.id).script.spoken_cues[0].text == "Hello {first_name}"


def test_titles_are_kept_apart(library: Library) -> None:
    titles = [library.scripts.add("The talk", "", "recruiter-15").title for _ in range(3)]
    assert titles == ["The talk", "The talk 2", "The talk 3"]
    assert library.scripts.rename(3, "the TALK").title == "the TALK 3"
    assert library.scripts.rename(3, "Other").title == "Other"
    assert library.scripts.add("", "", "recruiter-15").title == "Untitled"


def test_a_copy_has_the_same_words(library: Library) -> None:
    kept = library.scripts.add("The talk", SHEET, "sales-30")
    copy = library.scripts.duplicate(kept.id)
    assert (copy.title, copy.sheet, copy.rubric) == ("The talk copy", SHEET, "sales-30")
    assert copy.id != kept.id


def test_a_deleted_script_comes_back(library: Library) -> None:
    kept = library.scripts.add("The talk", SHEET, "recruiter-15")
    library.scripts.delete(kept.id)
    assert library.scripts.all() == []
    assert [script.id for script in library.scripts.all(trashed=True)] == [kept.id]
    library.scripts.restore(kept.id)
    assert library.scripts.all() == [kept]


def test_takes_outlive_their_script(library: Library) -> None:
    kept = library.scripts.add("The talk", SHEET, "recruiter-15")
    sound = recording(library.home.recordings_folder / "a.wav")
    take = library.takes.keep(brief_of(), verdict_of(), sound, script_id=kept.id)
    assert take.script_id == kept.id
    library.scripts.delete(kept.id)
    assert library.scripts.empty_trash() == 1
    after = library.takes.take(take.id)
    assert after.script_id is None
    assert after.brief == take.brief


def test_a_person_is_there_once(library: Library) -> None:
    dana = Recipient("Dana", "Lee", "Kestrel Health")
    first = library.people.add(dana)
    assert library.people.add(dana) == first
    changed = library.people.change(first.id, Recipient("Dana", "Lee-Moss", "Kestrel"))
    assert changed.recipient.last_name == "Lee-Moss"
    library.people.delete(first.id)
    assert library.people.all() == []
    library.people.restore(first.id)
    assert library.people.all() == [changed]


def test_people_are_ordered_by_name(library: Library) -> None:
    for first, last in (("Zoe", "adams"), ("Bo", "Zimmer"), ("Al", "Adams")):
        library.people.add(Recipient(first, last))
    assert [kept.recipient.first_name for kept in library.people.all()] == ["Al", "Zoe", "Bo"]


def test_what_is_not_there_is_said(library: Library) -> None:
    with pytest.raises(LibraryError, match="no script 7"):
        library.scripts.script(7)
    with pytest.raises(LibraryError, match="no person 7"):
        library.people.delete(7)
