"""Works, and shows what happened last."""
import logging
import threading

from handlers import History

log = logging.getLogger("work")


def work(steps):
    for step in range(steps):
        log.warning("step %d", step)


def run(steps):
    history = History(size=5)
    logging.getLogger().addHandler(history)
    worker = threading.Thread(target=work, args=(steps,), daemon=True)
    worker.start()
    worker.join()
    return history.last()


if __name__ == "__main__":
    print(run(20))
