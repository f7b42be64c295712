// Follows a stored value backwards to a read of the place it is stored to.
#include "flow/Updates.h"
#include "flow/Operators.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr unsigned MaxSteps = 64;      ///< values looked at for one store
constexpr unsigned MaxCopies = 2;      ///< locals followed in a row
constexpr uint32_t MaxDistance = 4000; ///< instructions between a store and a load that it may reach

/// Who comes to `use` has been at `before` last: no branch, loop or `try` ends or changes arms in between
/// that was open there.
bool isAlwaysPassed(const ir::Module &m, uint32_t before, uint32_t use) {
  if (use - before > MaxDistance)
    return false;
  unsigned open = 0;
  for (uint32_t i = before + 1; i < use; ++i) {
    switch (m.instrs[i].op) {
    case Op::If:
    case Op::Loop:
    case Op::Try:
    case Op::Match:
      ++open;
      break;
    case Op::EndIf:
    case Op::EndLoop:
    case Op::EndTry:
    case Op::EndMatch:
      if (open-- == 0)
        return false;
      break;
    case Op::Else:
    case Op::LoopElse:
    case Op::Except:
    case Op::Finally:
    case Op::TryElse:
    case Op::Case:
      if (open == 0)
        return false;
      break;
    default:
      break;
    }
  }
  return true;
}

/// A loop that is open at `use` comes to the later store, and back.
bool isLaterInLoop(const ir::Module &m, uint32_t first, uint32_t use, uint32_t store) {
  for (uint32_t i = first; i < use; ++i)
    if (m.instrs[i].op == Op::Loop && m.instrs[i].c > store)
      return true;
  return false;
}

/// The stores of its function from which the load of a local may have its value, in order. `certain` when it
/// has it from one of them.
struct ReachingStores {
  llvm::SmallVector<uint32_t, 4> stores;
  bool certain = false;
};

ReachingStores storesReaching(const Program &program, Ref load) {
  ReachingStores out;
  VarId local = program.variablesOf(load)[0];
  if (!local || program.variable(local).root != VarRoot::Local)
    return out;
  FuncId f = program.functionOf(load);
  const ir::Module &m = program.irOf(load.module);
  uint32_t first = program.function(f).ir->begin;
  for (Ref s : program.storesOf(local))
    if (program.functionOf(s) == f && s.instr < load.instr && isAlwaysPassed(m, s.instr.v, load.instr.v)) {
      first = out.certain ? std::max(first, s.instr.v) : s.instr.v;
      out.certain = true;
    }
  for (Ref s : program.storesOf(local))
    if (program.functionOf(s) == f && s.instr.v >= first &&
        (s.instr < load.instr || isLaterInLoop(m, first, load.instr.v, s.instr.v)))
      out.stores.push_back(s.instr.v);
  llvm::sort(out.stores);
  return out;
}

class Search {
public:
  Search(const Program &p, Ref store)
      : program(p), store(store), written(p.instr(store)), m(p.irOf(store.module)) {
    if (written.op != Op::StoreItem)
      places = p.variablesOf(store);
  }

  Ref run();

private:
  struct Item {
    uint32_t value;
    unsigned copies;
    bool changed = false; ///< by an operator or a call on the way to the store
  };

  Ref ref(uint32_t value) const { return {store.module, InstrId(value)}; }
  bool readsPlace(uint32_t value) const;
  bool isSame(uint32_t a, uint32_t b) const { return isSameValue(program, ref(a), ref(b)); }
  bool asksForKey(const Instr &call) const;
  bool isConversion(uint32_t call) const;
  void follow(Item item);
  void followLocal(Item item);

  const Program &program;
  Ref store;
  const Instr &written;
  const ir::Module &m;
  llvm::SmallVector<VarId, 2> places;
  llvm::SmallVector<Item, 8> todo;
};

/// `d.get(key, ...)` for the `d[key]` that is stored to.
bool Search::asksForKey(const Instr &call) const {
  const Instr &callee = m.instrs[call.a];
  if (callee.op != Op::LoadAttr || m.argsOf(call).empty())
    return false;
  llvm::StringRef name = m.text(NameId(callee.b));
  return (name == "get" || name == "setdefault" || name == "pop") && isSame(callee.a, written.a) &&
         isSame(m.argsOf(call)[0].value.v, written.b);
}

bool Search::readsPlace(uint32_t value) const {
  const Instr &in = m.instrs[value];
  if (written.op == Op::StoreItem) {
    if (in.op == Op::Call)
      return asksForKey(in);
    return in.op == Op::LoadItem && isSame(in.a, written.a) && isSame(in.b, written.b);
  }
  if (in.op != Op::Load && in.op != Op::LoadAttr)
    return false;
  if (in.op == Op::LoadAttr && written.op == Op::StoreAttr && !isSame(in.a, written.a))
    return false; // of another object
  return llvm::any_of(program.variablesOf(ref(value)),
                      [&](VarId v) { return v && llvm::is_contained(places, v); });
}

