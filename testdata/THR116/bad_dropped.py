from threading import Timer


def remind(text):
    print(text)


Timer(3600, remind, args=("tea",)).start()  # expect: THR116 "before it has fired"
