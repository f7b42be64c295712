"""An event bus: publishers run in threads, handlers are called in the publisher's thread."""
from collections import namedtuple

Subscription = namedtuple("Subscription", "topic handler slot")


class Bus:
    def __init__(self, *handlers):
        """Each handler is a pair: the topic, `*` for all, and what to call."""
        self._subscriptions = tuple(
            Subscription(topic, handler, slot) for slot, (topic, handler) in enumerate(handlers)
        )
        self._handled = [0] * len(handlers)

    def publish(self, topic, payload):
        for subscription in self._subscriptions:
            if subscription.topic in (topic, "*"):
                self._dispatch(subscription, topic, payload)

    def _dispatch(self, subscription, topic, payload):
        count = self._handled[subscription.slot]
        subscription.handler(topic, payload)
        self._handled[subscription.slot] = count + 1  # expect: THR204

    def handled(self):
        """How many events each handler has seen, in the order given."""
        return tuple(self._handled)
