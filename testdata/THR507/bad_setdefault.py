import _thread
import threading

logs = {}


def log(text):
    logs.setdefault(_thread.get_ident(), []).append(text)  # expect: THR507


def work():
    log("begin")
    log("end")


for _ in range(2):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()  # expect: THR131
print(len(logs))
