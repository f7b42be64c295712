import multiprocessing
from multiprocessing import Array, Process, Queue

total = multiprocessing.Value("i", 0)
answers = Queue()


def work(n, table, squares):
    with total.get_lock():
        total.value += n
    answers.put(n)
    table[n] = n * n
    squares[n] = n * n


if __name__ == "__main__":
    squares = Array("i", 3)
    with multiprocessing.Manager() as manager:
        table = manager.dict()
        child = Process(target=work, args=(1, table, squares))
        child.start()
        print(answers.get())
        child.join()
        print(table[1], squares[1], total.value)
