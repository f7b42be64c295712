# threadlint-test: preview
"""Token bucket that keeps clients of an API within their rate."""

import threading
import time


class TokenBucket:
    """`rate` tokens a second, at most `capacity` at a time."""

    def __init__(self, rate, capacity, clock=time.monotonic):
        self.rate = rate
        self.capacity = capacity
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens = float(capacity)
        self._stamp = clock()

    def _refill(self):
        now = self._clock()
        self._tokens = min(self.capacity, self._tokens + (now - self._stamp) * self.rate)
        self._stamp = now

    def try_acquire(self, tokens=1):
        """Take `tokens` when there are enough; False otherwise."""
        with self._lock:
            self._refill()
            if self._tokens < tokens:
                return False
            self._tokens -= tokens
            return True

    def available(self):
        with self._lock:
            self._refill()
            return self._tokens

    def penalize(self, tokens):
        """A client misbehaved: it starts over with fewer tokens."""
        self._tokens = max(0.0, self._tokens - tokens)  # expect: THR210

    def wait_time(self, tokens=1):
        """Seconds until `tokens` will be there."""
        with self._lock:
            self._refill()
            missing = tokens - self._tokens
        return max(0.0, missing / self.rate)


def main():
    bucket = TokenBucket(rate=100, capacity=5)
    granted = sum(bucket.try_acquire() for _ in range(8))
    bucket.penalize(2)
    print(granted, "of 8 calls granted, next in %.0f ms" % (1000 * bucket.wait_time()))


if __name__ == "__main__":
    main()
