import _thread
import threading

timer = threading.Timer(0.1, lambda: print("tick"), args=("now",))  # expect: THR121
timer.start()
timer.join()


def beep(n):
    print("\a" * n)


_thread.start_new_thread(beep, ())  # expect: THR121
