// Where an object comes from: a parameter, a global, an enclosing function, made here, or elsewhere.
#include "flow/Containers.h"
#include "flow/Flow.h"

namespace threadlint {

using ir::Op;

int parameterIndex(const Program &program, FuncId f, NameId name) {
  const FunctionInfo &info = program.function(f);
  int index = 0;
  for (const ir::Param &p : program.irOf(info.module).paramsOf(*info.ir)) {
    if (p.name == name)
      return index;
    ++index;
  }
  return -1;
}

/// The value makes a new object right here.
static bool makesObject(const Program &program, Ref value) {
  Op op = program.instr(value).op;
  if (op != Op::Call && op != Op::MakeList && op != Op::MakeDict && op != Op::MakeSet && op != Op::Comp)
    return false;
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  return values.size() == 1 &&
         (values[0].kind == ValueKind::Instance || values[0].kind == ValueKind::ApiInstance ||
          values[0].kind == ValueKind::Container) &&
         values[0].site && program.site(values[0].site).where == value;
}

static constexpr uint32_t LongFunction =
    10000; ///< instructions; longer ones are not searched again for each access

/// A local is published when its object is passed, stored, returned or started: others may then have it.
static bool isPublished(const Program &program, FuncId f, VarId local) {
  const FunctionInfo &info = program.function(f);
  if (info.ir->end - info.ir->begin > LongFunction)
    return true;
  const ir::Module &m = program.irOf(info.module);
  llvm::SmallVector<uint32_t, 8> loads;
  auto isLoad = [&](uint32_t value) { return llvm::is_contained(loads, value); };
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    Ref at{info.module, ir::InstrId(i)};
    if (in.op == Op::Load && program.variablesOf(at)[0] == local) {
      if (ir::ScopeKind(in.aux) == ir::ScopeKind::Cell)
        return true;
      loads.push_back(i);
    }
    if (ir::hasArgs(in.op))
      for (const ir::Arg &arg : m.argsOf(in))
        if (isLoad(arg.value.v))
          return true;
    bool stored = (in.op == Op::Store || in.op == Op::StoreAttr || in.op == Op::StoreItem) && isLoad(in.c);
    bool left = (in.op == Op::Return || in.op == Op::Yield) && isLoad(in.a);
    bool boundMethod = in.op == Op::LoadAttr && isLoad(in.a) &&
                       llvm::any_of(program.valuesOf(at),
                                    [](const AbstractValue &v) { return v.kind == ValueKind::BoundMethod; });
    if (stored || left)
      return true;
    if (boundMethod) { // published unless it is only called
      for (uint32_t k = i + 1; k < info.ir->end; ++k)
        if (ir::hasArgs(m.instrs[k].op))
          for (const ir::Arg &arg : m.argsOf(m.instrs[k]))
            if (arg.value.v == i)
              return true;
    }
  }
  return false;
}

/// An element that a loop takes from a container: the container's, reached indirectly.
constexpr unsigned MaxContainers = 8; ///< an element of an element ...; `for x in x` has no end
static Base baseAt(const Program &program, Ref value, unsigned containers);

static Base baseOfElement(const Program &program, Ref store, unsigned containers) {
  Base b;
  b.kind = Base::Element;
  const ir::Module &m = program.irOf(store.module);
  uint32_t value = m[store.instr].c;
  for (unsigned depth = 0; depth < 4 && m.instrs[value].op == Op::Unpack; ++depth)
    value = m.instrs[value].a;
  if (m.instrs[value].op != Op::IterElem || containers == MaxContainers)
    return b;
  Ref container = goneThrough(program, {store.module, ir::InstrId(m.instrs[value].a)});
  const ir::Instr *in = container.instr.isNone() ? nullptr : &m[container.instr];
  if (!in || (in->op != Op::Load && in->op != Op::LoadAttr))
    return b;
  Base whole = baseAt(program, container, containers + 1);
  if (whole.kind != Base::Global && whole.kind != Base::Self && whole.kind != Base::Parameter &&
      whole.kind != Base::Captured)
    return b;
  whole.indirect = whole.element = true;
  return whole;
}

