// Finds the container behind an operation by what its value may be, and its holder by where it was made.
#include "flow/Containers.h"
#include "flow/Updates.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

/// The class of a container, or none.
static ApiId classOf(const AbstractValue &v) {
  return v.kind == ValueKind::Container || v.kind == ValueKind::ApiInstance ? ApiId(v.id) : ApiId();
}

/// Has methods that change its contents and is no object of another kind, such as a queue.
static bool isMutableContainer(const Model &model, ApiId cls) {
  if (!cls || model.api(cls).object != ObjectKind::None)
    return false;
  return llvm::any_of(llvm::ArrayRef<llvm::StringRef>{"clear", "append", "__setitem__"}, [&](auto name) {
    ApiId method = model.findMember(cls, name);
    return method && model.api(method).mutates && model.api(method).effect == Effect::None;
  });
}

bool isContainer(const Program &program, Ref value) {
  if (value.instr.isNone())
    return false;
  return llvm::any_of(program.valuesOf(value), [&](const AbstractValue &v) {
    return isMutableContainer(program.model(), classOf(v));
  });
}

bool isSequence(const Program &program, Ref value) {
  return llvm::any_of(program.valuesOf(value), [&](const AbstractValue &v) {
    return classOf(v) && program.model().findMember(classOf(v), "append");
  });
}

static bool keepsSize(llvm::StringRef method) {
  return llvm::StringSwitch<bool>(method)
      .Cases("sort", "reverse", "move_to_end", "rotate", "__setitem__", true)
      .Default(false);
}

/// Methods whose first argument names the element.
static bool takesKey(llvm::StringRef method) {
  return llvm::StringSwitch<bool>(method)
      .Cases("get", "setdefault", "add", "discard", "remove", true)
      .Cases("append", "index", "count", true)
      .Default(false);
}

static ContainerUse useByMethod(const Program &program, Ref call, const Instr &in) {
  ContainerUse use;
  const ir::Module &m = program.irOf(call.module);
  const Instr &callee = m.instrs[in.a];
  if (callee.op != Op::LoadAttr || !isContainer(program, {call.module, InstrId(callee.a)}))
    return use;
  for (const AbstractValue &v : program.valuesOf({call.module, InstrId(in.a)})) {
    if (v.kind != ValueKind::ApiMethod)
      continue;
    const Api &api = program.model().api(ApiId(v.id));
    llvm::StringRef name = m.text(NameId(callee.b));
    use.container = InstrId(callee.a);
    use.writes |= api.mutates;
    use.resizes |= api.mutates && !keepsSize(name);
    auto args = m.argsOf(in);
    bool popsKey = name == "pop" && !args.empty() && m[args[0].value].op != Op::Const;
    if ((takesKey(name) || popsKey) && !args.empty())
      use.key = args[0].value;
  }
  return use;
}

/// `len(x)`, `list(x)`: one operation that reads; `heappush(x, 1)`: one that changes it.
static ContainerUse useByBuiltin(const Program &program, Ref call, const Instr &in) {
  ContainerUse use;
  ApiId api = program.apiOf(call);
  auto args = program.irOf(call.module).argsOf(in);
  if (!api)
    return use;
  if (int8_t changed = program.model().api(api).changesIndex; changed >= 0) { // `heappush(heap, x)`
    auto at = static_cast<size_t>(changed);
    if (at < args.size() && args[at].kind == ir::ArgKind::Positional &&
        isContainer(program, {call.module, args[at].value}))
      use = {args[at].value, true, true, false, {}};
    return use;
  }
  if (args.size() != 1 || !program.model().api(api).name.starts_with("builtins."))
    return use;
  if (isContainer(program, {call.module, args[0].value}))
    use.container = args[0].value;
  return use;
}

Ref goneThrough(const Program &program, Ref iterable) {
  const ir::Module &m = program.irOf(iterable.module);
  for (unsigned depth = 0; depth < 4 && !iterable.instr.isNone(); ++depth) {
    const Instr &call = m[iterable.instr];
    if (call.op != Op::Call)
      return isContainer(program, iterable) ? iterable : Ref();
    const Instr &callee = m.instrs[call.a];
    if (callee.op == Op::LoadAttr) {
      bool isView = llvm::StringSwitch<bool>(m.text(NameId(callee.b)))
                        .Cases("items", "keys", "values", "iteritems", "iterkeys", "itervalues", true)
                        .Default(false);
      iterable.instr = isView ? InstrId(callee.a) : InstrId();
      continue;
    }
    ApiId api = program.apiOf(iterable);
    llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
    bool isLazy = llvm::StringSwitch<bool>(name)
                      .Cases("builtins.enumerate", "builtins.iter", "builtins.reversed", true)
                      .Default(false);
    iterable.instr = isLazy && !m.argsOf(call).empty() ? m.argsOf(call)[0].value : InstrId();
  }
  return {};
}

/// The key was taken from the container: `for key, value in list(d.items())`.
static bool isTakenFrom(const Program &program, Ref key, InstrId container) {
  const ir::Module &m = program.irOf(key.module);
  InstrId value = soleDefinitionOf(program, key).instr;
  if (m[value].op == Op::Unpack)
    value = InstrId(m[value].a);
  if (m[value].op != Op::IterElem)
    return false;
  value = InstrId(m[value].a);
  for (unsigned depth = 0; depth < 4 && m[value].op == Op::Call; ++depth) {
    const Instr &callee = m.instrs[m[value].a];
    auto args = m.argsOf(m[value]);
    if (callee.op == Op::LoadAttr)
      value = InstrId(callee.a);
    else if (!args.empty())
      value = args[0].value;
    else
      return false;
  }
  return isSameValue(program, {key.module, value}, {key.module, container});
}

