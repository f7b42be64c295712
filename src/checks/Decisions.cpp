// Looks at what a check-then-act writes, and at the element it is about.
#include "checks/Decisions.h"
#include "checks/Guards.h"
#include "flow/Containers.h"
#include "flow/Updates.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// `[]`, `dict()`, `defaultdict(list)`: to be filled later.
static bool isEmptyContainer(const Program &program, Ref value) {
  const Instr &in = program.instr(value);
  if (in.op == Op::MakeList || in.op == Op::MakeDict || in.op == Op::MakeSet)
    return program.irOf(value.module).argsOf(in).empty();
  ApiId made = in.op == Op::Call ? program.apiOf(value) : ApiId();
  const Model &model = program.model();
  if (!made || model.api(made).kind != ApiKind::Class || !isContainer(program, value) ||
      model.api(made).name == "builtins.frozenset")
    return false;
  auto args = program.irOf(value.module).argsOf(in);
  return args.empty() || (args.size() == 1 && !program.functionsOf({value.module, args[0].value}).empty()) ||
         (args.size() == 1 &&
          llvm::any_of(program.valuesOf({value.module, args[0].value}), [&](const AbstractValue &v) {
            return v.kind == ValueKind::Api && model.api(ApiId(v.id)).kind == ApiKind::Class;
          }));
}

/// What is called is named like a class or like a function that makes a connection.
static bool makesByName(const ir::Module &m, const Instr &call) {
  const Instr &callee = m.instrs[call.a];
  llvm::StringRef name;
  if (callee.op == Op::Load)
    name = m.text(NameId(callee.a));
  else if (callee.op == Op::LoadAttr)
    name = m.text(NameId(callee.b));
  return llvm::StringSwitch<bool>(name)
      .Cases("connect", "open", "create_connection", "create_engine", true)
      .Default(false);
}

/// A connection, a file ...: has a method that ends it.
static bool isClosable(const Program &program, const AbstractValue &v) {
  return v.kind == ValueKind::ApiInstance && !ApiId(v.id).isNone() &&
         program.model().findMember(ApiId(v.id), "close");
}

/// `super().__new__(cls)`
static bool makesInstance(const Program &program, Ref call) {
  const ir::Module &m = program.irOf(call.module);
  const Instr &callee = m.instrs[program.instr(call).a];
  return callee.op == Op::LoadAttr && m.text(NameId(callee.b)) == "__new__";
}

/// Objects of the class change after they are made, or hold what exists once: a lock, a thread, a file.
static bool hasOwnState(const CheckContext &context, ClassId cls) {
  const Program &program = context.program;
  if (program.classInfo(cls).unknownBase || program.objectKindOf(cls) != ObjectKind::None)
    return true;
  for (ClassId c : program.classInfo(cls).mro) {
    const ClassInfo &info = program.classInfo(c);
    uint32_t first = program.modules()[info.module.v].firstFunction.v;
    uint32_t count = static_cast<uint32_t>(program.irOf(info.module).functions.size());
    for (uint32_t f = first; f < first + count; ++f) {
      const FunctionInfo &method = program.function(FuncId(f));
      if (method.owner != c)
        continue;
      bool isPublic = method.ir->name && !program.irOf(method.module).text(method.ir->name).starts_with("_");
      for (const Event &e : context.facts.summaries[f].events) {
        bool writes = e.kind == EventKind::Access && e.access != AccessKind::Read &&
                      e.access != AccessKind::Iterate && e.base.kind == Base::Self;
        if (writes && isPublic)
          return true;
        const Instr &store = program.instr({method.module, e.where});
        if (writes && store.op == Op::StoreAttr &&
            llvm::any_of(program.valuesOf({method.module, InstrId(store.c)}), [&](const AbstractValue &v) {
              return v.kind == ValueKind::ApiInstance &&
                     program.model().api(ApiId(v.id)).object != ObjectKind::None;
            }))
          return true;
      }
    }
  }
  return llvm::any_of(context.facts.accesses, [&](const Access &a) {
    const Variable &var = program.variable(a.place);
    return a.isWrite() && var.root == VarRoot::InstanceAttr && a.sharing != Sharing::Private &&
           program.isSubclass(cls, ClassId(var.owner));
  });
}