static Base baseOfLocal(const Program &program, Ref load, const ir::Instr &in, unsigned containers) {
  Base b;
  b.variable = program.variablesOf(load)[0];
  FuncId f = program.functionOf(load);
  const FunctionInfo &info = program.function(f);
  if (in.b != info.ir->scope.v && ir::ScopeKind(in.aux) != ir::ScopeKind::CompVar) {
    b.kind = Base::Captured;
    return b;
  }
  int parameter = parameterIndex(program, f, NameId(in.a));
  llvm::ArrayRef<Ref> stores = program.storesOf(b.variable);
  if (parameter >= 0 && stores.empty()) {
    bool isSelf = parameter == 0 && info.owner && !info.ir->is(ir::funcflag::StaticMethod);
    b.kind = isSelf ? Base::Self : Base::Parameter;
    b.parameter = static_cast<uint8_t>(std::min(parameter, 255));
    return b;
  }
  bool made = !stores.empty(), element = !stores.empty();
  for (Ref s : stores) {
    Ref value{s.module, ir::InstrId(program.instr(s).c)};
    if (value.instr.isNone())
      return b;
    made &= makesObject(program, value);
    element &= program.instr(value).op == Op::IterElem || program.instr(value).op == Op::Unpack;
    if (made)
      b.inLoop |= program.site(program.valuesOf(value)[0].site).inLoop;
  }
  if (element && stores.size() == 1)
    return baseOfElement(program, stores[0], containers);
  if (made)
    b.kind = isPublished(program, f, b.variable) ? Base::Created : Base::Fresh;
  else if (element)
    b.kind = Base::Element;
  return b;
}

static Base baseAt(const Program &program, Ref value, unsigned containers) {
  Base b;
  bool indirect = false;
  for (unsigned depth = 0; depth < 16; ++depth) {
    const ir::Instr &in = program.instr(value);
    if (in.op == Op::LoadAttr) {
      if (llvm::any_of(program.valuesOf({value.module, ir::InstrId(in.a)}), [](const AbstractValue &v) {
            return v.kind == ValueKind::Module || v.kind == ValueKind::Class;
          })) {
        b.kind = Base::Global;
        break;
      }
      indirect = true;
      value.instr = ir::InstrId(in.a);
      continue;
    }
    if (in.op == Op::Load) {
      VarRoot root = program.variable(program.variablesOf(value)[0]).root;
      if (root != VarRoot::Local) {
        b.kind = Base::Global;
        b.variable = program.variablesOf(value)[0];
      } else {
        b = baseOfLocal(program, value, in, containers);
      }
    } else if (makesObject(program, value)) {
      b.kind = Base::Fresh;
    }
    break;
  }
  b.indirect |= indirect;
  return b;
}

Base baseOf(const Program &program, Ref value) { return baseAt(program, value, 0); }

bool forwardsAttributes(const Program &program, ClassId cls) {
  FuncId setter = program.findMethod(cls, "__setattr__");
  if (!setter)
    return false;
  const FunctionInfo &info = program.function(setter);
  const ir::Module &m = program.irOf(info.module);
  VarId self = program.parameter(setter, 0);
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const ir::Instr &in = m.instrs[i];
    ApiId api = in.op == ir::Op::Call ? program.apiOf({info.module, ir::InstrId(i)}) : ApiId();
    if (!api || program.model().api(api).name != "builtins.setattr" || m.argsOf(in).empty())
      continue;
    Ref object{info.module, m.argsOf(in)[0].value};
    if (program.instr(object).op != ir::Op::Load || !llvm::is_contained(program.variablesOf(object), self))
      return true;
  }
  return false;
}

} // namespace threadlint
