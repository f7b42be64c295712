// THR901: one call goes through a container that another thread changes; the GIL alone makes that one step.
#include "checks/Guards.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include "llvm/ADT/DenseSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `list(d)`, `sum(d.values())`, `d.copy()`: the call that goes through the container; none for other reads.
static InstrId snapshotOf(const Program &program, const Access &read) {
  const ir::Module &m = program.irOf(read.where.module);
  static constexpr llvm::StringRef taking[] = {"list", "tuple", "set", "frozenset", "dict", "sorted",
                                               "sum",  "min",   "max", "any",       "all"};
  const ir::Function &f = *program.function(program.functionOf(read.where)).ir;
  const Instr &at = m[read.where.instr];
  NameId own = calleeName(m, at);
  if (own && receiverOf(m, at) && m.text(own) == "copy")
    return read.where.instr;
  for (uint32_t i = read.where.instr.v; i < f.end && i < read.where.instr.v + 4; ++i) {
    const Instr &in = m.instrs[i];
    NameId name = calleeName(m, in);
    if (!name || receiverOf(m, in) || !llvm::is_contained(taking, m.text(name)) || in.c == 0)
      continue;
    ApiId api = program.apiOf({read.where.module, InstrId(i)});
    if (!api || !llvm::StringRef(program.model().api(api).name).starts_with("builtins."))
      continue;
    // The container itself, or a view of it.
    InstrId argument = m.argsOf(in)[0].value;
    bool isView =
        m[argument].op == Op::Call && argument == read.where.instr &&
        llvm::is_contained({llvm::StringRef("values"), llvm::StringRef("items"), llvm::StringRef("keys")},
                           own ? m.text(own) : llvm::StringRef());
    bool isLoad = i == read.where.instr.v || argument == read.where.instr;
    if (isView || (isLoad && (m[argument].op == Op::Load || m[argument].op == Op::LoadAttr)))
      return InstrId(i);
  }
  return {};
}

/// Free-threaded CPython holds the lock of a dict or set for the whole call; of a deque it does not.
static bool isLockedBy(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  llvm::StringRef name = m.text(calleeName(m, m[call.instr]));
  static constexpr llvm::StringRef locking[] = {"list", "dict", "set", "frozenset", "sorted", "copy"};
  InstrId container = receiverOf(m, m[call.instr]);
  if (!container)
    container = m.argsOf(m[call.instr])[0].value;
  bool isDeque = llvm::any_of(program.valuesOf({call.module, container}), [&](const AbstractValue &v) {
    return (v.kind == ValueKind::ApiInstance || v.kind == ValueKind::Container) && !ApiId(v.id).isNone() &&
           llvm::StringRef(program.model().api(ApiId(v.id)).name).ends_with("deque");
  });
  return !isDeque && llvm::is_contained(locking, name);
}

namespace {

class Snapshots {
public:
  Snapshots(const CheckContext &context, RuleId rule) : context(context), rule(rule) {}
  void visit(llvm::ArrayRef<Access> same);

private:
  const CheckContext &context;
  RuleId rule;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> reported;

  void report(const Access &read, const Access &write, InstrId call);
};

void Snapshots::report(const Access &read, const Access &write, InstrId call) {
  Ref where{read.where.module, call};
  if (!reported.insert({where.module.v, call.v}).second)
    return;
  bool isLocked = isLockedBy(context.program, where);
  Finding &f = context.report(rule, where,
                              {oneLine(context.sourceText(where)), textOfPlace(context, read),
                               describeThread(context, read, write),
                               isLocked ? "that CPython locks the container meanwhile is no promise"
                                        : "only the GIL makes that one step"});
  if (isLocked)
    f.confidence = Confidence::Low;
  f.related.push_back(context.related(write.where, "it is changed here"));
  context.biteWithoutGil(f);
}

void Snapshots::visit(llvm::ArrayRef<Access> same) {
  if (!same[0].contents)
    return;
  const Facts &facts = context.facts;
  for (const Access &read : same) {
    if (read.isWrite() || read.assumed || isTestCode(context, read.where) ||
        isCaught(context.program, read.where, {"RuntimeError"}, Broad::No))
      continue;
    InstrId call = snapshotOf(context.program, read);
    if (!call)
      continue;
    for (const Access &write : same) {
      if (!write.isWrite() || !write.resizes || write.assumed ||
          !facts.mayRace(context.program, read, write) || !facts.locksets.disjoint(read.held, write.held) ||
          !facts.isCertain(context.program, read, write))
        continue;
      report(read, write, call);
      break;
    }
  }
}

} // namespace

void checkTHR901(const CheckContext &context, RuleId rule) {
  Snapshots snapshots(context, rule);
  forEachPlace(context.facts.accesses, [&](llvm::ArrayRef<Access> same) { snapshots.visit(same); });
}

} // namespace threadlint
