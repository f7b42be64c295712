// What a name may be, by Python's scoping rules.
#include "testing/Linked.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("a global is seen by the functions of its module") {
  CHECK(reveal("class C: pass\nx = C()\ndef f():\n  reveal(x)\n") == "C()");
  CHECK(reveal("class C: pass\ndef f():\n  global x\n  x = C()\ndef g():\n  reveal(x)\n") == "C()");
  CHECK(reveal("x = None\ndef f():\n  global x\n  x = 1\nreveal(x)\n") == "None | int");
}

TEST_CASE("a local does not reach the global of its name") {
  CHECK(reveal("x = 1\ndef f():\n  x = ''\n  reveal(x)\nreveal(x)\n") == "int; str");
}

TEST_CASE("nonlocal stores to the enclosing function's variable") {
  CHECK(reveal("def f():\n  x = None\n  def g():\n    nonlocal x\n    x = 1\n  g()\n  reveal(x)\n") ==
        "None | int");
  CHECK(reveal("x = ''\ndef f():\n  x = None\n  def g():\n    reveal(x)\n  g()\n") == "None");
}

TEST_CASE("methods do not see names of the class body") {
  CHECK(reveal("x = 1\nclass C:\n  x = ''\n  reveal(x)\n  def m(self):\n    reveal(x)\n") == "str; int");
}

TEST_CASE("a class body reads the global until it binds the name") {
  CHECK(reveal("def f(): pass\nclass C:\n  g = f\n  reveal(f)\n") == "def f");
  CHECK(reveal("x = 1\nclass C:\n  x = x\n  reveal(x)\n") == "int");
}

TEST_CASE("comprehension targets stay in the comprehension") {
  CHECK(reveal("x = ''\ny = [reveal(x) for x in [1]]\nreveal(x)\n") == "int; str");
}

TEST_CASE("a walrus in a comprehension binds outside of it") {
  CHECK(reveal("def f():\n  [(y := i) for i in [1]]\n  reveal(y)\n") == "int");
}

TEST_CASE("an unbound name is a builtin, a bound one is not") {
  CHECK(reveal("reveal(len)\n") == "builtins.len");
  CHECK(reveal("def len(x): pass\nreveal(len)\n") == "def len");
  CHECK(reveal("reveal(nobody)\n") == "external builtins.nobody");
}

TEST_CASE("two functions have two locals of one name") {
  CHECK(reveal("def f():\n  x = 1\n  reveal(x)\ndef g():\n  x = ''\n  reveal(x)\n") == "int; str");
}

TEST_CASE("straight-line reassignment: the last store counts") {
  CHECK(reveal("def f():\n  x = 1\n  reveal(x)\n  x = ''\n  reveal(x)\n") == "int; str");
  CHECK(reveal("x = 1\nx = ''\nreveal(x)\n") == "str");
}

TEST_CASE("after a branch either store counts") {
  CHECK(reveal("def f(c):\n  x = None\n  if c:\n    x = 1\n    reveal(x)\n  reveal(x)\n") ==
        "int; None | int");
  CHECK(reveal("def f(c):\n  x = None\n  if c:\n    x = 1\n  else:\n    reveal(x)\n") == "None | int");
  CHECK(reveal("def f(c):\n  try:\n    x = 1\n  except E:\n    x = ''\n  reveal(x)\n") == "int | str");
  CHECK(reveal("def f(c):\n  match c:\n    case 1:\n      x = 1\n    case _:\n      x = ''\n  reveal(x)\n") ==
        "int | str");
}

TEST_CASE("in a loop a later store reaches an earlier load") {
  CHECK(reveal("def f(c):\n  x = None\n  while c:\n    reveal(x)\n    x = 1\n  reveal(x)\n") ==
        "None | int; None | int");
  CHECK(reveal("def f(c):\n  for i in c:\n    x = 1\n    reveal(x)\n") == "int");
}

TEST_CASE("a global that functions store to is not followed in straight lines") {
  CHECK(reveal("x = 1\ndef f():\n  global x\n  x = None\nx = ''\nf()\nreveal(x)\n") == "None | int | str");
}

TEST_CASE("a cell is not followed in straight lines: nested functions run at any time") {
  CHECK(reveal("def f():\n  x = 1\n  def g():\n    reveal(x)\n  g()\n  x = ''\n") == "int | str");
}

TEST_CASE("very deep nesting gives up following, not the answer") {
  std::string text = "def f(c):\n x = 1\n";
  std::string indent = " ";
  for (int i = 0; i < 90; ++i) {
    text += indent + "if c:\n";
    indent += " ";
  }
  text += indent + "x = ''\n" + indent + "reveal(x)\n reveal(x)\n";
  std::string found = reveal(text);
  CHECK(found.find("str") != std::string::npos);
  CHECK(llvm::StringRef(found).ends_with("int | str"));
}
