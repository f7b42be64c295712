// Which functions run on threads of their own, and how many at once.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("threads made with a target, in every form") {
  std::string f = "def f(*a): pass\n";
  for (const char *made :
       {"threading.Thread(target=f).start()", "threading.Thread(None, f).start()",
        "t = threading.Thread(target=f)\nt.start()",
        "t = threading.Thread(group=None, target=f, name='x', args=(1,), daemon=True)\nt.start()",
        "threading.Thread(target=functools.partial(f, 1)).start()", "threading.Timer(1, f).start()",
        "threading.Timer(interval=1, function=f).start()", "import _thread\n_thread.start_new_thread(f, ())",
        "import thread\nthread.start_new_thread(f, ())", "ThreadPoolExecutor().submit(f)",
        "with ThreadPoolExecutor() as p:\n  p.submit(f, 1)", "threading.Thread(target=f, args=(1,)).start()",
        "g = f\nthreading.Thread(target=g).start()",
        "def run(job):\n  threading.Thread(target=job).start()\nrun(f)"}) {
    INFO(made);
    CHECK(entries(f + made + "\n") == "f one");
  }
}

TEST_CASE("other callables as targets") {
  CHECK(entries("threading.Thread(target=lambda: 1).start()\n") == "<lambda> one");
  CHECK(entries("def f():\n  def g(): pass\n  threading.Thread(target=g).start()\n") == "g one");
  CHECK(entries("class C:\n  def m(self): pass\nthreading.Thread(target=C().m).start()\n") == "C.m one");
  CHECK(
      entries(
          "class C:\n  def m(self): pass\n  def go(self):\n    threading.Thread(target=self.m).start()\n") ==
      "C.m one");
  CHECK(entries("class C:\n  def __call__(self): pass\nthreading.Thread(target=C()).start()\n") ==
        "C.__call__ one");
  CHECK(entries("class C:\n  @staticmethod\n  def s(): pass\nthreading.Thread(target=C.s).start()\n") ==
        "C.s one");
  CHECK(entries("def f(): pass\ndef g(): pass\nthreading.Thread(target=f if c else g).start()\n") ==
        "f one, g one");
}

TEST_CASE("no entries: no thread, or nobody knows what it runs") {
  CHECK(entries("def f(): pass\nf()\n") == "-");
  CHECK(entries("threading.Thread(target=nobody).start()\n") == "-");
  CHECK(entries("threading.Thread(target=print).start()\n") == "-");
  CHECK(entries("def f(): pass\nimport multiprocessing\nmultiprocessing.Process(target=f).start()\n") == "-");
}

TEST_CASE("threads whose function is not of the program are listed") {
  CHECK(listed("threading.Thread(target=nobody).start()\n") == "? new-thread");
  CHECK(listed("threading.Thread(target=print).start()\n") == "? new-thread");
  CHECK(listed("def go(job):\n  threading.Thread(target=job).start()\n") == "? new-thread");
  CHECK(listed("def go(**options):\n  threading.Thread(**options).start()\n") == "? new-thread");
  CHECK(listed("def go(job):\n  ThreadPoolExecutor().submit(job)\n") == "? pool-thread");
  CHECK(listed("threading.Thread(target=None)\nthreading.Thread()\nthreading.Thread(name='x')\n") == "-");
}

TEST_CASE("what runs in processes, on the main thread, on a loop or on any thread is listed") {
  std::string f = "def f(*a): pass\n";
  for (auto [made, on] : std::initializer_list<std::pair<const char *, const char *>>{
           {"import multiprocessing\nmultiprocessing.Process(target=f).start()", "f process"},
           {"import multiprocessing\nclass P(multiprocessing.Process):\n  def run(self): pass\nP()",
            "P.run process"},
           {"from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor().submit(f)",
            "f process"},
           {"from concurrent.futures import InterpreterPoolExecutor\nInterpreterPoolExecutor().map(f, x)",
            "f interpreter"},
           {"import signal\nsignal.signal(signal.SIGINT, f)", "f main-thread"},
           {"import atexit\natexit.register(f, 1)", "f main-thread"},
           {"import atexit\n@atexit.register\ndef g(): pass", "g main-thread"},
           {"import sys\nsys.excepthook = f", "f main-thread"},
           {"threading.excepthook = f", "f any-thread"},
           {"threading.settrace(f)", "f any-thread"},
           {"import weakref\nweakref.ref(x, f)", "f any-thread"},
           {"import weakref\nweakref.finalize(x, f)", "f any-thread"},
           {"class C:\n  def __del__(self): pass", "C.__del__ any-thread"},
           {"import asyncio\nasyncio.get_event_loop().call_soon_threadsafe(f)", "f loop"}}) {
    INFO(made);
    CHECK(listed(f + made + "\n") == on);
    CHECK(entries(f + made + "\n") == "-");
  }
}