/// All that the container may be was written with this key: `{"hits": 0}`.
static bool isWrittenWith(const Program &program, Ref key, InstrId container) {
  const Instr &wanted = program.instr(key);
  llvm::ArrayRef<AbstractValue> values = program.valuesOf({key.module, container});
  return wanted.op == Op::Const && !values.empty() && llvm::all_of(values, [&](const AbstractValue &v) {
           if (v.kind != ValueKind::Container || !v.site)
             return false;
           Ref made = program.site(v.site).where;
           const ir::Module &m = program.irOf(made.module);
           auto text = [](const ir::Module &of, const Instr &in) {
             bool isText =
                 in.op == Op::Const && ir::ConstKind(in.aux) == ir::ConstKind::Str && in.a != UINT32_MAX;
             return isText ? of.text(NameId(in.a)) : llvm::StringRef();
           };
           llvm::StringRef name = text(program.irOf(key.module), wanted);
           return program.instr(made).op == Op::MakeDict && !name.empty() &&
                  llvm::any_of(m.argsOf(program.instr(made)),
                               [&](const ir::Arg &arg) { return text(m, m[arg.value]) == name; });
         });
}

/// The element is there already.
static bool replacesElement(const Program &program, Ref key, InstrId container) {
  return isWrittenWith(program, key, container) || isTakenFrom(program, key, container);
}

ContainerUse containerUse(const Program &program, Ref at) {
  const Instr &in = program.instr(at);
  ContainerUse use;
  auto ofItem = [&](bool writes, bool resizes) {
    if (isContainer(program, {at.module, InstrId(in.a)}))
      use = {InstrId(in.a), writes, resizes, false, InstrId(in.b)};
    return use;
  };
  switch (in.op) {
  case Op::LoadItem:
    return ofItem(false, false);
  case Op::StoreItem: {
    ofItem(true, false);
    // A list has the element already.
    for (const AbstractValue &v : program.valuesOf({at.module, InstrId(in.a)}))
      if (ApiId cls = classOf(v))
        use.resizes |= !use.container.isNone() && !program.model().findMember(cls, "append");
    use.resizes = use.resizes && !replacesElement(program, {at.module, InstrId(in.b)}, use.container);
    return use;
  }
  case Op::DelItem:
    return ofItem(true, true);
  case Op::Compare: {
    auto op = ir::Operator(in.aux);
    if ((op == ir::Operator::In || op == ir::Operator::NotIn) &&
        isContainer(program, {at.module, InstrId(in.b)}))
      use = {InstrId(in.b), false, false, false, InstrId(in.a)};
    return use;
  }
  case Op::Call:
    use = useByMethod(program, at, in);
    return use.container.isNone() ? useByBuiltin(program, at, in) : use;
  case Op::Loop:
    if (ir::LoopKind(in.aux) != ir::LoopKind::While)
      use = {goneThrough(program, {at.module, InstrId(in.a)}).instr, false, false, true, {}};
    return use;
  default:
    return use;
  }
}

/// The variable into which a new container is put at once.
static VarId firstVariable(const Program &program, SiteId site) {
  Ref made = program.site(site).where;
  const ir::Module &m = program.irOf(made.module);
  uint32_t end = std::min<uint32_t>(made.instr.v + 8, static_cast<uint32_t>(m.instrs.size()));
  for (uint32_t i = made.instr.v + 1; i < end; ++i) {
    const Instr &in = m.instrs[i];
    if ((in.op != Op::Store && in.op != Op::StoreAttr) || in.c != made.instr.v)
      continue;
    llvm::SmallVector<VarId, 2> variables = program.variablesOf({made.module, InstrId(i)});
    return variables.empty() ? VarId() : variables[0];
  }
  return {};
}

/// The one variable into which all that the value may be was put first.
static VarId holderBySite(const Program &program, Ref container) {
  VarId holder;
  for (const AbstractValue &v : program.valuesOf(container)) {
    if (v.kind == ValueKind::Const)
      continue;
    VarId first = v.site && classOf(v) ? firstVariable(program, v.site) : VarId();
    if (!first || (holder && first != holder))
      return {};
    holder = first;
  }
  return holder;
}

llvm::SmallVector<Holder, 2> holdersOf(const Program &program, Ref container) {
  Ref value = soleDefinitionOf(program, container);
  const Instr &in = program.instr(value);
  bool isVariable = in.op == Op::Load || in.op == Op::LoadAttr;
  llvm::SmallVector<VarId, 2> variables =
      isVariable ? program.variablesOf(value) : llvm::SmallVector<VarId, 2>();
  auto objectOf = [&](VarId v) {
    bool isOwn = in.op == Op::LoadAttr && llvm::is_contained(variables, v);
    return isOwn ? InstrId(in.a) : container.instr;
  };
  if (VarId holder = holderBySite(program, container))
    return {{holder, objectOf(holder)}};
  llvm::SmallVector<Holder, 2> out;
  for (VarId v : variables)
    if (v && program.variable(v).root != VarRoot::Local)
      out.push_back({v, objectOf(v)});
  return out;
}

} // namespace threadlint
