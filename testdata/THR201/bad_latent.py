# threadlint-test: runtime=cpython-3.12 latent
# Nothing lets another thread in on this interpreter: reported on request only, as a note.
import threading

hits = 0


def worker():
    global hits
    hits += 1  # expect: THR201


for _ in range(4):
    threading.Thread(target=worker).start()
