names = []
count = 0


def register(name):
    global count
    names.append(name)
    count += 1


register("a")
register("b")
