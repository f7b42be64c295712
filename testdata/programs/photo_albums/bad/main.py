"""Makes a page of each album in the library."""
import albums
import pools


def publish(library):
    started = [pools.scaling.submit(albums.make_album, title, photos) for title, photos in library.items()]
    return [page.result() for page in started]


def main():
    library = {"summer": ["sea.jpg", "sun.jpg"], "winter": ["ice.jpg"], "spring": ["oak.jpg", "elm.jpg"]}
    for page in publish(library):
        print(page)


if __name__ == "__main__":
    main()
