# Maps that are none of an executor.
class Renderer:
    def map(self, function, items):
        for item in items:
            function(item)


def draw(name):
    print(open(name).read())


Renderer().map(draw, ["a"])
map(draw, ["b"])


def unknown(pool):
    pool.map(draw, ["c"])
