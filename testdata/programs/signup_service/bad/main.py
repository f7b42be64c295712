"""Sign-up: user names are unique, each user gets a home folder and a welcome."""
import os
import tempfile
import threading
from dataclasses import dataclass, field
from typing import Dict, List


class NameTaken(Exception):
    pass


@dataclass
class User:
    name: str
    email: str
    home: str
    friends: List[str] = field(default_factory=list)


class Users:
    def __init__(self, root: str) -> None:
        self._root = root
        self._by_name: Dict[str, User] = {}

    def register(self, name: str, email: str) -> User:
        key = name.casefold()
        if key in self._by_name:  # expect: THR206
            raise NameTaken(name)
        home = os.path.join(self._root, key)
        os.makedirs(home, exist_ok=True)
        user = User(name, email, home)
        self._by_name[key] = user
        return user

    def find(self, name: str) -> User:
        return self._by_name[name.casefold()]


def sign_up(users: Users, forms: List[Dict[str, str]], answers: List[str]) -> None:
    """What a web worker does with the forms it gets."""
    for form in forms:
        try:
            user = users.register(form["name"], form["email"])
        except NameTaken as taken:
            answers.append(f"sorry, {taken} is taken")
        else:
            answers.append(f"welcome, {user.name}")


def main() -> None:
    with tempfile.TemporaryDirectory() as root:
        users = Users(root)
        answers: List[str] = []
        first = [{"name": "Ann", "email": "ann@example.org"}, {"name": "Ben", "email": "ben@example.org"}]
        second = [{"name": "Cem", "email": "cem@example.org"}, {"name": "ann", "email": "other@example.org"}]
        workers = [
            threading.Thread(target=sign_up, args=(users, forms, answers)) for forms in (first, second)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(*sorted(answers), sep="\n")


if __name__ == "__main__":
    main()
