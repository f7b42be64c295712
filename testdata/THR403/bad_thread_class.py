import threading

state_lock = threading.Lock()


class Worker(threading.Thread):
    def run(self):
        for _ in range(10):
            self.step()

    def step(self):
        state_lock.acquire()
        try:
            print("step")
        finally:
            state_lock.release()


if __name__ == "__main__":
    w = Worker()
    w.start()
    state_lock.acquire()
    try:
        w.join()  # expect: THR403
    finally:
        state_lock.release()
