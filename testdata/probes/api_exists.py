# `since`, `removed` and `except-on` of rules/api: which of the modelled names an interpreter has.
import os
import sys
import warnings

from probing import claims, report

warnings.simplefilter("ignore")
modules = {}


def module_named(dotted):
    """The module, or None when the interpreter has none of that name."""
    if dotted not in modules:
        try:
            __import__(dotted)
            modules[dotted] = sys.modules[dotted]
        except ImportError:
            modules[dotted] = None
    return modules[dotted]


def files():
    import io

    return [io.open(os.devnull, "rb"), io.open(os.devnull, "wb"), io.open(os.devnull, "rb", 0), io.open(os.devnull)]


def old_files():
    return [open(os.devnull)]


def handlers():
    """Request handlers and servers give their objects attributes in their methods."""
    try:
        import http.server as server
        import socketserver
    except ImportError:
        import BaseHTTPServer as server
        import SocketServer as socketserver

    class Server(server.HTTPServer):
        def handle_error(self, request, client_address):
            pass

    class Handler(server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(self)

        def log_message(self, *args):
            pass

    import socket
    import threading

    seen = []
    served = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=served.handle_request)
    thread.start()
    client = socket.create_connection(served.server_address)
    client.sendall(b"GET / HTTP/1.0\r\n\r\n")
    thread.join()
    client.close()
    served.server_close()
    return seen + [served]


def processes():
    import subprocess

    process = subprocess.Popen(["true"])
    process.wait()
    return [process]


def made(module, name, *args):
    return lambda: [getattr(module_named(module), name)(*args)]


def synchronisers(name):
    return made("multiprocessing", name)


# Objects of what cannot be asked by the name of its class, or whose attributes only objects have.
EXAMPLES = {
    "csv.Writer": lambda: [module_named("csv").writer(old_files()[0])],
    "hashlib._Hash": made("hashlib", "md5"),
    "http.server.BaseHTTPRequestHandler": handlers,
    "socketserver.BaseRequestHandler": handlers,
    "socketserver.StreamRequestHandler": handlers,
    "socketserver.BaseServer": handlers,
    "io.IOBase": lambda: files() + old_files(),
    "multiprocessing.BoundedSemaphore": synchronisers("BoundedSemaphore"),
    "multiprocessing.Semaphore": synchronisers("Semaphore"),
    "multiprocessing.Condition": synchronisers("Condition"),
    "multiprocessing.Event": synchronisers("Event"),
    "multiprocessing.Lock": synchronisers("Lock"),
    "multiprocessing.RLock": synchronisers("RLock"),
    "multiprocessing.Queue": synchronisers("Queue"),
    "multiprocessing.SimpleQueue": synchronisers("SimpleQueue"),
    "multiprocessing.JoinableQueue": synchronisers("JoinableQueue"),
    "multiprocessing.Barrier": made("multiprocessing", "Barrier", 2),
    "multiprocessing.managers.BaseManager": lambda: [started_manager()],
    "asyncio.Condition": lambda: [new_condition()],
    "queue.Queue": lambda: [(module_named("queue") or module_named("Queue")).Queue()],
    "re.Pattern": made("re", "compile", ""),
    "re.Match": lambda: [module_named("re").match("", "")],
    "select.poll_object": made("select", "poll"),
    "subprocess.Popen": processes,
    "threading.Condition": made("threading", "Condition"),
    "threading.Lock": made("threading", "Lock"),
    "zlib.Compress": made("zlib", "compressobj"),
    "zlib.Decompress": made("zlib", "decompressobj"),
}
# Modules that a build may lack, by what needs them.
NEEDED = {
    "bz2": "bz2",
    "ctypes": "ctypes",
    "ftplib.FTP_TLS": "ssl",
    "hashlib.scrypt": "_hashlib",
    "http.client.HTTPSConnection": "ssl",
    "lzma": "lzma",
    "smtplib.SMTP_SSL": "ssl",
    "sqlite3": "sqlite3",
    "ssl": "ssl",
    "tkinter": "tkinter",
}
# Packages that need not be there.
for package in (
    "MySQLdb boto3 gi httplib2 mock mysql pika psycopg2 pycurl pymysql sqlalchemy wx PyQt5 PyQt6 PySide2 PySide6"
).split():
    NEEDED[package] = package
examples = {}


def started_manager():
    manager = module_named("multiprocessing.managers").BaseManager()
    manager.start()
    manager.shutdown()
    return manager


def new_condition():
    asyncio = module_named("asyncio")
    asyncio.set_event_loop(asyncio.new_event_loop())
    return asyncio.Condition()


def examples_of(dotted):
    if dotted not in examples:
        try:
            examples[dotted] = EXAMPLES[dotted]() if dotted in EXAMPLES else []
        except (AttributeError, ImportError, OSError):
            examples[dotted] = []
    return examples[dotted]


def exists(names):
    """`names`: the name in the model, and what else it is called."""
    for name in names:
        if has(name):
            return True
    owner, _, member = names[0].rpartition(".")
    return bool(examples_of(names[0])) or any(hasattr(each, member) for each in examples_of(owner))


def has(dotted):
    parts = dotted.split(".")
    for size in range(len(parts), 0, -1):
        thing = module_named(".".join(parts[:size]))
        if thing is None:
            continue
        try:
            for part in parts[size:]:
                thing = getattr(thing, part)
        except AttributeError:
            return False
        return True
    return False


def is_left_out(name):
    """By the builder of this interpreter, as far as can be told."""
    return any(prefix in NEEDED and module_named(NEEDED[prefix]) is None for prefix in (name, name.split(".")[0]))


for claim in claims("api"):
    if claim["claim"].endswith(" exists") and not is_left_out(claim["api"]):
        report(claim["claim"], exists(claim["names"]))
