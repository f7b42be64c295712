"""Encodes clips with a few threads, each of which runs an external encoder."""
import queue
import subprocess
import sys
import threading


class Encoder(threading.Thread):
    """Takes clips from the queue until it gets None."""

    frames_done = 0

    def __init__(self, clips):
        super().__init__()
        self.clips = clips
        self.failed = []

    def run(self):
        while True:
            clip = self.clips.get()
            if clip is None:
                break
            try:
                self.count(clip)
            except subprocess.CalledProcessError:
                self.failed.append(clip)

    @classmethod
    def count(cls, clip):
        cls.frames_done = cls.frames_done + cls.encode(clip)  # expect: THR205

    @staticmethod
    def encode(clip):
        """Run the encoder; it prints the number of frames that it made."""
        name, frames = clip
        command = [sys.executable, "-S", "-c", "print(%d)" % frames]
        return int(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def encode_all(clips, encoders=3):
    todo = queue.Queue()
    threads = [Encoder(todo) for _ in range(encoders)]
    for thread in threads:
        thread.start()
    for clip in clips:
        todo.put(clip)
    for _ in threads:
        todo.put(None)
    for thread in threads:
        thread.join()
    for thread in threads:
        for name, _ in thread.failed:
            print(name, "failed")
    return Encoder.frames_done


def main():
    clips = [("intro", 24), ("talk", 240), ("credits", 48)]
    print(encode_all(clips), "frames")


if __name__ == "__main__":
    main()
