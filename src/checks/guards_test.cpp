// Which blocks an instruction is in, and whether its function may run without it.
#include "checks/Guards.h"
#include "testing/Linked.h"

using namespace threadlint;
using namespace threadlint::testing;

namespace {

/// The kinds of blocks around the call `probe()` of each program.
std::string around(const std::string &text) {
  Linked p("def f():\n" + text);
  Ref probe = p.call("probe()");
  std::string out;
  for (ir::InstrId marker : enclosingMarkers(p.program, probe)) {
    ir::Op op = p.program.irOf(probe.module)[marker].op;
    out += op == ir::Op::If     ? "if "
           : op == ir::Op::Loop ? "loop "
           : op == ir::Op::Try  ? "try "
           : op == ir::Op::With ? "with "
                                : "match ";
  }
  return out;
}

bool underTest(const std::string &text) {
  Linked p("def f():\n" + text);
  return isUnderTest(p.program, p.call("probe()"));
}

} // namespace

TEST_CASE("blocks around an instruction, without those that are over") {
  CHECK(around("  probe()\n") == "");
  CHECK(around("  if a:\n    b()\n  probe()\n") == "");
  CHECK(around("  with a:\n    for b in c:\n      if d:\n        e()\n      probe()\n") == "with loop ");
  CHECK(around("  if a:\n    b()\n  elif c:\n    probe()\n") == "if if ");
  CHECK(around("  for a in b:\n    try:\n      c()\n    finally:\n      probe()\n") == "loop try ");
  CHECK(around("  while a:\n    pass\n  else:\n    probe()\n") == "loop ");
}

TEST_CASE("what stands under a test") {
  CHECK_FALSE(underTest("  probe()\n"));
  CHECK_FALSE(underTest("  with a:\n    for b in c:\n      probe()\n"));
  CHECK_FALSE(underTest("  if a:\n    b()\n  probe()\n"));
  CHECK_FALSE(underTest("  try:\n    probe()\n  except E:\n    b()\n"));
  CHECK_FALSE(underTest("  try:\n    a()\n  finally:\n    probe()\n"));
  CHECK(underTest("  if a:\n    probe()\n"));
  CHECK(underTest("  if a:\n    b()\n  else:\n    probe()\n"));
  CHECK(underTest("  a and probe()\n"));
  CHECK(underTest("  try:\n    a()\n  except E:\n    probe()\n"));
  CHECK(underTest("  try:\n    a()\n  except E:\n    b()\n  else:\n    probe()\n"));
  CHECK(underTest("  match a:\n    case 1:\n      probe()\n"));
}

TEST_CASE("a loop is no test, but does not run its body just once") {
  Linked p("def f():\n  for a in b:\n    first()\n  second()\n");
  CHECK(isUnderTestOrLoop(p.program, p.call("first()")));
  CHECK_FALSE(isUnderTestOrLoop(p.program, p.call("second()")));
}
