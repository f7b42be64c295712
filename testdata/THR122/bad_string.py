import threading
import time

try:
    thread = threading.Thread(group="workers", target=time.sleep, args=(0.001,))  # expect: THR122 "`group=\"workers\"`"
except AssertionError as error:
    print(error)
