def clean(path, force):
    print("cleaning", path, force)
