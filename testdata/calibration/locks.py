# Taking and releasing locks, alone and against another thread.
import threading

from calibrating import above, best_ns, in_threads, report, wall_ns

TURNS = 40_000
lock = threading.Lock()
rlock = threading.RLock()
condition = threading.Condition()


def empty(turns):
    for _ in range(turns):
        pass


def lock_acquire_release(turns):
    for _ in range(turns):
        lock.acquire()
        lock.release()


def with_lock(turns):
    for _ in range(turns):
        with lock:
            pass


def with_rlock(turns):
    for _ in range(turns):
        with rlock:
            pass


def with_condition(turns):
    for _ in range(turns):
        with condition:
            pass


def in_two(turns):
    in_threads(with_lock, [(turns // 2,), (turns // 2,)])


class PingPong:
    """Two threads that wake each other in turn."""

    def __init__(self):
        self.turn = 0
        self.changed = threading.Condition()

    def play(self, me, turns):
        for _ in range(turns):
            with self.changed:
                while self.turn != me:
                    self.changed.wait()
                self.turn = 1 - me
                self.changed.notify()


def condition_turns(turns):
    game = PingPong()
    in_threads(game.play, [(0, turns // 2), (1, turns // 2)])


works = (lock_acquire_release, with_lock, with_rlock, with_condition)
costs = above({work.__name__: best_ns(work, TURNS, 5) for work in works}, best_ns(empty, TURNS))
costs["with_lock_contended"] = wall_ns(in_two, TURNS, 3)
costs["condition_turn"] = wall_ns(condition_turns, 1000, 3)
report(costs)
