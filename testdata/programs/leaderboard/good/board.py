"""The best score of each player. Used by all game rooms at once."""
import functools
import threading

import announcer


def synchronized(method):
    """Run the method under the lock of its object."""

    @functools.wraps(method)
    def locked(self, *args):
        with self.lock:
            return method(self, *args)

    return locked


class Leaderboard:
    def __init__(self):
        self.lock = threading.RLock()
        self.best = {}

    @synchronized
    def best_of(self, player):
        return self.best.get(player, 0)

    def report(self, player, score):
        """Returns whether this was a new record of the player."""
        with self.lock:
            previous = self.best.get(player, 0)
            if score <= previous:
                return False
            self.best[player] = score
        announcer.announce("%s: %d, was %d" % (player, score, previous))
        return True

    @synchronized
    def ranking(self):
        return sorted(self.best, key=self.best.get, reverse=True)
