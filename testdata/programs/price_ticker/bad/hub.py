# threadlint-test: preview
"""Whom to tell about new prices."""



class Hub:
    def __init__(self):
        self._subscribers = set()

    def join(self, subscriber):
        self._subscribers.add(subscriber)

    def leave(self, subscriber):
        self._subscribers.discard(subscriber)

    def publish(self, text):
        gone = []
        for subscriber in self._subscribers:  # expect: THR209
            try:
                subscriber.send(text)
            except OSError:
                gone.append(subscriber)
        for subscriber in gone:
            self.leave(subscriber)
