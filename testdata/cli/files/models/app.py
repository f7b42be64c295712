from acme.work import background

total = 0


def work(path):
    global total
    total += len(open(path).read())


for path in open("paths"):
    background(work, path)
