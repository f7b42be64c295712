"""A queue of patients as a linked list; each link is locked while it is changed."""
import threading
import time


class Patient:
    def __init__(self, name):
        self.name = name
        self.urgency = 0
        self.lock = threading.Lock()
        self.before = None
        self.behind = None

    def is_before_its_turn(self):
        with self.lock:
            look_at(self)
            with self.behind.lock:  # expect: THR401
                return self.urgency > self.behind.urgency

    def push_forward(self):
        """Whoever waits before a more urgent one becomes more so."""
        with self.lock:
            look_at(self)
            with self.before.lock:
                self.before.urgency += self.before.urgency < self.urgency


class WaitingRoom:
    def __init__(self, names):
        self.patients = [Patient(name) for name in names]
        for first, second in zip(self.patients, self.patients[1:]):
            first.behind = second
            second.before = first

    def walk(self):
        for patient in self.patients[:-1]:
            patient.is_before_its_turn()

    def hurry(self):
        for patient in reversed(self.patients[1:]):
            patient.push_forward()


def look_at(patient):
    pass


def nurse(room, rounds):
    for _ in range(rounds):
        room.walk()
        time.sleep(0.001)


def doctor(room, rounds):
    for _ in range(rounds):
        room.hurry()
        time.sleep(0.001)


def day(names, rounds):
    room = WaitingRoom(names)
    threads = [threading.Thread(target=work, args=(room, rounds)) for work in (nurse, doctor)]
    for t in threads:
        t.daemon = True
        t.start()
    for t in threads:
        t.join()
    return [patient.urgency for patient in room.patients]


if __name__ == "__main__":
    print(day(["ada", "bob", "cleo"], 10))
