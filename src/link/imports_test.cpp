// Imports over several modules.
#include "testing/Linked.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("imports of a module and of its names") {
  PySource util{"util.py", "class C: pass\nx = C()\n"};
  CHECK(reveal({{"main.py", "import util\nreveal(util)\nreveal(util.x)\n"}, util}) == "module util; C()");
  CHECK(reveal({{"main.py", "import util as u\nreveal(u.C)\n"}, util}) == "class C");
  CHECK(reveal({{"main.py", "from util import x\nreveal(x)\n"}, util}) == "C()");
  CHECK(reveal({{"main.py", "from util import x as y, C as D\nreveal(y)\nreveal(D())\n"}, util}) ==
        "C(); C()");
  CHECK(reveal({{"main.py", "def f():\n  from util import x\n  reveal(x)\n"}, util}) == "C()");
}

TEST_CASE("star imports bind what the module has") {
  PySource util{"util.py", "class C: pass\nx = C()\n"};
  CHECK(reveal({{"main.py", "from util import *\nreveal(x)\n"}, util}) == "C()");
  CHECK(reveal({{"main.py", "from threading import *\nreveal(Lock)\nreveal(len)\n"}}) ==
        "threading.Lock; builtins.len");
  CHECK(reveal({{"main.py", "from util import *\nx = 1\nreveal(x)\n"}, util}) == "int");
  CHECK(reveal({{"main.py", "from mid import x\nreveal(x)\n"}, {"mid.py", "from util import *\n"}, util}) ==
        "C()");
}

TEST_CASE("dotted imports bind the top package, whose submodules are attributes") {
  std::vector<PySource> tree = {{"main.py", "import a.b.c\nreveal(a)\nreveal(a.b.c.x)\n"},
                                {"a/__init__.py", ""},
                                {"a/b/__init__.py", ""},
                                {"a/b/c.py", "x = 1\n"}};
  CHECK(reveal(tree) == "module a; int");
  tree[0].text = "import a.b.c as z\nreveal(z)\n";
  CHECK(reveal(tree) == "module a.b.c");
  tree[0].text = "from a.b import c\nreveal(c.x)\n";
  CHECK(reveal(tree) == "int");
}

TEST_CASE("namespace packages have no module of their own") {
  CHECK(reveal({{"main.py", "import a.b\nreveal(a.b.x)\n"}, {"a/b.py", "x = 1\n"}}) == "int");
  CHECK(reveal({{"main.py", "from a import b\nreveal(b.x)\n"}, {"a/b.py", "x = 1\n"}}) == "int");
}

TEST_CASE("relative imports count packages upwards") {
  std::vector<PySource> tree = {
      {"a/__init__.py", "from .m import x as top\nreveal(top)\n"},
      {"a/m.py", "x = 1\n"},
      {"a/b/__init__.py", "from ..m import x\nfrom . import n\nreveal(x)\nreveal(n)\n"},
      {"a/b/n.py", "from ..m import x\nfrom .. import m\nfrom ... import z\n"
                   "reveal(x)\nreveal(m)\n"}};
  CHECK(reveal(tree) == "int; int; module a.b.n; int; module a.m");
}

TEST_CASE("a relative import above the top is not known") {
  CHECK(reveal({{"main.py", "from ...x import y\nreveal(y)\n"}, {"y.py", "q = 1\n"}}).find("external") == 0);
}

TEST_CASE("package __init__ re-exports") {
  CHECK(reveal({{"main.py", "from a import C\nreveal(C())\n"},
                {"a/__init__.py", "from .impl import C\n"},
                {"a/impl.py", "class C: pass\n"}}) == "C()");
  CHECK(reveal({{"main.py", "import a\nreveal(a.b.f)\n"},
                {"a/__init__.py", "from .impl import b\n"},
                {"a/impl.py", "class b:\n  f = 1\n"},
                {"a/b.py", "f = ''\n"}}) == "int");
}

TEST_CASE("imports in cycles") {
  CHECK(reveal({{"a.py", "import b\nx = 1\nreveal(b.y)\n"}, {"b.py", "from a import x\ny = x\n"}}) == "int");
  CHECK(reveal({{"a.py", "from b import x\nreveal(x)\n"}, {"b.py", "from a import x\nreveal(x)\n"}}) ==
        "?; ?");
}

TEST_CASE("conditional imports give all that may be bound") {
  CHECK(reveal("try:\n  from queue import Queue\nexcept ImportError:\n  from Queue import "
               "Queue\nreveal(Queue())\n") == "queue.Queue()");
  CHECK(reveal({{"main.py",
                 "try:\n  import fast as impl\nexcept ImportError:\n  import slow as impl\nreveal(impl.f)\n"},
                {"fast.py", "def f(): pass\n"},
                {"slow.py", "f = None\n"}}) == "None | def f");
  CHECK(reveal("try:\n  import nothing\nexcept ImportError:\n  nothing = None\nreveal(nothing)\n") ==
        "None | external nothing");
}

