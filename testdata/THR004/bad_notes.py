import threading

lock = threading.Lock()
total = 0
seen = 0  # thread-safe: only the main thread writes it
# expect@-1: THR004 "thread-safe"


class Window:  # thread-confined: gui
    # expect@-1: THR004 "thread-confined: gui"
    title = ""


def work():
    global total
    with lock:
        total += 1


for _ in range(4):
    threading.Thread(target=work).start()
print(seen)
