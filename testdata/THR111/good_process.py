import multiprocessing


def work():
    print("working")


class Stopper:
    def _stop(self):
        print("stopped")


process = multiprocessing.Process(target=work)
process.start()  # expect: THR720
process.terminate()
process.join()
