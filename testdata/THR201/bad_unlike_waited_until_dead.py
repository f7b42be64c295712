import threading
import time

total = 0
lock = threading.Lock()


def work(n):
    global total
    time.sleep(0.001)
    with lock:
        total += n


thread = threading.Thread(target=work, args=(1,), daemon=True)
thread.start()
thread.join(0.01)
total += 1  # expect: THR201
late = threading.Thread(target=work, args=(1,), daemon=True)
late.start()
late.join(5)
if late.is_alive():
    raise SystemExit("it hangs")
total += 1
print(total)
