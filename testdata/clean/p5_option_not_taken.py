"""The thread calls with arguments that leave the branches with the updates out."""
import threading


class Sound:
    def __init__(self):
        self.plays = 0
        self.fader = None

    def stop(self, fade_ms=0):
        if fade_ms and self.fader is None:
            self.plays += 1
        return True

    def load(self, at_start=False, count=None):
        if not at_start:
            return
        if count is not None:
            self.plays += count

    def fade(self):
        self.stop()
        self.load()
        self.load(True)
        self.load(at_start=False, count=3)


sound = Sound()
for _ in range(2):
    threading.Thread(target=sound.fade).start()
sound.stop(100)
