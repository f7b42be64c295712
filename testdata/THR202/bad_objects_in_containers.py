# threadlint-test: preview ignore=THR107,THR113
# Objects that come out of containers, calls and constructors.
import threading
import time


class Team:
    def __init__(self):
        self.score = 0

    def win(self, points):
        self.score += look_up(points)  # expect: THR202


class Player:
    def __init__(self, name, team):
        self.name = name
        self.team = team
        self.moves = 0


class Backend:
    def __init__(self):
        self.hits = 0


class Slot:
    def __init__(self):
        self.used = 0


class Arena:
    def __init__(self, names):
        self.teams = {name: Team() for name in names}
        self.backends = [Backend() for _ in names]
        self.slots = {}

    def join(self, name, team):
        return Player(name, self.teams[team])

    def slot(self, ident=None):
        if ident is None:
            ident = threading.get_ident()
        slot = self.slots.get(ident)
        if slot is None:
            slot = self.slots[ident] = Slot()  # expect: THR507
        return slot

    def play(self, name):
        player = self.join(name, ask_for_team())
        player.moves += look_up(1)
        player.team.win(3)
        min(self.backends, key=id).hits += look_up(1)  # expect: THR202
        self.slot().used += look_up(1)


class Own:
    def __init__(self):
        self.count = 0


owns = {n: Own() for n in range(4)}


def work(n):
    owns[n].count += look_up(n)


def look_up(n):
    time.sleep(0.002)
    return n


def ask_for_team():
    return time.strftime("a")


arena = Arena("abc")
for number in range(4):
    threading.Thread(target=arena.play, args=(number,)).start()
    threading.Thread(target=work, args=(number,)).start()
