// THR903: a test that is marked to run on several threads changes what belongs to the whole process.
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class ParallelTests {
public:
  ParallelTests(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}

  void module(ModuleId id) {
    const ir::Module &m = program.irOf(id);
    bool all = isMarkedModule(m);
    if (!all && !m.names.find("parallel_threads") && !m.names.find("iterations"))
      return;
    for (uint32_t i = 0; i < m.functions.size(); ++i) {
      const ir::Function &f = m.functions[FuncId(i)];
      if (f.kind != ir::FuncKind::Def || !f.name || !m.text(f.name).starts_with("test"))
        continue;
      Marks marks = marksOf(m, FuncId(i));
      if (!marks.safe && (all || marks.parallel))
        check(id, f);
    }
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  struct Marks {
    bool parallel = false, safe = false;
  };

  /// `pytestmark = pytest.mark.parallel_threads(4)`
  static bool isMarkedModule(const ir::Module &m) {
    NameId name = m.names.find("pytestmark");
    return name && llvm::any_of(m.instrs, [&](const Instr &in) {
             return in.op == Op::Store && NameId(in.a) == name &&
                    mentions(m, InstrId(in.c), {"parallel_threads", "iterations"});
           });
  }

  static Marks marksOf(const ir::Module &m, FuncId f) {
    Marks marks;
    llvm::SmallVector<InstrId, 4> made;
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      if (in.op == Op::MakeFunc && FuncId(in.a) == f)
        made.push_back(InstrId(i));
      if (made.empty() || in.op != Op::Call || !in.has(ir::flag::Decorator) || in.c == 0 ||
          !llvm::is_contained(made, m.argsOf(in)[0].value))
        continue;
      made.push_back(InstrId(i));
      marks.parallel |= mentions(m, InstrId(in.a), {"parallel_threads", "iterations"});
      marks.safe |= mentions(m, InstrId(in.a), {"thread_unsafe"});
    }
    return marks;
  }

  void check(ModuleId id, const ir::Function &f) const {
    const ir::Module &m = program.irOf(id);
    auto report = [&](Span span, llvm::StringRef what) {
      context.report(rule, program.fileOf(id), span, {m.text(f.name).str(), what.str()});
    };
    static constexpr llvm::StringRef fixtures[] = {"capsys",      "capfd",   "capsysbinary", "capfdbinary",
                                                   "monkeypatch", "recwarn", "mocker"};
    for (const ir::Param &p : m.paramsOf(f))
      if (llvm::is_contained(fixtures, m.text(p.name)))
        return report(p.span, m.text(p.name));
    static constexpr llvm::StringRef blocks[] = {
        "catch_warnings", "warns", "deprecated_call", "patch", "redirect_stdout", "redirect_stderr", "chdir"};
    for (uint32_t i = f.begin; i < f.end; ++i) {
      const Instr &in = m.instrs[i];
      if (in.op != Op::With || m.instrs[in.a].op != Op::Call)
        continue;
      const Instr &call = m.instrs[in.a];
      NameId name = calleeName(m, call);
      InstrId base = receiverOf(m, call);
      bool isPatch = base && mentions(m, base, {"patch"});
      if (isPatch || (name && llvm::is_contained(blocks, m.text(name))))
        return report(m.spans[in.a], oneLine(context.sourceText({id, InstrId(call.a)})));
    }
  }
};

} // namespace

void checkTHR903(const CheckContext &context, RuleId rule) {
  ParallelTests tests(context, rule);
  for (uint32_t i = 0; i < context.program.modules().size(); ++i)
    tests.module(ModuleId(i));
}

} // namespace threadlint
