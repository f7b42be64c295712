"""Counts votes that arrive at several polling stations."""
import threading


class Election:
    def __init__(self, candidates):
        self.votes = {name: 0 for name in candidates}
        self.lock = threading.Lock()

    def vote(self, name):
        with self.lock:
            count = self.votes[name]
            stamp(name)
            self.votes[name] = count + 1

    def winner(self):
        return max(self.votes, key=self.votes.get)


def stamp(name):
    pass


def station(election, ballots):
    for name in ballots:
        election.vote(name)


def hold(candidates, stations):
    election = Election(candidates)
    threads = [threading.Thread(target=station, args=(election, ballots)) for ballots in stations]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return election.votes


if __name__ == "__main__":
    print(hold(["ann", "ben"], [["ann", "ben", "ann"], ["ben", "ann"]]))
