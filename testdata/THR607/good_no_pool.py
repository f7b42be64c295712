# Other things that are closed and used.
class Form:
    def submit(self, what):
        return what

    def shutdown(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def main():
    with Form() as form:
        form.submit(1)
    form.submit(2)
    form.shutdown()
    form.submit(3)


def read(path):
    with open(path) as file:
        text = file.read()
    return text, file.name