TEST_CASE("what only looks like it starts or registers something") {
  std::string f = "def f(*a): pass\n";
  for (const char *text :
       {"class Job:\n  def start(self): pass\n  def submit(self, g): pass\n  def run(self): pass\n"
        "  def acquire(self): pass\nj = Job()\nj.start()\nj.submit(f)\nj.run()\nj.acquire()",
        "def Thread(target): target()\nThread(target=f)", "unknown.submit(f)", "unknown.map(f, x)",
        "import sys\nsys.stdout = f", "class S: pass\nS().excepthook = f",
        "def route(p): return lambda g: g\n"
        "@route('/')\ndef g(): pass",
        "threads = [f]\nfor t in threads: t()", "class T(threading.Thread): pass\nT().run = f"}) {
    INFO(text);
    CHECK(entries(f + text + "\n") == "-");
    CHECK(listed(f + text + "\n") == "-");
  }
}

TEST_CASE("a target that passes through variables, containers and helpers") {
  std::string fg = "def f(*a): pass\ndef g(*a): pass\n";
  for (const char *made :
       {"for h in [f, g]:\n  threading.Thread(target=h).start()",
        "for n, h in {'a': f, 'b': g}.items():\n  threading.Thread(target=h).start()",
        "jobs = {'a': f, 'b': g}\nthreading.Thread(target=jobs[k]).start()",
        "threading.Thread(target={'a': f, 'b': g}.get(k)).start()",
        "jobs = []\njobs.append(f)\njobs.append(g)\nfor j in jobs:\n  threading.Thread(target=j).start()",
        "def spawn(h, *a):\n  t = threading.Thread(target=h, args=a)\n  t.start()\n  return t\nspawn(f, "
        "1)\nspawn(g)",
        "def make(h): return threading.Thread(target=h)\nmake(f).start()\nmake(g).start()",
        "class Job:\n  def __init__(self, h):\n    self.h = h\n  def go(self):\n    "
        "threading.Thread(target=self.h).start()\nJob(f).go()\nJob(g).go()"}) {
    INFO(made);
    std::string found = entries(fg + made + "\n");
    CHECK((found == "f one, g one" || found == "f many, g many"));
  }
}

TEST_CASE("more targets than a set of values holds") {
  std::string text, calls;
  for (int i = 0; i < 12; ++i) {
    text += "def f" + std::to_string(i) + "(): pass\n";
    calls += "spawn(f" + std::to_string(i) + ")\n";
  }
  text += "def spawn(job, *args):\n  threading.Thread(target=job, args=args).start()\n" + calls;
  Analysed a(withProbe(text));
  CHECK(a.facts.entries.size() == 12);
  CHECK(a.listed() == "-");
}

TEST_CASE("Thread subclasses that are given a target") {
  std::string f = "def f(*a): pass\n";
  for (const char *made :
       {"class T(threading.Thread): pass\nT(target=f).start()",
        "class T(threading.Thread):\n  def __init__(self, *a, **k):\n    super().__init__(*a, "
        "**k)\nT(target=f).start()",
        "class T(threading.Thread):\n  def __init__(self, job):\n    "
        "threading.Thread.__init__(self, target=job)\nT(f).start()",
        "class T(threading.Thread):\n  def __init__(self, job):\n    "
        "threading.Thread.__init__(self, None, job)\nT(f).start()",
        "class T(threading.Thread):\n  def __init__(self, job=None):\n    "
        "super().__init__(target=job)\nT(job=f).start()\nT()"}) {
    INFO(made);
    Analysed a(withProbe(f + made + "\n"));
    CHECK(a.entries() == "f one");
    CHECK(a.facts.entries[EntryId(0)].handle);
  }
}