/// `int(x)`, `list(x)`: once done, doing it again changes nothing.
bool Search::isConversion(uint32_t call) const {
  Callees callees = program.calleesOf(ref(call));
  return callees.functions.empty() && (callees.apis.empty() || llvm::any_of(callees.apis, [&](ApiId api) {
                                         return program.model().api(api).kind == ApiKind::Class;
                                       }));
}

/// What a plain local of this function was given before the store.
void Search::followLocal(Item item) {
  if (item.copies >= MaxCopies)
    return;
  for (uint32_t s : storesReaching(program, ref(item.value)).stores)
    if (s < store.instr.v && todo.size() < MaxSteps)
      todo.push_back({m.instrs[s].c, item.copies + 1, item.changed});
}

void Search::follow(Item item) {
  const Instr &in = m.instrs[item.value];
  switch (in.op) {
  case Op::BinOp:
    todo.push_back({in.b, item.copies, true});
    todo.push_back({in.a, item.copies, true});
    return;
  case Op::Unary:
    todo.push_back({in.a, item.copies, true});
    return;
  case Op::Call:
    if (!isConversion(item.value))
      for (const ir::Arg &arg : m.argsOf(in))
        todo.push_back({arg.value.v, item.copies, true});
    return;
  case Op::Load:
    return followLocal(item);
  default:
    return;
  }
}

Ref Search::run() {
  todo.push_back({written.c, 0});
  for (unsigned steps = 0; !todo.empty() && steps < MaxSteps; ++steps) {
    Item item = todo.pop_back_val();
    if (item.value == UINT32_MAX)
      continue;
    if (!readsPlace(item.value))
      follow(item);
    else if (item.changed) // `x = x` changes nothing
      return ref(item.value);
  }
  return {};
}

/// `+=` on a list, set or dict: what is stored is the object that was read, changed by one operation.
bool isOneOperation(const Program &program, Ref value, Ref read) {
  const Instr &made = program.instr(value);
  if (made.op != Op::BinOp || !made.has(ir::flag::InPlace) || made.a != read.instr.v)
    return false;
  const OperatorMethods *methods = methodsOf(ir::Operator(made.aux));
  return llvm::any_of(program.valuesOf(read), [&](const AbstractValue &v) {
    bool isObject = v.kind == ValueKind::Container || v.kind == ValueKind::ApiInstance;
    ApiId method = isObject ? program.model().findMember(ApiId(v.id), methods->inPlace) : ApiId();
    return method && program.model().api(method).atomic != Atomic::No;
  });
}

} // namespace

Ref oldValueOf(const Program &program, Ref store) {
  Ref read = Search(program, store).run();
  if (read.module.isNone() || isOneOperation(program, {store.module, InstrId(program.instr(store).c)}, read))
    return {};
  return read;
}

bool isSameValue(const Program &program, Ref a, Ref b) {
  for (unsigned depth = 0; depth < 16; ++depth) {
    if (a == b)
      return true;
    const Instr &x = program.instr(a), &y = program.instr(b);
    if (x.op != y.op)
      return false;
    if (x.op == Op::Const)
      return x.aux == y.aux && x.a == y.a && x.a != UINT32_MAX;
    if (x.op != Op::Load && x.op != Op::LoadAttr)
      return false;
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(a);
    bool same = !variables.empty() && variables == program.variablesOf(b);
    if (x.op == Op::Load)
      return same;
    if (!same && x.b != y.b)
      return false;
    a.instr = InstrId(x.a);
    b.instr = InstrId(y.a);
  }
  return false;
}

static bool isParameter(const Program &program, Ref load) {
  const FunctionInfo &info = program.function(program.functionOf(load));
  return llvm::any_of(program.irOf(load.module).paramsOf(*info.ir),
                      [&](const ir::Param &p) { return p.name.v == program.instr(load).a; });
}

Ref soleDefinitionOf(const Program &program, Ref value) {
  for (unsigned copies = 0; copies < MaxCopies; ++copies) {
    if (program.instr(value).op != Op::Load)
      return value;
    VarId local = program.variablesOf(value)[0];
    if (!local || program.variable(local).root != VarRoot::Local)
      return value;
    llvm::ArrayRef<Ref> stores = program.storesOf(local);
    if (llvm::any_of(stores, [&](Ref s) { return program.functionOf(s) != program.functionOf(value); }))
      return value;
    ReachingStores reaching = storesReaching(program, value);
    if (reaching.stores.size() != 1 ||
        (!reaching.certain && (stores.size() > 1 || isParameter(program, value))))
      return value;
    const Instr &store = program.irOf(value.module).instrs[reaching.stores[0]];
    if (store.op != Op::Store || store.c == UINT32_MAX)
      return value;
    value.instr = InstrId(store.c);
  }
  return value;
}

} // namespace threadlint
