"""Compiles files with some threads."""
import queue
import threading

THREADS = 3


def compile_all(files, build):
    todo = queue.Queue()

    def work():
        while True:
            name = todo.get()
            if name is None:
                break
            build(name)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for t in threads:
        t.start()
    for name in files:
        todo.put(name)
    for _ in threads:
        todo.put(None)
    for t in threads:
        t.join()


if __name__ == "__main__":
    compile_all(["a.c", "b.c"], print)