TEST_CASE("an import under TYPE_CHECKING serves annotations") {
  CHECK(reveal({{"main.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from m import C\n"
                            "def f(c: 'C'):\n  reveal(c)\n"},
                {"m.py", "class C: pass\n"}}) == "some C");
}

TEST_CASE("modelled modules") {
  CHECK(reveal("import threading\nreveal(threading.Lock())\n") == "threading.Lock()");
  CHECK(reveal("import threading as t\nreveal(t.Thread)\n") == "threading.Thread");
  CHECK(reveal("from threading import Thread as T\nreveal(T)\n") == "threading.Thread");
  CHECK(reveal("import concurrent.futures\nreveal(concurrent.futures.ThreadPoolExecutor())\n") ==
        "concurrent.futures.ThreadPoolExecutor()");
  CHECK(reveal("from concurrent import futures\nreveal(futures.ThreadPoolExecutor())\n") ==
        "concurrent.futures.ThreadPoolExecutor()");
  CHECK(reveal("import thread\nreveal(thread.start_new_thread)\n") == "_thread.start_new_thread");
  CHECK(reveal("import os.path\nreveal(os.path.join)\n") == "os.path.join");
}

TEST_CASE("a modelled module is not shadowed by a file of its name") {
  CHECK(reveal({{"main.py", "import threading\nreveal(threading.Lock)\n"}, {"threading.py", "Lock = 1\n"}}) ==
        "threading.Lock");
}

TEST_CASE("unknown modules keep their dotted names") {
  CHECK(reveal("import x.y\nreveal(x.y.z)\n") == "external x.y.z");
  CHECK(reveal("from x.y import z as w\nreveal(w)\n") == "external x.y.z");
  CHECK(reveal("from .x import z\nreveal(z)\n").find("external") == 0);
}

TEST_CASE("of several modules of one name the neighbour is meant") {
  std::vector<PySource> two = {{"one/main.py", "import util\nreveal(util.x)\n", "main"},
                               {"one/util.py", "x = 1\n", "util"},
                               {"two/main.py", "import util\nreveal(util.x)\n", "main"},
                               {"two/util.py", "x = ''\n", "util"}};
  CHECK(reveal(two) == "int; str");
  two.push_back({"three/main.py", "import util\nreveal(util)\n", "main"});
  CHECK(reveal(two) == "int; str; external util");
}

TEST_CASE("attributes stored on a module from outside") {
  CHECK(reveal({{"main.py", "import config\nconfig.x = 1\n"},
                {"config.py", "x = None\ndef f():\n  reveal(x)\n"}}) == "None | int");
}

TEST_CASE("the order of inputs does not matter") {
  std::vector<PySource> tree = {
      {"main.py", "import a.b\nfrom a import C\nclass D(C): pass\nreveal(D().m())\n"},
      {"a/__init__.py", "from .b import *\nreveal(C.x)\n"},
      {"a/b.py", "class C:\n  x = 1\n  def m(self):\n    return self.n()\n"
                 "  def n(self): return ''\n"}};
  std::string forward = Linked(tree).revealed();
  CHECK(forward == Linked(tree, true).revealed());
  CHECK(forward == "str; int");
}

TEST_CASE("modules named by base classes are wanted before the first link") {
  std::string text = "from .base import Worker\nimport a.b\nclass C(Worker, a.b.D): pass\nimport unused\n";
  ir::Module m = lowered(text);
  PySource source{"pkg/m.py", text};
  std::vector<std::string> wanted = importedBases(inputOf(source, FileId(0), m));
  CHECK(wanted == std::vector<std::string>{"a", "a.b", "a.b.D", "pkg", "pkg.base", "pkg.base.Worker"});
}

TEST_CASE("callees of code on threads are wanted") {
  Linked p("import threading, work, other\nother.g()\ndef run():\n  helper()\ndef helper():\n  work.step()\n"
           "threading.Thread(target=run).start()\n");
  CHECK(wantedModules(p.program) == std::vector<std::string>{"work", "work.step"});
  Linked none("import work\ndef run():\n  work.step()\nrun()\n");
  CHECK(wantedModules(none.program).empty());
}

TEST_CASE("star imports reach through star imports") {
  std::vector<PySource> tree = {{"main.py", "from a import *\nreveal(x)\nreveal(Lock)\n"},
                                {"a.py", "from b import *\n"},
                                {"b.py", "from c import *\nfrom threading import *\nfrom a import *\n"},
                                {"c.py", "class C: pass\nx = C()\n"}};
  CHECK(reveal(tree) == "C(); threading.Lock");
  CHECK(Linked(tree, true).revealed() == "C(); threading.Lock");
}
