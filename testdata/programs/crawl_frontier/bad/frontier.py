"""Where the addresses to crawl come from."""

import time

SITEMAP = {
    1: ["/", "/about", "/blog"],
    2: ["/blog/1", "/blog/2", "/blog/3", "/blog/4"],
    3: ["/shop", "/shop/cart", "/imprint"],
}


def fetch_sitemap(page):
    """One page of the site map, as the server answers it."""
    time.sleep(0.005)
    return SITEMAP.get(page, [])


def addresses(host):
    page = 1
    while True:
        paths = fetch_sitemap(page)
        if not paths:
            return
        for path in paths:
            yield "https://" + host + path
        page += 1
