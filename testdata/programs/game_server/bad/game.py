# threadlint-test: preview ignore=THR113
"""The arena: players collect coins, rules say what they are worth."""
import time


class Player:
    def __init__(self, name, team):
        self.name = name
        self.team = team


class Team:
    def __init__(self, name):
        self.name = name
        self.score = 0

    def collect(self, coin):
        self.score += self.worth(coin)  # expect: THR202

    @staticmethod
    def worth(coin):
        """Look the coin up in the item service."""
        time.sleep(0.002)
        return {"gold": 5, "silver": 2}.get(coin, 1)


class Arena:
    def __init__(self, *names):
        self.teams = {name: Team(name) for name in names}

    def join(self, name, team):
        return Player(name, self.teams[team])
