// Follows a stored value backwards to a read of the place it is stored to.
#include "flow/Updates.h"
#include "flow/Operators.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr unsigned MaxSteps = 64; ///< values looked at for one store
constexpr unsigned MaxCopies = 2; ///< locals followed in a row

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

/// The blocks around an instruction: the marker of each and of the arm it stands in.
using Blocks = llvm::SmallVector<std::pair<uint32_t, uint32_t>, 8>;
static Blocks blocksAround(const Program &program, Ref where) {
  Blocks open;
  const ir::Module &m = program.irOf(where.module);
  for (uint32_t i = program.function(program.functionOf(where)).ir->begin; i < where.instr.v; ++i) {
    const Instr &in = m.instrs[i];
    switch (in.op) {
    case Op::If:
    case Op::Loop:
    case Op::Try:
    case Op::With:
    case Op::Match:
      open.push_back({i, i});
      break;
    case Op::EndIf:
    case Op::EndLoop:
    case Op::EndTry:
    case Op::EndWith:
    case Op::EndMatch:
      open.pop_back();
      break;
    case Op::Else:
    case Op::LoopElse:
    case Op::Except:
    case Op::TryElse:
    case Op::Finally:
    case Op::Case:
      open.back().second = i;
      break;
    default:
      break;
    }
  }
  return open;
}

/// Whoever comes to `later` has come through `earlier` (in one turn of the loops around both).
static bool isOnTheWay(const Program &program, Ref earlier, Ref later) {
  Blocks a = blocksAround(program, earlier), b = blocksAround(program, later);
  return a.size() <= b.size() && std::equal(a.begin(), a.end(), b.begin());
}

/// What a plain local of this function was given before the store.
void Search::followLocal(Item item) {
  VarId local = program.variablesOf(ref(item.value))[0];
  if (item.copies >= MaxCopies || !local || program.variable(local).root != VarRoot::Local)
    return;
  llvm::SmallVector<Ref, 4> before;
  for (Ref s : program.storesOf(local))
    if (s.module == store.module && s.instr.v < item.value &&
        program.functionOf(s) == program.functionOf(store))
      before.push_back(s);
  llvm::sort(before, [](Ref a, Ref b) { return a.instr < b.instr; });
  for (Ref s : llvm::reverse(before)) {
    if (todo.size() >= MaxSteps)
      return;
    todo.push_back({program.instr(s).c, item.copies + 1, item.changed});
    if (before.size() > 1 && isOnTheWay(program, s, ref(item.value)))
      return; // nothing that was stored before comes through
  }
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

Ref soleDefinitionOf(const Program &program, Ref value) {
  for (unsigned copies = 0; copies < MaxCopies; ++copies) {
    if (program.instr(value).op != Op::Load)
      return value;
    VarId local = program.variablesOf(value)[0];
    if (!local || program.variable(local).root != VarRoot::Local)
      return value;
    const FunctionInfo &info = program.function(program.functionOf(value));
    if (llvm::any_of(program.irOf(value.module).paramsOf(*info.ir),
                     [&](const ir::Param &p) { return p.name.v == program.instr(value).a; }))
      return value;
    llvm::ArrayRef<Ref> stores = program.storesOf(local);
    if (stores.size() != 1 || stores[0].module != value.module || stores[0].instr.v >= value.instr.v ||
        program.functionOf(stores[0]) != program.functionOf(value))
      return value;
    const Instr &store = program.instr(stores[0]);
    if (store.op != Op::Store || store.c == UINT32_MAX)
      return value;
    value.instr = InstrId(store.c);
  }
  return value;
}

} // namespace threadlint
