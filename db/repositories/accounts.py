"""Accounts and their roles."""

from collections import defaultdict

from sqlalchemy import select

from consent_desk.domain.account import Account, Role
from db.repositories.base import Repository
from db.tables import AccountRoleRow, AccountRow


class SqlAccounts(Repository):
    """Implements `ports.Accounts`."""

    def add(self, account: Account) -> None:
        self._insert(AccountRow(id=account.id, school_id=self._school_id, name=account.name))
        self._insert(*(AccountRoleRow(account_id=account.id, role=r) for r in account.roles))

    def rename(self, account: Account) -> None:
        query = select(AccountRow).where(
            AccountRow.school_id == self._school_id, AccountRow.id == account.id
        )
        self._session.scalars(query).one().name = account.name
        self._session.flush()

    def all(self) -> list[Account]:
        roles: defaultdict[str, set[Role]] = defaultdict(set)
        for each in self._session.scalars(select(AccountRoleRow)):
            roles[each.account_id].add(Role(each.role))
        query = (
            select(AccountRow)
            .where(AccountRow.school_id == self._school_id)
            .order_by(AccountRow.name, AccountRow.id)
        )
        return [
            Account(row.id, row.name, frozenset(roles[row.id]))
            for row in self._session.scalars(query)
        ]