bool mustExistOnce(const CheckContext &context, Ref value) {
  const Program &program = context.program;
  bool isDirect = program.instr(value).op == Op::Call;
  if (isEmptyContainer(program, value)) // one in a local may have been filled before
    return true;
  value = soleDefinitionOf(program, value);
  if (program.instr(value).op == Op::Select) // `x or make()`
    return mustExistOnce(context, {value.module, InstrId(program.instr(value).b)});
  const Instr &in = program.instr(value);
  if (in.op != Op::Call)
    return false;
  if (makesInstance(program, value))
    return true;
  bool known = false;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if ((v.kind == ValueKind::Instance && hasOwnState(context, ClassId(v.id))) || isClosable(program, v))
      return true;
    if (v.kind == ValueKind::ApiInstance && program.model().api(ApiId(v.id)).object != ObjectKind::None)
      return true;
    known |= v.kind != ValueKind::Unknown && v.kind != ValueKind::External;
  }
  // One in a local may have been filled before.
  return !known && isDirect && makesByName(program.irOf(value.module), in);
}

/// As an element: the others under the same key are dropped with what was put into them, or with their
/// waiters.
static bool isFilledLater(const Program &program, Ref value) {
  if (isEmptyContainer(program, value))
    return true;
  return llvm::any_of(program.valuesOf(value), [&](const AbstractValue &v) {
    return v.kind == ValueKind::ApiInstance && program.model().api(ApiId(v.id)).object != ObjectKind::None;
  });
}

/// Under an `if` that asks for an option which is off by default: a way that only the start of the program
/// goes.
static bool isOptional(const Program &program, const Access &act) {
  const ir::Module &m = program.irOf(act.where.module);
  const FunctionInfo &info = program.function(program.functionOf(act.where));
  for (ir::InstrId marker : enclosingMarkers(program, act.where)) {
    const Instr *asked =
        m[marker].op == Op::If && m[marker].a != UINT32_MAX ? &m.instrs[m[marker].a] : nullptr;
    if (!asked || asked->op != Op::Load)
      continue;
    for (const ir::Param &p : m.paramsOf(*info.ir))
      if (p.name.v == asked->a && !p.defaultValue.isNone() && m[p.defaultValue].op == Op::Const &&
          ir::ConstKind(m[p.defaultValue].aux) == ir::ConstKind::False)
        return true;
  }
  return false;
}

/// The marker of the `if` that asks for the condition; none for a test that left early or by an exception.
static uint32_t endOfBranch(const ir::Module &m, const ir::Function &f, uint32_t test, uint32_t act) {
  for (uint32_t i = test; i < f.end; ++i)
    if (m.instrs[i].op == Op::If && m.instrs[i].a == test)
      return m.instrs[i].c > act ? m.instrs[i].c : f.end;
  return f.end;
}

/// A flag is set that was not, and under the test a thread is started.
static bool startsThreadOnce(const CheckContext &context, const Access &act) {
  const Program &program = context.program;
  FuncId f = program.functionOf(act.where);
  const ir::Module &m = program.irOf(act.where.module);
  const Instr &value = m.instrs[program.instr(act.where).c];
  bool isSet = ir::ConstKind(value.aux) == ir::ConstKind::True ||
               (ir::ConstKind(value.aux) == ir::ConstKind::Int && value.a != 0);
  if (!isSet)
    return false;
  uint32_t begin = act.test.instr.v, end = endOfBranch(m, *program.function(f).ir, begin, act.where.instr.v);
  for (const Event &e : context.facts.summaries[f.v].events) {
    if (e.kind == EventKind::Spawn && e.where.v >= begin && e.where.v < end)
      return true;
  }
  return false;
}

static bool isConstant(const Program &program, Ref value) { return program.instr(value).op == Op::Const; }

/// A constant, or what is named like one: `MAX_SIZE`, `config.MAX_SIZE`.
static bool isBound(const Program &program, Ref value) {
  const Instr &in = program.instr(value);
  if (in.op != Op::Load && in.op != Op::LoadAttr)
    return isConstant(program, value);
  llvm::StringRef name = program.irOf(value.module).text(NameId(in.op == Op::Load ? in.a : in.b));
  return name == name.upper();
}

/// `x is None`, `not x`, `x`: whether there is something already.
static bool asksWhetherThere(const Program &program, const Access &act) {
  const ir::Module &m = program.irOf(act.where.module);
  llvm::SmallVector<uint32_t, 4> todo{act.test.instr.v};
  for (unsigned steps = 0; !todo.empty() && steps < 16; ++steps) {
    uint32_t at = todo.pop_back_val();
    const Instr &in = m.instrs[at];
    Ref value{act.where.module, InstrId(at)};
    if (isSameValue(program, value, act.read) || soleDefinitionOf(program, value) == act.read)
      return true;
    ir::Operator op = ir::Operator(in.aux);
    bool isIdentity = in.op == Op::Compare && (op == ir::Operator::Is || op == ir::Operator::IsNot);
    if (in.op == Op::Unary || in.op == Op::Select || isIdentity)
      todo.push_back(in.a);
    if (in.op == Op::Select)
      todo.push_back(in.b);
  }
  return false;
}

