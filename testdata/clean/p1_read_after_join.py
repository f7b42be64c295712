import threading
import time

result = 0


def work():
    global result
    time.sleep(0.001)
    result += 1


thread = threading.Thread(target=work)
thread.start()
thread.join()
result += 1
print(result)
