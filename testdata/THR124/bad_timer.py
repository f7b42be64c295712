import threading


async def tick():
    print("tick")


timer = threading.Timer(0.001, tick)  # expect: THR124
timer.start()
timer.join()