/// `len(...)` is what is tested, against a limit that somebody chose: a constant only keeps a cache small.
static bool asksForRoom(const Program &program, const Access &act) {
  const Instr &read = program.instr(act.read), &test = program.instr(act.test);
  ApiId api = read.op == Op::Call ? program.apiOf(act.read) : ApiId();
  return api && program.model().api(api).name == "builtins.len" && test.op == Op::Compare &&
         !isConstant(program, {act.where.module, InstrId(test.b)});
}

/// `if x in seen: return False`, the act, `return True`: one caller should get that answer.
static bool answersWhoDid(const Program &program, const Access &act) {
  const ir::Module &m = program.irOf(act.where.module);
  InstrId test = act.test.instr;
  while (m[test].op == Op::Unary)
    test = InstrId(m[test].a);
  auto op = ir::Operator(m[test].aux);
  if (m[test].op != Op::Compare || (op != ir::Operator::In && op != ir::Operator::NotIn))
    return false;
  const ir::Function &f = *program.function(program.functionOf(act.where)).ir;
  auto answerFrom = [&](uint32_t i) -> std::optional<ir::ConstKind> {
    while (i < f.end && m.instrs[i].op != Op::Return && m.instrs[i].op != Op::EndIf)
      ++i;
    if (i == f.end || m.instrs[i].op != Op::Return || m.instrs[i].a == UINT32_MAX ||
        m.instrs[m.instrs[i].a].op != Op::Const)
      return std::nullopt;
    return ir::ConstKind(m.instrs[m.instrs[i].a].aux);
  };
  uint32_t branch = act.test.instr.v;
  while (branch < f.end && (m.instrs[branch].op != Op::If || m.instrs[branch].a != act.test.instr.v))
    ++branch;
  if (branch == f.end)
    return false;
  bool isInside = act.where.instr.v < m.instrs[branch].c;
  std::optional<ir::ConstKind> done = answerFrom(act.where.instr.v),
                               otherwise = answerFrom((isInside ? m.instrs[branch].c : branch) + 1);
  return done == ir::ConstKind::True && otherwise == ir::ConstKind::False;
}

/// The function raises such an error itself: who comes too late gets what the test would have given.
static bool raisesItself(const Program &program, Ref where, llvm::ArrayRef<llvm::StringRef> errors) {
  const ir::Module &m = program.irOf(where.module);
  const ir::Function &f = *program.function(program.functionOf(where)).ir;
  for (uint32_t i = f.begin; i < f.end; ++i) {
    if (m.instrs[i].op != Op::Raise || m.instrs[i].a == UINT32_MAX)
      continue;
    const Instr *error = &m.instrs[m.instrs[i].a];
    if (error->op == Op::Call)
      error = &m.instrs[error->a];
    if (error->op == Op::Load && llvm::is_contained(errors, m.text(NameId(error->a))))
      return true;
  }
  return false;
}

/// `while len(cache) > limit: cache.popitem()`: at worst one more than needed goes, of several.
static bool trimsToBound(const Program &program, Ref test) {
  const ir::Module &m = program.irOf(test.module);
  const Instr &in = m[test.instr];
  ir::Operator op = in.op == Op::Compare ? ir::Operator(in.aux) : ir::Operator::Eq;
  if ((op != ir::Operator::Gt && op != ir::Operator::Ge) || m.instrs[in.a].op != Op::Call)
    return false;
  ApiId api = program.apiOf({test.module, InstrId(in.a)});
  if (!api || program.model().api(api).name != "builtins.len")
    return false;
  const Instr &bound = m.instrs[in.b];
  return bound.op != Op::Const || (ir::ConstKind(bound.aux) == ir::ConstKind::Int && bound.a > 1);
}