TEST_CASE("each of many threads of a subclass runs the target that it is given") {
  Analysed a(
      withProbe("def f(): pass\ndef g(): pass\nclass T(threading.Thread):\n  def __init__(self, job):\n"
                "    super().__init__(target=job)\na = T(f)\nb = T(g)\na.start()\nprobe()\nb.start()\n"
                "probe()\na.join()\nprobe()\n"));
  CHECK(a.entries() == "f one, g one");
  CHECK(a.probes([&](const Event &e) { return a.entrySet(e.spawned); }) == "f; f+g; g");
}

TEST_CASE("callables that a class, a partial or an object gives") {
  CHECK(entries("class C:\n  def __init__(self): pass\nthreading.Thread(target=C).start()\n") ==
        "C.__init__ one");
  CHECK(entries("def f(*a): pass\np = functools.partial(f, 1)\nthreading.Thread(target=p).start()\n") ==
        "f one");
  CHECK(entries("class C:\n  @classmethod\n  def m(cls): pass\nthreading.Thread(target=C.m).start()\n") ==
        "C.m one");
}

TEST_CASE("a decorator that starts a thread around the function") {
  for (const char *decorator :
       {"def threaded(fn):\n  def wrapper(*a, **k):\n    threading.Thread(target=fn, args=a, "
        "kwargs=k).start()\n  return wrapper\n@threaded\n",
        "def threaded(fn):\n  @functools.wraps(fn)\n  def wrapper(*a):\n    def run():\n      fn(*a)\n    t "
        "= "
        "threading.Thread(target=run)\n    t.start()\n    return t\n  return wrapper\n@threaded\n",
        "def threaded(daemon):\n  def decorator(fn):\n    def wrapper(*a):\n      "
        "threading.Thread(target=functools.partial(fn, *a), daemon=daemon).start()\n    return wrapper\n  "
        "return "
        "decorator\n@threaded(daemon=True)\n",
        "pool = ThreadPoolExecutor()\ndef threaded(fn):\n  def wrapper(*a):\n    return pool.submit(fn, "
        "*a)\n  "
        "return wrapper\n@threaded\n"}) {
    INFO(decorator);
    Analysed a(withProbe(decorator + std::string("def f(): pass\nfor i in x:\n  f()\n")));
    CHECK_THAT(a.entries(), Catch::EndsWith("f many"));
  }
}

TEST_CASE("a decorator that starts the function at once") {
  std::string text = "def background(fn):\n  t = threading.Thread(target=fn)\n  t.start()\n  return t\ndef "
                     "go():\n  @background\n  def f(): pass\n  probe()\nprobe()\ngo()\n";
  CHECK(entries(text) == "f one");
  CHECK(running(text) == "-; f");
  CHECK(listed(text) == "-");
}

TEST_CASE("a decorator that calls the function itself starts nothing") {
  CHECK(entries("def logged(fn):\n  def wrapper(*a):\n    fn(*a)\n    "
                "threading.Thread(target=print).start()\n  return wrapper\n@logged\ndef f(): pass\nf()\n") ==
        "-");
}

TEST_CASE("what a pool calls when a task is done") {
  std::string f = "def f(*a): pass\ndef done(*a): pass\n";
  CHECK(entries(f + "p = ThreadPoolExecutor()\np.submit(f).add_done_callback(done)\n") == "f one, done one");
  CHECK(entries(f + "p = ThreadPoolExecutor(1)\nfor i in x:\n  p.submit(f).add_done_callback(done)\n") ==
        "f serial, done serial");
  CHECK(entries(f + "p = ThreadPoolExecutor()\nfor i in x:\n  p.submit(f).add_done_callback(done)\n") ==
        "f many, done many");
  CHECK(entries(f + "from concurrent.futures import ProcessPoolExecutor\np = ProcessPoolExecutor()\nfor i in "
                    "x:\n  p.submit(f).add_done_callback(done)\n") == "done serial");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool().apply_async(f, "
                    "callback=done)\n") == "done serial, f one");
  CHECK(running(f + "with ThreadPoolExecutor() as p:\n  p.submit(f).add_done_callback(done)\n  probe()\n"
                    "probe()\n") == "done+f; -");
}

