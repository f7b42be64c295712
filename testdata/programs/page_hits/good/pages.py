"""The pages of the site."""
import usage

PAGES = {"/": "welcome", "/news": "nothing new", "/help": "ask a friend"}


def page(path):
    usage.hit(path)
    return PAGES.get(path, "not found")