static Decided decidedByMethod(const CheckContext &context, const Access &act) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(act.where.module);
  const Instr &call = program.instr(act.where);
  if (m.instrs[call.a].op != Op::LoadAttr)
    return Decided::Nothing;
  llvm::StringRef name = m.text(NameId(m.instrs[call.a].b));
  bool removes =
      llvm::StringSwitch<bool>(name).Cases("pop", "popleft", "popitem", "remove", true).Default(false);
  if (removes)
    return m.argsOf(call).size() > 1 || trimsToBound(program, act.test) ||
                   isCaught(program, act.where, {"KeyError", "IndexError", "ValueError"}) ||
                   raisesItself(program, act.where, {"KeyError", "IndexError", "ValueError"})
               ? Decided::Nothing
               : Decided::Removes;
  if ((name == "add" || name == "discard" || name == "append") && answersWhoDid(program, act))
    return Decided::Claims;
  bool adds =
      llvm::StringSwitch<bool>(name).Cases("append", "add", "appendleft", "insert", true).Default(false);
  return adds && asksForRoom(program, act) ? Decided::Limits : Decided::Nothing;
}

/// `if value > best: best = value`.
static bool isComparedWith(const Program &program, const Access &act, Ref value) {
  const Instr &test = program.instr(act.test);
  ir::Operator op = ir::Operator(test.aux);
  bool isOrder = test.op == Op::Compare && op >= ir::Operator::Lt && op <= ir::Operator::Ge;
  return isOrder && (isSameValue(program, {act.test.module, InstrId(test.a)}, value) ||
                     isSameValue(program, {act.test.module, InstrId(test.b)}, value));
}

/// The `if` that asks for the condition; none: a loop, or an outcome that is asked for later.
static InstrId branchOn(const ir::Module &m, const Access &act) {
  for (uint32_t i = act.test.instr.v + 1; i < act.where.instr.v; ++i)
    if (m.instrs[i].op == Op::If && m.instrs[i].a == act.test.instr.v)
      return InstrId(i);
  return {};
}

/// The other way out of the test is an exception: the answer must be right for one thread only.
static bool refusesOtherwise(const Program &program, const Access &act) {
  const ir::Module &m = program.irOf(act.where.module);
  InstrId branch = branchOn(m, act);
  if (!branch)
    return false;
  uint32_t end = m[branch].c, otherwise = end;
  for (uint32_t i = branch.v; i < end; ++i)
    if (m.instrs[i].op == Op::Else && m.instrs[i].c == branch.v)
      otherwise = i;
  bool isUnderTest = act.where.instr.v < otherwise;
  for (uint32_t i = isUnderTest ? otherwise : branch.v; i < (isUnderTest ? end : otherwise); ++i)
    if (m.instrs[i].op == Op::Raise)
      return true;
  return false;
}

/// `d["rows"] = {}` if there are none yet: both put the same there.
static bool isSameDefault(const Program &program, const Access &act) {
  const Instr &store = program.instr(act.where);
  return isConstant(program, {act.where.module, InstrId(store.b)}) &&
         isEmptyContainer(program, {act.where.module, InstrId(store.c)});
}

Decided decidedBy(const CheckContext &context, const Access &act) {
  const Program &program = context.program;
  const Instr &in = program.instr(act.where);
  Ref value{act.where.module, InstrId(in.c)};
  switch (in.op) {
  case Op::Store:
  case Op::StoreAttr:
    if (isComparedWith(program, act, value)) // `if n < 0: n = 0` sets a bound
      return isBound(program, value) ? Decided::Nothing : Decided::Replaces;
    if (!asksWhetherThere(program, act) || isOptional(program, act))
      return Decided::Nothing;
    if (isConstant(program, value))
      return startsThreadOnce(context, act) ? Decided::Creates : Decided::Nothing;
    return mustExistOnce(context, value) ? Decided::Creates : Decided::Nothing;
  case Op::StoreItem:
    if (isConstant(program, value))
      return Decided::Resets;
    if (isComparedWith(program, act, value))
      return Decided::Replaces;
    if (isSameDefault(program, act))
      return Decided::Nothing;
    return refusesOtherwise(program, act) || isFilledLater(program, value) ? Decided::Inserts
                                                                           : Decided::Nothing;
  case Op::DelItem:
    return isCaught(program, act.where, {"KeyError", "IndexError"}) ||
                   raisesItself(program, act.where, {"KeyError", "IndexError"})
               ? Decided::Nothing
               : Decided::Removes;
  case Op::Call:
    return decidedByMethod(context, act);
  default:
    return Decided::Nothing;
  }
}

bool isKeyOfThread(const Program &program, const Facts &facts, const Access &access) {
  ContainerUse use = containerUse(program, access.where);
  return !use.key.isNone() &&
         isKeyOfThread(program, facts, access.owner, {access.where.module, use.container}, use.key, true);
}

} // namespace threadlint
