import threading
import time


def main():
    thread = threading.Thread(target=time.sleep, args=(0.001,), daemon=True)
    thread.start()
    print(thread.daemon)
    thread.join()


main()
