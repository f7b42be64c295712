from threading import Thread, Timer


def tick():
    print("tick")


Timer(0.001, tick).run()  # expect: THR101
Thread(target=tick).run()  # expect: THR101
