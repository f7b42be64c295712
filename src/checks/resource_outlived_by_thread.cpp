// THR138: a file or socket is handed to a thread, and closed by the `with` around while that may still run.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class Outlived {
public:
  Outlived(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run() {
    for (const Entry &entry : context.facts.entries)
      if (!entry.creation.module.isNone() && (entry.isThread() && entry.start != Start::Handler) &&
          program.instr(entry.creation).op == Op::Call)
        visit(entry);
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  bool isClosedBy(ModuleId module, InstrId with, InstrId value) const;
  bool waits(const ir::Module &m, const Instr &call) const;
  void visit(const Entry &entry);
  void check(const Entry &entry, InstrId given);
};

/// `with open(...) as f:`, and the value is `f`.
bool Outlived::isClosedBy(ModuleId module, InstrId with, InstrId value) const {
  const ir::Module &m = program.irOf(module);
  ObjectKind kind = surelyKind(program, {module, value});
  if (kind != ObjectKind::File && kind != ObjectKind::Socket)
    return false;
  const Instr &load = m[value];
  bool bound = false;
  for (uint32_t i = with.v; i < m[with].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Store || in.a != load.a || in.b != load.b)
      continue;
    const Instr &stored = m.instrs[in.c];
    if (stored.op != Op::Enter || stored.a != m[with].a)
      return false; // bound anew
    bound = true;
  }
  return bound;
}

/// Something in the block may wait for the thread.
bool Outlived::waits(const ir::Module &m, const Instr &call) const {
  static constexpr llvm::StringRef names[] = {"join", "result",       "wait", "shutdown", "as_completed",
                                              "get",  "is_alive",     "map",  "acquire",  "exception",
                                              "done", "wait_for_all", "list", "close",    "gather"};
  NameId name = calleeName(m, call);
  return name && llvm::is_contained(names, m.text(name));
}

void Outlived::check(const Entry &entry, InstrId given) {
  Ref creation = entry.creation;
  const ir::Module &m = program.irOf(creation.module);
  if (m[given].op != Op::Load)
    return;
  InstrId with;
  for (InstrId marker : enclosingMarkers(program, creation)) {
    bool inner = with && m[marker].op == Op::With; // perhaps a pool, which waits at its end
    if (inner)
      return;
    if (m[marker].op == Op::With && !m[marker].has(ir::flag::Async) &&
        isClosedBy(creation.module, marker, given))
      with = marker;
  }
  if (!with)
    return;
  bool isStarted = entry.start == Start::Task;
  for (uint32_t i = creation.instr.v + 1; i < m[with].c; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::While)
      return; // the block goes on for as long as it likes
    if (in.op == Op::Return || in.op == Op::Yield || in.op == Op::Await || in.op == Op::Raise)
      return;
    if (in.op != Op::Call)
      continue;
    if (waits(m, in))
      return;
    InstrId receiver = receiverOf(m, in);
    if (receiver && calleeName(m, in) == knownName(known::start)) {
      isStarted = true;
      continue;
    }
    bool modelled = bool(program.apiOf({creation.module, InstrId(i)})) || isLogging(m, in);
    if (!modelled)
      return; // who knows whether it waits
  }
  if (!isStarted)
    return;
  std::string name = oneLine(context.sourceText({creation.module, given}));
  Finding &finding =
      context.report(rule, creation, {name, entry.function ? nameOf(program, entry.function) : "the thread"});
  finding.related.push_back(context.related({creation.module, with}, "closed at the end of this block"));
}

void Outlived::visit(const Entry &entry) {
  const ir::Module &m = program.irOf(entry.creation.module);
  for (const ir::Arg &arg : m.argsOf(program.instr(entry.creation))) {
    check(entry, arg.value);
    const Instr &value = m[arg.value];
    if (value.op == Op::MakeTuple || value.op == Op::MakeList)
      for (const ir::Arg &element : m.argsOf(value))
        check(entry, element.value);
  }
}

} // namespace

void checkTHR138(const CheckContext &context, RuleId rule) { Outlived(context, rule).run(); }

} // namespace threadlint