TEST_CASE("each thread of a pool runs the initializer") {
  CHECK(entries("def f(): pass\nThreadPoolExecutor(initializer=f)\n") == "f many");
  CHECK(entries("def f(): pass\nThreadPoolExecutor(1, initializer=f)\n") == "f serial");
}

TEST_CASE("thread subclasses") {
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nT().start()\n") == "T.run one");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\n") == "T.run one");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nclass U(T): "
                "pass\nT().start()\nU().start()\n") == "T.run one, T.run one");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nclass U(T):\n  def run(self): "
                "pass\nU().start()\n") == "T.run one, U.run one");
  CHECK(entries("class T(threading.Thread):\n  def __init__(self):\n    super().__init__(target=self.work)\n"
                "  def work(self): pass\nT().start()\n") == "T.work one");
  CHECK(entries("class T(threading.Thread):\n  def __init__(self):\n    threading.Thread.__init__(self, "
                "target=self.work)\n"
                "  def work(self): pass\nT().start()\n") == "T.work one");
}

TEST_CASE("a thread base that only its subclasses instantiate is no thread of its own") {
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nclass U(T): pass\nU().start()\n") ==
        "T.run one");
}

TEST_CASE("several at once: started in a loop") {
  std::string f = "def f(): pass\n";
  CHECK(entries(f + "for i in range(3):\n  threading.Thread(target=f).start()\n") == "f many");
  CHECK(entries(f + "ts = [threading.Thread(target=f) for i in range(3)]\nfor t in ts:\n  t.start()\n") ==
        "f many");
  CHECK(entries(f +
                "ts = []\nfor i in range(3):\n  t = threading.Thread(target=f)\n  t.start()\n  ts.append(t)\n"
                "for t in ts:\n  t.join()\n") == "f many");
  CHECK(entries(f + "while c:\n  threading.Thread(target=f).start()\n") == "f many");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nfor i in range(3):\n  T().start()\n") ==
        "T.run many");
  CHECK(entries(f + "[threading.Thread(target=f).start() for i in x]\n") == "f many");
}

TEST_CASE("one at a time: joined before the next turn") {
  std::string f = "def f(): pass\n";
  CHECK(entries(f + "for i in range(3):\n  t = threading.Thread(target=f)\n  t.start()\n  t.join()\n") ==
        "f one");
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  for i in x:\n    p.submit(f).result()\n") == "f one");
}

TEST_CASE("several at once: a function that starts one, called again") {
  std::string go = "def f(): pass\ndef go():\n  threading.Thread(target=f).start()\n";
  CHECK(entries(go + "go()\n") == "f one");
  CHECK(entries(go + "go()\ngo()\n") == "f many");
  CHECK(entries(go + "for i in x:\n  go()\n") == "f many");
}

TEST_CASE("two creations of one function are two entries") {
  Analysed a(withProbe("def f(): pass\na = threading.Thread(target=f)\nb = "
                       "threading.Thread(target=f)\na.start()\nb.start()\n"));
  CHECK(a.entries() == "f one, f one");
  CHECK(a.facts.parallelEntries[0][1]);
  CHECK(a.facts.parallelEntries[1][0]);
}

TEST_CASE("two threads one after the other are not parallel") {
  Analysed a(withProbe(
      "def f(): pass\na = threading.Thread(target=f)\nb = threading.Thread(target=f)\na.start()\na.join()\n"
      "b.start()\n"));
  REQUIRE(a.facts.entries.size() == 2);
  CHECK_FALSE(a.facts.parallelEntries[0][1]);
}

