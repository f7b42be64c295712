import threading
import time

result = 0


def work():
    global result
    time.sleep(0.001)
    result += 1  # expect: THR201


thread = threading.Thread(target=work)
thread.start()
result += 1  # expect: THR201
print(result)
