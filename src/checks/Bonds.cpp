// Critical sections -> the fields that are changed together, by the events of the functions that open them.
#include "checks/Bonds.h"
#include "checks/Guards.h"
#include "checks/Shapes.h"
#include "flow/Containers.h"
#include "flow/Sections.h"
#include "flow/Updates.h"
#include "llvm/ADT/MapVector.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static constexpr size_t MaxTogether = 5; ///< a section that changes more sets everything up

bool Bonds::isWrite(const Event &e) const {
  if (e.kind != EventKind::Access || e.access == AccessKind::Read || e.access == AccessKind::Iterate)
    return false;
  VarRoot root = program.variable(e.place).root;
  return root == VarRoot::Global || (root == VarRoot::InstanceAttr && !e.base.indirect && !e.object.isNone());
}

/// Sets a flag, or begins anew.
bool Bonds::isConstant(const Event &e, ModuleId module) const {
  const ir::Module &m = program.irOf(module);
  const Instr &in = m[e.where];
  if (in.op == Op::Call)
    return calleeName(m, in) && m.text(calleeName(m, in)) == "clear";
  if (in.op != Op::Store && in.op != Op::StoreAttr && in.op != Op::StoreItem)
    return in.op != Op::DelItem;
  const Instr &value = m.instrs[in.c];
  bool isEmpty = (ir::hasArgs(value.op)) && m.argsOf(value).empty();
  return value.op == Op::Const || (isEmpty && e.access == AccessKind::Write);
}

void Bonds::collect(FuncId f) {
  llvm::ArrayRef<Event> events = facts.summaries[f.v].events;
  if (llvm::none_of(events, [](const Event &e) { return e.kind == EventKind::Acquire; }) ||
      isTestCode(context, {program.function(f).module, InstrId(program.function(f).ir->begin)}))
    return;
  llvm::MapVector<std::pair<uint32_t, uint32_t>, std::map<Field, const Event *>> bySection;
  for (const Event &e : events)
    if (e.held && isWrite(e))
      for (const Section &s : sectionsAt(facts, f, e.where))
        if (facts.locks[s.lock].guards())
          bySection[{s.lock.v, s.begin.v}].insert({{e.place, e.contents}, &e});
  for (auto &[section, fields] : bySection)
    if (fields.size() <= MaxTogether)
      bind(f, LockId(section.first), fields);
}

void Bonds::bind(FuncId f, LockId lock, const std::map<Field, const Event *> &fields) {
  ModuleId module = program.function(f).module;
  for (auto &[a, first] : fields)
    for (auto &[b, second] : fields) {
      auto [begin, end] = std::minmax(first->where, second->where);
      bool same = first->object == second->object ||
                  (first->object && second->object &&
                   isSameValue(program, {module, first->object}, {module, second->object}));
      if (!same)
        continue;
      if (!(a < b) || a.first == b.first ||
          program.variable(a.first).root != program.variable(b.first).root || isConstant(*first, module) ||
          isConstant(*second, module) || !runsStraight(f, begin, end))
        continue;
      bonds.try_emplace({a, b}, Bond{f, {module, first->where}, {module, second->where}, lock});
      bound.insert({a, b});
    }
}

const Bond *Bonds::between(const Field &a, const Field &b) const {
  auto it = bonds.find(std::minmax(a, b));
  return it == bonds.end() ? nullptr : &it->second;
}

/// A method that does nothing but return one field.
void Bonds::collectGetter(FuncId f) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  if (info.ir->end - info.ir->begin > 16 || !info.owner || facts.summaries[f.v].events.size() > 40)
    return;
  InstrId returned;
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (m.instrs[i].op == Op::Return && m.instrs[i].a != UINT32_MAX) {
      if (returned)
        return;
      returned = InstrId(m.instrs[i].a);
    }
  if (!returned)
    return;
  if (std::optional<Touch> touch = touchOf(f, returned))
    getters[f] = *touch;
}

/// What `Touch::object` says of the owner of an attribute.
InstrId Bonds::objectOf(FuncId f, InstrId owner) const {
  const FunctionInfo &info = program.function(f);
  return isSelf(program.irOf(info.module), *info.ir, owner) ? InstrId() : owner;
}

/// `self.x` of a bound field, or a property that returns it.
std::optional<Touch> Bonds::attributeAt(FuncId f, InstrId value) const {
  Ref at{program.function(f).module, value};
  const Instr &in = program.instr(at);
  InstrId object = in.op == Op::LoadAttr ? objectOf(f, InstrId(in.a)) : InstrId();
  FuncId getter = in.op == Op::LoadAttr ? program.propertyOf(at) : FuncId();
  if (auto it = getters.find(getter); getter && it != getters.end())
    return Touch{it->second.field, value, it->second.access, object};
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(at);
  if (variables.size() == 1 && variables[0] && bound.count({variables[0], false}))
    return Touch{{variables[0], false}, value, at, object};
  return std::nullopt;
}

