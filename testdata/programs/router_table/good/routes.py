"""Reads the routes file, which includes the files of the packages."""
import importlib.util
import os

ROUTES = """
/ home
/login auth
/logout auth
/search search
/admin admin
"""
PACKAGES = ("json", "http", "email")


def read_routes():
    for line in ROUTES.split("\n"):
        if line:
            path, handler = line.split()
            yield path, handler
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        yield "/" + package, os.path.basename(os.path.dirname(spec.origin))
