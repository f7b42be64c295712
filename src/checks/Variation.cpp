// A value on a thread -> whether the other threads of its entry have another one, by what it is made of.
#include "checks/Variation.h"
#include "checks/Guards.h"
#include "checks/Origins.h"
#include "checks/Shapes.h"
#include "flow/Updates.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

constexpr unsigned MaxValues = 48; ///< looked at for one answer
constexpr unsigned MaxCallers = 3; ///< calls followed in a row
constexpr size_t MaxStores = 4;    ///< of one variable

class VariationSearch {
public:
  VariationSearch(const CheckContext &context, EntryId entry)
      : context(context), program(context.program), entry(entry) {}
  Variation run(Ref value);

private:
  struct Item {
    Ref value;
    unsigned callers;
    bool byStarter; ///< in the code that makes the thread: what its loops take differs from thread to thread
  };
  const CheckContext &context;
  const Program &program;
  EntryId entry;
  llvm::SmallVector<Item, 8> todo;
  llvm::DenseSet<uint64_t> seen;
  bool isUnknown = false, isGiven = false, isOwn = false;

  void push(const Item &from, uint32_t value) {
    if (value != UINT32_MAX)
      todo.push_back({{from.value.module, InstrId(value)}, from.callers, from.byStarter});
  }
  void pushOperands(const Item &item);
  void follow(const Item &item);
  void followLoad(const Item &item);
  void followAttribute(const Item &item);
  void followParameter(const Item &item, FuncId f, uint32_t index);
  void followCallers(const Item &item, FuncId f, uint32_t index);
  void followCall(const Item &item);
};

void VariationSearch::pushOperands(const Item &item) {
  const ir::Module &m = program.irOf(item.value.module);
  forEachOperand(m, m[item.value.instr], [&](InstrId operand) { push(item, operand.v); });
}

void VariationSearch::followCallers(const Item &item, FuncId f, uint32_t index) {
  const FunctionInfo &info = program.function(f);
  bool method = info.owner && !info.ir->is(ir::funcflag::StaticMethod);
  bool any = false;
  for (Ref call : program.callersOf(f)) {
    if (item.callers == 0 || !context.facts.runsOn(program, program.functionOf(call), entry))
      continue;
    auto args = program.irOf(call.module).argsOf(program.instr(call));
    uint32_t position = index - (method ? 1 : 0);
    bool plain =
        index >= uint32_t(method) && position < args.size() && args[position].kind == ir::ArgKind::Positional;
    if (!plain)
      return void(isUnknown = true);
    todo.push_back({{call.module, args[position].value}, item.callers - 1, false});
    any = true;
  }
  isUnknown |= !any;
}

void VariationSearch::followParameter(const Item &item, FuncId f, uint32_t index) {
  if (item.byStarter || !entry)
    return void(isUnknown = true);
  const Entry &of = context.facts.entries[entry];
  if (of.function != f)
    return followCallers(item, f, index);
  bool isSelf =
      index == 0 && program.function(f).owner && !program.function(f).ir->is(ir::funcflag::StaticMethod);
  if (isSelf) {
    Sharing sharing = of.arguments.empty() ? Sharing::Unknown : of.arguments[0];
    isOwn |= sharing == Sharing::PerThread && of.start == Start::Run;
    isUnknown |= sharing != Sharing::Shared;
    return;
  }
  ApiId api = of.creation.module.isNone() ? ApiId() : program.apiOf(of.creation);
  if (of.start == Start::Handler || (api && program.model().api(api).effect == Effect::Map))
    return void(isOwn = true);
  Ref given = argumentOfEntry(context, of, index);
  if (given.module.isNone())
    return void(isUnknown = true);
  if (program.instr(given).op == Op::Const)
    return void(isGiven = true);
  todo.push_back({given, 0, true});
}

