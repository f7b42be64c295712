# threadlint-test: target-version=3.6
import threading


def work():
    print(threading.current_thread().native_id)  # expect: THR509


thread = threading.Thread(target=work)
thread.start()
print(thread.native_id)  # expect: THR509
thread.join()
