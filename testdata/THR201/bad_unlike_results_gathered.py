import queue
import threading

results = queue.Queue()
lock = threading.Lock()
done = 0


def work(n):
    global done
    with lock:
        done += 1
    results.put(n * n)
    print("sent", n)


for n in range(3):
    threading.Thread(target=work, args=(n,)).start()
squares = results.get()
done += 1  # expect: THR201
print(squares, done)
