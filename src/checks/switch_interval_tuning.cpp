// THR809: a program with threads changes how often the interpreter switches between them.
#include "checks/Guards.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

static bool isCallOf(const Program &program, Ref value, llvm::ArrayRef<llvm::StringLiteral> names) {
  if (program.instr(value).op != Op::Call)
    return false;
  ApiId api = program.apiOf(value);
  return api && llvm::is_contained(names, llvm::StringRef(program.model().api(api).name));
}

constexpr llvm::StringLiteral Getters[] = {"sys.getswitchinterval", "sys.getcheckinterval"},
                              Setters[] = {"sys.setswitchinterval", "sys.setcheckinterval"};

/// The value that was in force before: it is put back.
static bool isFormerValue(const Program &program, Ref value) {
  if (isCallOf(program, value, Getters))
    return true;
  for (VarId variable : program.variablesOf(value))
    for (Ref store : program.storesOf(variable)) {
      const Instr &in = program.instr(store);
      bool stores = in.op == Op::Store || in.op == Op::StoreAttr;
      if (stores && in.c != UINT32_MAX && isCallOf(program, {store.module, ir::InstrId(in.c)}, Getters))
        return true;
    }
  return false;
}

/// Programs that measure the interpreter itself.
static bool isBenchmark(const CheckContext &context, Ref where) {
  llvm::StringRef path = context.sources.files[context.program.fileOf(where.module)].path;
  llvm::SmallVector<llvm::StringRef, 8> parts;
  path.split(parts, '/');
  return llvm::any_of(parts, [](llvm::StringRef part) {
    return part.starts_with_insensitive("bench") || part.starts_with("perf") || part.ends_with("_bench.py") ||
           part.ends_with("_benchmark.py");
  });
}

void checkTHR809(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  if (llvm::none_of(context.facts.entries, [](const Entry &e) { return e.isThread(); }))
    return;
  forEachApiCall(program, [&](Ref call, const Instr &in, const Api &api) {
    if (!llvm::is_contained(Setters, llvm::StringRef(api.name)))
      return;
    const ir::Module &m = program.irOf(call.module);
    llvm::ArrayRef<ir::Arg> args = m.argsOf(in);
    bool putBack = args.size() == 1 && isFormerValue(program, {call.module, args[0].value});
    if (putBack || isTestCode(context, call) || isBenchmark(context, call))
      return;
    std::string unit = m.text(calleeName(m, in)) == "setcheckinterval" ? "100 instructions" : "0.005 seconds";
    context.report(rule, call, {oneLine(context.sourceText(call)), unit});
  });
}

} // namespace threadlint
