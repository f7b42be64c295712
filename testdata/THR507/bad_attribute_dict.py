from threading import get_ident


class Session:
    def __init__(self):
        self._users = {}

    def login(self, user):
        self._users[get_ident()] = user  # expect: THR507

    def user(self):
        return self._users.get(get_ident())


session = Session()
session.login("ann")
print(session.user())