TEST_CASE("pool tasks") {
  std::string f = "def f(*a): pass\n";
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  p.map(f, [1, 2])\n") == "f many");
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  for i in x:\n    p.submit(f, i)\n") == "f many");
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  fs = [p.submit(f, i) for i in x]\n") == "f many");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool(4).map(f, [1])\n") == "f many");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool(4).apply_async(f)\n") ==
        "f one");
  CHECK(
      entries(f + "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor().submit(f)\n") ==
      "-");
}

TEST_CASE("a pool of one thread runs its tasks one after the other") {
  std::string f = "def f(*a): pass\n";
  CHECK(entries(f + "with ThreadPoolExecutor(max_workers=1) as p:\n  p.map(f, [1, 2])\n") == "f serial");
  CHECK(entries(f + "with ThreadPoolExecutor(1) as p:\n  for i in x:\n    p.submit(f, i)\n") == "f serial");
  CHECK(entries(f + "with ThreadPoolExecutor(2) as p:\n  for i in x:\n    p.submit(f, i)\n") == "f many");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool(processes=1).map(f, [1])\n") ==
        "f serial");
}

TEST_CASE("handlers of threading servers") {
  std::string handler =
      "import socketserver\nclass H(socketserver.BaseRequestHandler):\n  def handle(self): pass\n";
  CHECK(entries(handler + "s = socketserver.ThreadingTCPServer(('', 0), H)\ns.serve_forever()\n") ==
        "H.handle many");
  CHECK(entries(handler + "s = socketserver.TCPServer(('', 0), H)\ns.serve_forever()\n") == "-");
  CHECK(entries(handler +
                "class S(socketserver.ThreadingMixIn, socketserver.TCPServer): pass\nS(('', 0), H)\n") ==
        "H.handle many");
  CHECK(entries("from http.server import ThreadingHTTPServer, BaseHTTPRequestHandler\nclass "
                "H(BaseHTTPRequestHandler):\n"
                "  def do_GET(self): pass\nThreadingHTTPServer(('', 0), H)\n") == "H.do_GET many");
}

TEST_CASE("a server whose loop runs on a thread handles its requests there") {
  std::string handler = "from http.server import HTTPServer, BaseHTTPRequestHandler\nclass "
                        "H(BaseHTTPRequestHandler):\n  def do_GET(self): pass\n  def helper(self): pass\n";
  CHECK(entries(handler + "s = HTTPServer(('', 0), H)\nthreading.Thread(target=s.serve_forever).start()\n") ==
        "H.do_GET one");
  CHECK(entries(handler + "class S(HTTPServer):\n  def go(self):\n    "
                          "threading.Thread(target=self.serve_forever).start()\nS(('', 0), H).go()\n") ==
        "H.do_GET one");
}

TEST_CASE("methods that a threading server calls on its threads") {
  Analysed a("import socketserver\nclass S(socketserver.ThreadingMixIn, socketserver.TCPServer):\n  def "
             "finish_request(self, r, c): pass\n");
  CHECK(a.entries() == "S.finish_request many");
  CHECK(a.facts.entries[EntryId(0)].arguments[0] == Sharing::Shared);
}

TEST_CASE("views that a decorator registers with a web framework") {
  for (const char *app :
       {"from flask import Flask\napp = Flask(__name__)\n@app.route('/')\n",
        "import flask\nbp = flask.Blueprint('x', __name__)\n@bp.before_request\n",
        "import bottle\n@bottle.get('/')\n", "from bottle import Bottle\napp = Bottle()\n@app.route('/')\n",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/')\n",
        "from fastapi import APIRouter\nrouter = APIRouter()\n@staticmethod\n@router.get('/')\n"}) {
    INFO(app);
    CHECK(entries(std::string(app) + "def view(): pass\n") == "view many");
    CHECK(listed(std::string(app) + "async def view(): pass\n") == "view loop");
  }
  CHECK(entries("from flask import Flask\napp = Flask(__name__)\ndef view(): pass\n"
                "app.add_url_rule('/', view_func=view)\n") == "view many");
  CHECK(entries("from fastapi import Depends\ndef db(): pass\ndef view(d=Depends(db)): pass\n") == "db many");
}

