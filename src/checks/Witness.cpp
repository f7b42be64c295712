// Explores the steps of two accesses, and puts the interleaving found into words with small values.
#include "checks/Witness.h"
#include "checks/Objects.h"
#include "flow/Interleave.h"
#include "flow/Window.h"

namespace threadlint {

using ir::Op;
using ir::Operator;

namespace {

constexpr int FirstValue = 5; ///< of the place, in the words of a witness

/// One of the two threads.
struct Side {
  const Access &access;
  std::vector<Step> steps;
  std::string name;
  std::optional<int> change; ///< Update: what it adds; Write: what it stores; when that is written down
};

class Teller {
public:
  Teller(const CheckContext &context, const Access &a, const Access &b)
      : context(context), program(context.program), sides{sideOf(a), sideOf(b)} {
    nameThreads();
  }
  /// Projects both; `runtime` none: threads switch anywhere.
  std::optional<Interleaving> explore(RuntimeId runtime);
  Witness tell(const Interleaving &order);

private:
  const CheckContext &context;
  const Program &program;
  Side sides[2];
  int value = FirstValue;
  int seen[2] = {FirstValue, FirstValue};
  bool numbers = true; ///< all values are known
  SetTable<LockId>::Items held[2];

  Side sideOf(const Access &access) const;
  void nameThreads();
  std::optional<int> changeOf(const Access &access) const;
  std::optional<int> constant(ModuleId module, uint32_t value) const;
  bool isOpen(const Access &access, RuntimeId runtime) const;
  WitnessThread threadOf(const Side &side) const;
  Ref pauseOf(const Access &access) const;
  std::string textOf(uint32_t thread, const Step &step, std::optional<Harm> harm);
  std::string lockText(uint32_t thread, const Step &step);
  std::string readText(uint32_t thread);
  std::string writeText(uint32_t thread, bool isLost);
  std::string nameOfLock(LockId lock) const;
  std::string source(Ref at) const { return "`" + oneLine(context.sourceText(at)) + "`"; }
  std::string place(uint32_t thread) const { return source(target(sides[thread].access)); }
  Ref target(const Access &access) const;
  llvm::StringRef verb(uint32_t thread) const;
  std::string who(uint32_t thread) const { return "`" + sides[thread].name + "`"; }
  std::string lockWords(uint32_t thread) const;
};

Side Teller::sideOf(const Access &access) const { return {access, {}, {}, changeOf(access)}; }

void Teller::nameThreads() {
  for (Side &side : sides) {
    EntryId owner = side.access.owner;
    side.name = owner                  ? nameOf(program, context.facts.entries[owner].function)
                : side.access.byCaller ? nameOf(program, program.functionOf(side.access.where))
                                       : "MainThread";
  }
  if (sides[0].name != sides[1].name)
    return;
  sides[0].name += "#1";
  sides[1].name += "#2";
}

/// The expression that is written to, the call that changes the place, or what is iterated over.
Ref Teller::target(const Access &access) const {
  const ir::Instr &in = program.instr(access.where);
  bool loops = in.op == Op::Loop && in.a != UINT32_MAX;
  return loops ? Ref{access.where.module, ir::InstrId(in.a)} : access.where;
}

llvm::StringRef Teller::verb(uint32_t thread) const {
  switch (program.instr(sides[thread].access.where).op) {
  case Op::Call:
    return " does ";
  case Op::DelItem:
    return " deletes ";
  default:
    return " writes ";
  }
}

std::optional<int> Teller::constant(ModuleId module, uint32_t value) const {
  constexpr uint32_t small = 1000;
  const ir::Instr &in = program.irOf(module).instrs[value];
  if (in.op != Op::Const || ir::ConstKind(in.aux) != ir::ConstKind::Int || in.a > small)
    return {};
  return static_cast<int>(in.a);
}

std::optional<int> Teller::changeOf(const Access &access) const {
  const ir::Instr &store = program.instr(access.where);
  bool stores = store.op == Op::Store || store.op == Op::StoreAttr || store.op == Op::StoreItem;
  if (!stores || store.c == UINT32_MAX)
    return {};
  ModuleId module = access.where.module;
  if (!access.isUpdate())
    return constant(module, store.c);
  const ir::Instr &value = program.irOf(module).instrs[store.c];
  if (value.op != Op::BinOp)
    return {};
  auto isRead = [&](uint32_t v) {
    return v == access.read.instr.v || program.instr({module, ir::InstrId(v)}).op == Op::Load;
  };
  Operator op = Operator(value.aux);
  auto left = constant(module, value.a), right = constant(module, value.b);
  if (op == Operator::Add && left && isRead(value.b))
    return left;
  if ((op == Operator::Add || op == Operator::Sub) && right && isRead(value.a))
    return op == Operator::Add ? *right : -*right;
  return {};
}

bool Teller::isOpen(const Access &access, RuntimeId runtime) const {
  if (runtime.isNone() || access.read.instr.isNone())
    return true;
  return windowOn(program, context.model.runtime(runtime), access.read, access.where).isOpen();
}

std::optional<Interleaving> Teller::explore(RuntimeId runtime) {
  for (Side &side : sides)
    side.steps = stepsOf(program, context.facts, side.access, isOpen(side.access, runtime));
  return findBadInterleaving(sides[0].steps, sides[1].steps);
}

std::string Teller::nameOfLock(LockId id) const {
  const Lock &lock = context.facts.locks[id];
  if (VarId variable = variableOf(program, lock))
    return "`" + program.describe(variable) + "`";
  return lock.name ? "`" + program.text(lock.name).str() + "`" : "a lock";
}

std::string Teller::lockWords(uint32_t thread) const {
  std::string out;
  for (LockId l : held[thread])
    out += (out.empty() ? ", holding " : " and ") + nameOfLock(l);
  return out;
}

std::string Teller::lockText(uint32_t thread, const Step &step) {
  if (step.kind == StepKind::Acquire) {
    held[thread].push_back(step.lock);
    return who(thread) + " takes " + nameOfLock(step.lock);
  }
  llvm::erase(held[thread], step.lock);
  return who(thread) + " gives " + nameOfLock(step.lock) + " back";
}

std::string Teller::readText(uint32_t thread) {
  seen[thread] = value;
  std::string shown = numbers ? std::to_string(value) : "the old value";
  return who(thread) + " reads " + source(sides[thread].access.read) + " (" + shown + ")" + lockWords(thread);
}

std::string Teller::writeText(uint32_t thread, bool isLost) {
  const Side &side = sides[thread];
  bool updates = side.access.isUpdate();
  if (side.change)
    value = updates ? seen[thread] + *side.change : *side.change;
  std::string shown;
  if (numbers)
    shown = " (" + std::to_string(value) + ")";
  else if (updates)
    shown = isLost ? " (made from the old value)" : " (a new value)";
  std::string out = who(thread) + verb(thread).str() + place(thread) + shown + lockWords(thread);
  if (!isLost)
    return out;
  bool other = sides[1 - thread].access.isUpdate();
  return out + ": " + (other ? "the update of " : "what ") + who(1 - thread) + (other ? "" : " has done") +
         " is lost";
}

/// `harm`: what this step does, when it is the one that does it.
std::string Teller::textOf(uint32_t thread, const Step &step, std::optional<Harm> harm) {
  const Access &access = sides[thread].access;
  switch (step.kind) {
  case StepKind::Acquire:
  case StepKind::Release:
    return lockText(thread, step);
  case StepKind::Read:
    return readText(thread);
  case StepKind::Write:
    return writeText(thread, harm == Harm::LostUpdate);
  case StepKind::Test:
    return who(thread) + " tests " + source({access.where.module, step.where}) + " and goes on" +
           lockWords(thread);
  case StepKind::Act:
    return who(thread) + verb(thread).str() + place(thread) +
           (harm ? ", although " + who(1 - thread) + " has changed it since the test" : lockWords(thread));
  case StepKind::Begin:
    return who(thread) + " begins to iterate over " + place(thread) + lockWords(thread);
  case StepKind::Next:
    return who(thread) + " goes on with " + place(thread) + ", which " + who(1 - thread) + " has changed";
  }
  return {};
}

/// Waiting under a lock would keep the other thread from coming in between.
Ref Teller::pauseOf(const Access &access) const {
  for (const Event &e : context.facts.summaries[program.functionOf(access.where).v].events) {
    bool between = e.where.v > access.read.instr.v && e.where.v < access.where.instr.v;
    if (e.kind == EventKind::Acquire && between && context.facts.locksets.contains(access.held, e.lock))
      return {access.where.module, e.where};
  }
  return {};
}

WitnessThread Teller::threadOf(const Side &side) const {
  const Access &access = side.access;
  const FunctionInfo &f = program.function(program.functionOf(access.where));
  const ir::Module &m = program.irOf(access.where.module);
  WitnessThread out;
  out.name = side.name;
  out.function =
      f.ir->name ? m.text(f.ir->name).str() : (f.ir->kind == ir::FuncKind::Lambda ? "<lambda>" : "<module>");
  out.file = program.fileOf(access.where.module);
  Ref read = access.kind == AccessKind::Iterate ? target(access) : lookOf(program, access);
  out.read = read.instr.isNone() ? Span() : program.span(read);
  out.write = program.span(target(access));
  if (Ref pause = pauseOf(access); !pause.instr.isNone() && !access.read.instr.isNone())
    out.pause = program.span(pause);
  const ir::Instr &in = program.instr(access.where);
  if (in.op == Op::Store)
    out.stored = m.text(NameId(in.a));
  else if (in.op == Op::StoreAttr)
    out.stored = m.text(NameId(in.b));
  return out;
}

WitnessKind kindOf(Harm harm) {
  switch (harm) {
  case Harm::LostUpdate:
    return WitnessKind::LostUpdate;
  case Harm::StaleDecision:
    return WitnessKind::StaleDecision;
  case Harm::Mutated:
    return WitnessKind::Mutated;
  }
  llvm_unreachable("harm");
}

Witness Teller::tell(const Interleaving &order) {
  numbers = llvm::all_of(sides, [](const Side &s) { return s.change.has_value(); });
  Witness out;
  out.kind = kindOf(order.harm);
  llvm::ArrayRef<Turn> turns = order.turns;
  auto stepOf = [&](Turn turn) -> const Step & { return sides[turn.thread].steps[turn.step]; };
  uint32_t victim = turns.back().thread;
  for (size_t i = 0; i < turns.size(); ++i) {
    uint32_t thread = turns[i].thread;
    const Step &step = stepOf(turns[i]);
    ModuleId module = sides[thread].access.where.module;
    std::string text = textOf(thread, step, i + 1 == turns.size() ? std::optional(order.harm) : std::nullopt);
    if (step.where) // else a caller does it
      out.steps.push_back({thread == victim ? 0u : 1u, program.fileOf(module),
                           program.span({module, step.where}), std::move(text)});
  }
  out.threads[0] = threadOf(sides[victim]);
  out.threads[1] = threadOf(sides[1 - victim]);
  for (const Side &side : sides)
    if (EntryId owner = side.access.owner)
      if (Ref made = context.facts.entries[owner].creation; !made.module.isNone() && out.starter.isNone())
        out.starter = program.fileOf(made.module);
  return out;
}

} // namespace

bool canGoWrong(const CheckContext &context, const Access &a, const Access &b) {
  return Teller(context, a, b).explore({}).has_value();
}

void addWitness(const CheckContext &context, Finding &finding, const Access &a, const Access &b) {
  Teller teller(context, a, b);
  std::optional<Interleaving> found;
  for (RuntimeId r : context.runtimes)
    if (!found && llvm::is_contained(finding.runtimes, context.model.runtime(r).name))
      found = teller.explore(r);
  if (!found)
    found = teller.explore({});
  if (found)
    finding.witness = teller.tell(*found);
}

} // namespace threadlint