void VariationSearch::followLoad(const Item &item) {
  FuncId f = program.functionOf(item.value);
  const Instr &in = program.instr(item.value);
  VarId v = program.variablesOf(item.value)[0];
  llvm::ArrayRef<Ref> stores = program.storesOf(v);
  bool isOwnLocal = (program.variable(v).root == VarRoot::Local || (item.byStarter && !stores.empty())) &&
                    llvm::all_of(stores, [&](Ref s) { return program.functionOf(s) == f; });
  if (isOwnLocal && stores.empty())
    if (int index = parameterIndex(program, f, NameId(in.a)); index >= 0)
      return followParameter(item, f, static_cast<uint32_t>(index));
  // What web frameworks call `request` is the one that the thread handles.
  bool isRequest = entry && context.facts.entries[entry].start == Start::Handler &&
                   program.irOf(item.value.module).text(NameId(in.a)) == "request";
  if (!isOwnLocal && isRequest)
    return void(isOwn = true);
  if (!isOwnLocal) { // a global, a builtin, a variable of an enclosing function
    isUnknown |= stores.size() > 1;
    return;
  }
  isUnknown |= stores.size() > MaxStores;
  for (Ref store : stores.take_front(MaxStores))
    push(item, program.instr(store).c);
}

void VariationSearch::followAttribute(const Item &item) {
  const Instr &in = program.instr(item.value);
  bool isFixed = llvm::all_of(program.variablesOf(item.value), [&](VarId v) {
    return v && llvm::all_of(program.storesOf(v), [&](Ref s) {
             return program.function(program.functionOf(s)).ir->name == knownName(known::__init__) ||
                    program.function(program.functionOf(s)).ir->kind != ir::FuncKind::Def;
           });
  });
  isUnknown |= !isFixed;
  push(item, in.a);
}

void VariationSearch::followCall(const Item &item) {
  ApiId id = program.apiOf(item.value);
  llvm::StringRef name = id ? llvm::StringRef(program.model().api(id).name) : llvm::StringRef();
  bool saysWho = name == "threading.get_ident" || name == "threading.current_thread" ||
                 name == "threading.get_native_id" || name == "threading.currentThread";
  if (saysWho || (id && program.model().api(id).effect == Effect::Get))
    return void(isOwn = true);
  bool inLoop = item.byStarter && llvm::any_of(enclosingMarkers(program, item.value), [&](InstrId marker) {
                  return program.irOf(item.value.module)[marker].op == Op::Loop;
                });
  if (inLoop) // `connection, _ = listener.accept()`
    return void(isOwn = true);
  bool isPure =
      llvm::StringSwitch<bool>(name)
          .Cases("builtins.len", "builtins.range", "builtins.int", "builtins.str", "builtins.min", true)
          .Cases("builtins.max", "builtins.abs", "builtins.round", "builtins.enumerate", true)
          .Default(false);
  isUnknown |= !isPure;
  pushOperands(item);
}

void VariationSearch::follow(const Item &item) {
  const Instr &in = program.instr(item.value);
  switch (in.op) {
  case Op::Const:
    return;
  case Op::Load:
    return followLoad(item);
  case Op::LoadAttr:
    return followAttribute(item);
  case Op::Call:
    return followCall(item);
  case Op::IterElem:
    isOwn |= item.byStarter;
    return push(item, in.a);
  case Op::Unpack:
  case Op::Enter:
  case Op::Await:
    return push(item, in.a);
  case Op::BinOp:
  case Op::Unary:
  case Op::Compare:
  case Op::Select:
  case Op::Slice:
  case Op::LoadItem:
  case Op::FString:
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeDict:
    return pushOperands(item);
  default:
    isUnknown = true;
  }
}

Variation VariationSearch::run(Ref value) {
  todo.push_back({value, MaxCallers, false});
  for (unsigned budget = MaxValues; !todo.empty() && !isOwn; --budget) {
    if (budget == 0)
      return Variation::Unknown;
    Item item = todo.pop_back_val();
    item.value = soleDefinitionOf(program, item.value);
    if (seen.insert((uint64_t(item.value.module.v) << 32) | item.value.instr.v).second)
      follow(item);
  }
  if (isOwn || isGiven)
    return isOwn ? Variation::Own : Variation::Given;
  return isUnknown ? Variation::Unknown : Variation::Same;
}

} // namespace

Variation variationOf(const CheckContext &context, Ref value, EntryId entry) {
  return VariationSearch(context, entry).run(value);
}

} // namespace threadlint