TEST_CASE("views and middleware of Django") {
  CHECK(entries("from django.urls import path\ndef view(request): pass\nurlpatterns = [path('', view)]\n") ==
        "view many");
  CHECK(entries("from django.views.generic import View\nclass V(View):\n  def get(self, r): pass\n  def "
                "helper(self): pass\n") == "V.get many");
  Analysed view("from django.views import View\nclass V(View):\n  def get(self, r): pass\n");
  CHECK(view.facts.entries[EntryId(0)].arguments == llvm::SmallVector<Sharing, 2>(2, Sharing::PerThread));
  Analysed middleware(
      "from django.utils.deprecation import MiddlewareMixin\nclass M(MiddlewareMixin):\n  def "
      "process_request(self, r): pass\n");
  CHECK(middleware.facts.entries[EntryId(0)].arguments[0] == Sharing::Shared);
}

TEST_CASE("handlers that run on a loop or in processes") {
  CHECK(listed("from celery import shared_task\n@shared_task\ndef f(): pass\n") == "f process");
  CHECK(listed("from celery import shared_task\n@shared_task(bind=True)\ndef f(self): pass\n") ==
        "f process");
  CHECK(listed("from celery import Celery\napp = Celery('x')\n@app.task\ndef f(): pass\n") == "f process");
  CHECK(listed("import tornado.web\nclass H(tornado.web.RequestHandler):\n  def get(self): pass\n") ==
        "H.get loop");
}

TEST_CASE("views of one program run beside each other") {
  std::string app = "from flask import Flask\napp = Flask(__name__)\nn = 0\n";
  CHECK(races(app + "@app.route('/')\ndef a():\n  global n\n  n += 1\n", "n"));
  CHECK(races(app + "@app.route('/a')\ndef a():\n  global n\n  n += 1\n@app.route('/b')\ndef b():\n  global "
                    "n\n  n -= 1\n",
              "n"));
  CHECK_FALSE(
      races(app + "lock = threading.Lock()\n@app.route('/a')\ndef a():\n  global n\n  with lock:\n    n "
                  "+= 1\n",
            "n"));
  CHECK_FALSE(
      Analysed("from fastapi import FastAPI\napp = FastAPI()\nn = 0\n@app.get('/')\nasync def a():\n  global "
               "n\n  n += 1\n")
          .races("n"));
}

TEST_CASE("a library decorator that runs the method on a pool") {
  CHECK(
      entries("from tornado.concurrent import run_on_executor\nclass C:\n  @run_on_executor\n  def f(self): "
              "pass\nc = C()\nfor i in x:\n  c.f()\n") == "C.f many");
}

TEST_CASE("a method whose name alone tells") {
  CHECK(entries("def f(): pass\ndef go(loop):\n  loop.run_in_executor(None, f)\n") == "f one");
  CHECK(listed("def f(): pass\ndef go(loop):\n  loop.call_soon_threadsafe(f)\n") == "f loop");
  CHECK(entries("def f(): pass\nclass L:\n  def run_in_executor(self, e, f): pass\n"
                "L().run_in_executor(None, f)\n") == "-");
}

TEST_CASE("a helper starts one thread for each caller") {
  std::string helper = "def f(): pass\ndef g(): pass\ndef spawn(job):\n  t = threading.Thread(target=job)\n  "
                       "t.start()\n  return t\n";
  CHECK(entries(helper + "spawn(f)\nspawn(g)\n") == "f one, g one");
  CHECK(entries(helper + "for i in x:\n  spawn(f)\nspawn(g)\n") == "f many, g one");
  CHECK(entries(helper + "def outer(job):\n  spawn(job)\nouter(f)\nouter(g)\n") == "f one, g one");
  CHECK(running(helper + "probe()\nt = spawn(f)\nprobe()\nt.join()\nprobe()\n") == "-; f; -");
}

TEST_CASE("a factory that passes its keywords on") {
  std::string make =
      "def f(): pass\ndef g(): pass\ndef make(*a, **k):\n  t = threading.Thread(*a, **k)\n  t.daemon = "
      "True\n  return t\n";
  CHECK(entries(make + "make(target=f).start()\n") == "f one");
  CHECK(entries(make + "make(target=f, args=(1,)).start()\nmake(target=g).start()\n") ==
        "f many, g many"); // the calls of a factory are not told apart
  CHECK(listed(make + "make(**options).start()\n") == "? new-thread");
}

