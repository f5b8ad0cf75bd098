"""Copies on people's own devices, by whose they are."""

from pathlib import PurePath

from consent_desk.domain.local_copy import CopyState, LocalCopy
from consent_desk.messages import Texts
from consent_desk.ports import CopiesOverview, OverdueCopy, TeacherCopies, UnitOfWork, Vault
from consent_desk.services.prints.about import About, Shaped

_STILL_THERE = (CopyState.PRESENT, CopyState.CHANGED)


def copies_overview(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Everybody with copies that may still be there, most overdue first."""
    today = vault.clock.now().date()
    names = {account.id: account.name for account in uow.accounts.all()}
    by_owner: dict[str, list[LocalCopy]] = {}
    for copy in uow.copies.all():
        if copy.state in _STILL_THERE:
            by_owner.setdefault(copy.owner_id, []).append(copy)
    teachers = [
        TeacherCopies(
            teacher=names.get(owner),
            present=len(copies),
            overdue=[
                _overdue(copy)
                for copy in sorted(copies, key=lambda c: (c.due_on, c.path))
                if copy.is_overdue(today)
            ],
        )
        for owner, copies in by_owner.items()
    ]
    teachers.sort(key=lambda each: (-len(each.overdue), each.teacher or ""))
    return Shaped(CopiesOverview(today, teachers))


def _overdue(copy: LocalCopy) -> OverdueCopy:
    path = PurePath(copy.path)
    return OverdueCopy(str(path.parent), path.name, copy.kind, copy.due_on)
