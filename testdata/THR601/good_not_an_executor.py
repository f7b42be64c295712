# Things that have a `submit` too.
class Form:
    def submit(self, function, *args):
        return function(*args)


def send(name):
    print(open(name).read())


form = Form()
form.submit(send, "name")


def of(client, executor, function):
    client.submit(send, "name")
    executor.submit(function)