TEST_CASE("a task that is awaited has ended") {
  std::string f = "import asyncio\ndef f(): pass\n";
  CHECK(entries(f + "async def go():\n  for i in x:\n    await asyncio.to_thread(f)\n") == "f one");
  CHECK(entries(f + "async def go():\n  t = []\n  for i in x:\n    t.append(asyncio.to_thread(f))\n") ==
        "f many");
  CHECK(entries(f + "async def go(loop):\n  for i in x:\n    await loop.run_in_executor(None, f)\n") ==
        "f one");
}

TEST_CASE("a callback of a future that may be a loop's") {
  CHECK(entries("import asyncio\ndef f(): pass\ndef done(x): pass\ndef go(c):\n  fut = "
                "ThreadPoolExecutor().submit(f)\n  if c:\n"
                "    fut = asyncio.get_event_loop().create_future()\n  fut.add_done_callback(done)\n") ==
        "f one");
}

TEST_CASE("a pool that is one of several kinds") {
  CHECK(entries(
            "from concurrent.futures import Executor\ndef f(): pass\ndef go(e: Executor = None):\n  e = e or "
            "ThreadPoolExecutor()\n  e.submit(f)\n") == "f one");
}

TEST_CASE("entries of other modules") {
  Analysed a(
      {{"main.py",
        "import threading\nfrom work import f\nfor i in range(2):\n  threading.Thread(target=f).start()\n"},
       {"work.py", "def f(): pass\n"}});
  CHECK(a.entries() == "f many");
}

static std::string sharing(const std::string &text) {
  Analysed a(withProbe(text));
  static const char *const names[] = {"unknown", "private", "per-thread", "shared"};
  std::string out;
  for (const Entry &e : a.facts.entries)
    for (Sharing s : e.arguments)
      out += (out.empty() ? "" : " ") + std::string(names[unsigned(s)]);
  return out;
}

TEST_CASE("what the threads of an entry share through their arguments") {
  std::string head = "class C:\n  def m(self): pass\ndef f(a, b=1): pass\n";
  CHECK(sharing(head + "c = C()\nthreading.Thread(target=f, args=(c, 1)).start()\n") == "shared private");
  CHECK(sharing(head + "def go(c):\n  threading.Thread(target=f, args=(c,)).start()\n") == "shared");
  CHECK(sharing(head + "threading.Thread(target=f, args=(C(),)).start()\n") == "per-thread");
  CHECK(
      sharing(head +
              "def go():\n  for i in x:\n    c = C()\n    threading.Thread(target=f, args=(c,)).start()\n") ==
      "per-thread");
  CHECK(sharing(head +
                "def go():\n  c = C()\n  for i in x:\n    threading.Thread(target=f, args=(c,)).start()\n") ==
        "shared");
  CHECK(sharing(head + "def go(cs):\n  for c in cs:\n    threading.Thread(target=f, args=(c,)).start()\n") ==
        "per-thread");
  CHECK(
      sharing(
          "class C:\n  def m(self): pass\n  def go(self):\n    threading.Thread(target=self.m).start()\n") ==
      "shared");
  CHECK(sharing("class T(threading.Thread):\n  def run(self): pass\nT().start()\n") == "per-thread");
  CHECK(sharing(head + "p = ThreadPoolExecutor()\nc = C()\np.submit(f, c, 1)\n") == "shared private");
  CHECK(sharing(head + "p = ThreadPoolExecutor()\np.map(f, [C(), C()])\n") == "per-thread");
}

TEST_CASE("a pool made with arguments nobody sees has any number of threads") {
  CHECK(entries("def f(): pass\ndef go(**options):\n  p = ThreadPoolExecutor(**options)\n  for i in x: "
                "p.submit(f)\n") == "f many");
  CHECK(entries("def f(): pass\ndef go(*options):\n  p = ThreadPoolExecutor(*options)\n  for i in x: "
                "p.submit(f)\n") == "f many");
}