/// An attribute, `len(self.x)` or `self.getter()`.
std::optional<Touch> Bonds::touchOf(FuncId f, InstrId value) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  Ref at{info.module, value};
  const Instr &in = m[value];
  if (in.op == Op::Load || in.op == Op::LoadAttr)
    return attributeAt(f, value);
  Callees callees = in.op == Op::Call ? program.calleesOf(at) : Callees();
  if (callees.functions.size() == 1 && receiverOf(m, in))
    if (auto it = getters.find(callees.functions[0]); it != getters.end())
      return Touch{it->second.field, value, it->second.access, objectOf(f, receiverOf(m, in))};
  ContainerUse use = containerUse(program, at);
  if (use.container.isNone() || use.writes)
    return std::nullopt;
  const Instr &container = m[use.container];
  InstrId object = container.op == Op::LoadAttr ? objectOf(f, InstrId(container.a)) : InstrId();
  for (const Holder &h : holdersOf(program, {info.module, use.container}))
    if (bound.count({h.variable, true}))
      return Touch{{h.variable, true}, value, at, object};
  return std::nullopt;
}

/// The fields that a value is computed from.
llvm::SmallVector<Touch, 4> Bonds::sourcesOf(FuncId f, InstrId value) const {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  llvm::SmallVector<Touch, 4> out;
  llvm::SmallVector<InstrId, 8> todo{value};
  for (unsigned budget = 24; !todo.empty() && budget > 0; --budget) {
    InstrId at = soleDefinitionOf(program, {info.module, todo.pop_back_val()}).instr;
    if (std::optional<Touch> touch = touchOf(f, at)) {
      out.push_back(*touch);
      continue;
    }
    Op op = m[at].op;
    bool builtin =
        op == Op::Call && program.calleesOf({info.module, at}).functions.empty() && !receiverOf(m, m[at]);
    if (op == Op::BinOp || op == Op::Unary || op == Op::Select || builtin)
      forEachOperand(m, m[at], [&](InstrId operand) { todo.push_back(operand); });
    else if (op == Op::Unpack) { // `a, b = self.a, self.b`
      const Instr &whole = m.instrs[m[at].a];
      if (whole.op == Op::MakeTuple && m[at].b < whole.c)
        todo.push_back(m.argsOf(whole)[m[at].b].value);
    }
  }
  return out;
}

/// `Touch::object` of a write.
InstrId Bonds::ownerOf(FuncId f, const Event &e) const {
  bool attribute = program.variable(e.place).root == VarRoot::InstanceAttr;
  return attribute ? objectOf(f, e.object) : InstrId();
}

llvm::SmallVector<Touch, 4> Bonds::writesOf(FuncId f) const {
  ModuleId module = program.function(f).module;
  llvm::SmallVector<Touch, 4> out;
  for (const Event &e : facts.summaries[f.v].events)
    if (isWrite(e) && bound.count({e.place, e.contents}) && !isConstant(e, module))
      out.push_back({{e.place, e.contents}, e.where, {module, e.where}, ownerOf(f, e)});
  return out;
}

bool Bonds::runsStraight(FuncId f, InstrId first, InstrId second) const {
  ModuleId module = program.function(f).module;
  const ir::Module &m = program.irOf(module);
  auto around = [&](InstrId at) {
    llvm::SmallVector<InstrId, 8> markers = enclosingMarkers(program, {module, at});
    llvm::erase_if(markers, [&](InstrId marker) { return m[marker].op == Op::With; });
    return markers;
  };
  llvm::SmallVector<InstrId, 8> markers = around(first);
  if (markers != around(second))
    return false;
  for (uint32_t i = first.v; i < second.v; ++i) {
    Op op = m.instrs[i].op;
    if ((op == Op::Else || op == Op::Except || op == Op::Case || op == Op::Finally) &&
        llvm::is_contained(markers, InstrId(m.instrs[i].c)))
      return false;
  }
  return true;
}

void Bonds::collectTouching(FuncId f) {
  bool found = llvm::any_of(facts.summaries[f.v].events, [&](const Event &e) {
    if (e.kind == EventKind::Access)
      return bound.count({e.place, e.contents}) != 0;
    return e.kind == EventKind::Call && e.property && getters.count(e.property);
  });
  if (found)
    touching.insert(f);
}

Bonds::Bonds(const CheckContext &context) : context(context), program(context.program), facts(context.facts) {
  for (uint32_t f = 0; f < program.functionCount(); ++f)
    collect(FuncId(f));
  for (uint32_t f = 0; !bonds.empty() && f < program.functionCount(); ++f)
    collectGetter(FuncId(f));
  for (uint32_t f = 0; !bonds.empty() && f < program.functionCount(); ++f)
    collectTouching(FuncId(f));
  for (auto &[getter, touch] : getters)
    for (Ref call : program.callersOf(getter))
      touching.insert(program.functionOf(call));
}

} // namespace threadlint
