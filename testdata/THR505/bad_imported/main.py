from context import context


def tag(name):
    context.tags.add(name)


tag("a")
