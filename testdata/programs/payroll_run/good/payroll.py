"""The ledger that salaries are paid from."""
from ledger import Ledger


class Payroll(Ledger):
    def __init__(self, salaries):
        super().__init__()
        self._salaries = dict(salaries)

    def hire(self, name, salary):
        with self._lock:
            self._salaries[name] = salary

    def pay_all(self):
        """Pays everybody, or nobody when the money does not suffice."""
        with self._lock:
            due = sum(self._salaries.values())
            if self.total < due:
                return 0
            self._entries.append(-due)
            return due
