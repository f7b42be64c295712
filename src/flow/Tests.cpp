// Finds the condition that has led to a write and depends on the place written.
#include "flow/Containers.h"
#include "flow/Updates.h"
#include "flow/Walk.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static constexpr unsigned MaxTested = 32; ///< values looked at for one condition

void Walk::addTestedContents(uint32_t at, InstrId container, InstrId key,
                             llvm::SmallVectorImpl<TestedRead> &out) {
  for (const Holder &h : holdersOf(program, ref(container.v)))
    out.push_back({h.variable, true, at, h.object, key, InstrId()});
}

/// `hasattr(self, "pool")`, `getattr(self, "pool", None)`.
static bool asksForAttribute(const Program &program, Ref at) {
  const Instr &call = program.instr(at);
  ApiId api = call.op == Op::Call ? program.apiOf(at) : ApiId();
  if (!api)
    return false;
  llvm::StringRef name = program.model().api(api).name;
  const ir::Module &m = program.irOf(at.module);
  auto args = m.argsOf(call);
  if ((name != "builtins.hasattr" && name != "builtins.getattr") || args.size() < 2)
    return false;
  const Instr &attribute = m[args[1].value];
  return attribute.op == Op::Const && ir::ConstKind(attribute.aux) == ir::ConstKind::Str &&
         attribute.a != UINT32_MAX;
}

/// The places that the value of one instruction is read from.
void Walk::addTested(uint32_t at, llvm::SmallVectorImpl<TestedRead> &out) {
  const Instr &in = m.instrs[at];
  if (in.op == Op::Load || in.op == Op::LoadAttr) {
    for (VarId v : program.variablesOf(ref(at)))
      if (flow.mutableVariables.contains(v))
        out.push_back(
            {v, false, at, in.op == Op::LoadAttr ? InstrId(in.a) : InstrId(), InstrId(), InstrId()});
    if (isContainer(program, ref(at))) // its truth is whether it has elements
      addTestedContents(at, InstrId(at), InstrId(), out);
    return;
  }
  if (asksForAttribute(program, ref(at))) {
    auto args = m.argsOf(in);
    out.push_back({VarId(), false, at, args[0].value, InstrId(), args[1].value});
    return;
  }
  ContainerUse use = containerUse(program, ref(at));
  if (!use.container.isNone() && !use.writes)
    addTestedContents(at, use.container, use.key, out);
}

llvm::ArrayRef<Walk::TestedRead> Walk::testedReads(uint32_t condition) {
  auto [it, fresh] = testedBy.try_emplace(condition);
  if (!fresh || condition == UINT32_MAX)
    return it->second;
  llvm::SmallVector<TestedRead, 2> found;
  llvm::SmallVector<uint32_t, 8> todo{condition};
  for (unsigned steps = 0; !todo.empty() && steps < MaxTested; ++steps) {
    uint32_t at = todo.pop_back_val();
    if (at == UINT32_MAX || at < info.ir->begin)
      continue;
    addTested(at, found);
    const Instr &in = m.instrs[at];
    switch (in.op) {
    case Op::Load:
      if (uint32_t made = definitionOf(at); made != at)
        todo.push_back(made);
      break;
    case Op::Unary:
      todo.push_back(in.a);
      break;
    case Op::BinOp:
    case Op::Compare:
    case Op::Select:
      todo.push_back(in.a);
      todo.push_back(in.b);
      break;
    case Op::Call:
      if (m.instrs[in.a].op == Op::LoadAttr)
        todo.push_back(m.instrs[in.a].a); // `self.thread.is_alive()` asks for `self.thread`
      break;
    default:
      break;
    }
  }
  return testedBy[condition] = std::move(found);
}

/// The test is of the object and element that is written.
bool Walk::answers(const TestedRead &tested, const Event &write, InstrId key) const {
  const Variable &place = program.variable(write.place);
  bool samePlace = tested.attribute.isNone()
                       ? tested.place == write.place
                       : program.text(place.name) == m.text(NameId(m[tested.attribute].a));
  if (!samePlace || tested.contents != write.contents)
    return false;
  bool ofAttribute = place.root == VarRoot::InstanceAttr;
  if (ofAttribute && !isSameValue(program, ref(tested.object.v), ref(write.object.v)))
    return false;
  return tested.key.isNone() || key.isNone() || isSameValue(program, ref(tested.key.v), ref(key.v));
}

/// Some condition that has led here reads an attribute of the object.
bool Walk::isTested(InstrId object) {
  auto reads = [&](uint32_t condition) {
    return llvm::any_of(testedReads(condition), [&](const TestedRead &t) {
      return !t.object.isNone() && !t.contents && t.attribute.isNone() &&
             isSameValue(program, ref(t.object.v), ref(object.v));
    });
  };
  return llvm::any_of(passed, reads) || llvm::any_of(frames, [&](const Frame &fr) {
           const Instr &begin = m.instrs[fr.begin];
           return llvm::any_of(fr.passed, reads) || (begin.op == Op::If && reads(begin.a)) ||
                  (begin.op == Op::Loop && fr.condition != UINT32_MAX && !fr.endless && reads(fr.condition));
         });
}

Walk::Decision Walk::findIn(uint32_t condition, const Event &write, InstrId key) {
  InstrId last; // what was read before may have been compared with it
  for (const TestedRead &tested : testedReads(condition))
    if (answers(tested, write, key) && (last.isNone() || tested.read > last.v))
      last = InstrId(tested.read);
  return last.isNone() ? Decision() : Decision{last, InstrId(condition)};
}

/// `try: v = d[k]` and a handler that writes: what was asked for was not there.
Walk::Decision Walk::findInBody(const Frame &attempt, const Event &write, InstrId key) {
  if (!write.contents)
    return {};
  for (uint32_t i = attempt.begin + 1; i < attempt.firstHandler; ++i) {
    if (m.instrs[i].op != Op::LoadItem)
      continue;
    llvm::SmallVector<TestedRead, 2> found;
    addTested(i, found);
    for (const TestedRead &tested : found)
      if (!tested.key.isNone() && answers(tested, write, key))
        return {InstrId(i), InstrId(i)};
  }
  return {};
}

/// `x = x or make()`: what is stored was decided by the old value.
Walk::Decision Walk::findInValue(const Event &write, const Instr &in, InstrId key) {
  if (in.op == Op::Call || in.op == Op::DelItem || in.c == UINT32_MAX)
    return {};
  InstrId value = soleDefinitionOf(program, ref(in.c)).instr;
  if (m[value].op != Op::Select || ir::Operator(m[value].aux) != ir::Operator::Or)
    return {};
  Decision d = findIn(m[value].a, write, key);
  return d.read.isNone() ? d : Decision{d.read, value};
}

/// `==` and `is` under the lock: nothing has happened since the old value was read.
static bool isComparedAgain(const ir::Module &m, InstrId test) {
  while (m[test].op == Op::Unary)
    test = InstrId(m[test].a);
  auto op = ir::Operator(m[test].aux);
  return m[test].op == Op::Compare && (op == ir::Operator::Eq || op == ir::Operator::Ne ||
                                       op == ir::Operator::Is || op == ir::Operator::IsNot);
}

/// `max(x, old)`: right whatever was tested before.
static bool choosesAgain(const Program &program, Ref value) {
  ApiId api = program.instr(value).op == Op::Call ? program.apiOf(value) : ApiId();
  return api &&
         (program.model().api(api).name == "builtins.max" || program.model().api(api).name == "builtins.min");
}

/// An update that a test has led to depends on both; its window begins where the lock does not reach.
void Walk::dependOn(Event &write, const Instr &in, InstrId oldValue, const Decision &decision) {
  write.test = decision.test;
  write.read = oldValue.isNone() ? decision.read : oldValue;
  write.access = !oldValue.isNone()       ? AccessKind::Update
                 : decision.read.isNone() ? AccessKind::Write
                                          : AccessKind::CheckThenAct;
  if (oldValue.isNone() || decision.read.isNone())
    return;
  bool testedWhole = state.held && heldSince(decision.read.v);
  bool updatedWhole = state.held && heldSince(oldValue.v);
  if (testedWhole ? !updatedWhole && isComparedAgain(m, decision.test)
                  : decision.read < oldValue && !choosesAgain(program, ref(in.c)))
    write.read = decision.read;
}

Walk::Decision Walk::decisionAbout(const Event &write, const Instr &in, InstrId key) {
  if (Decision d = findInValue(write, in, key); !d.read.isNone())
    return d;
  auto findPassed = [&](llvm::ArrayRef<uint32_t> conditions) {
    for (uint32_t condition : llvm::reverse(conditions))
      if (Decision d = findIn(condition, write, key); !d.read.isNone())
        return d;
    return Decision();
  };
  for (const Frame &fr : llvm::reverse(frames)) {
    Decision d = findPassed(fr.passed);
    const Instr &begin = m.instrs[fr.begin];
    if (d.read.isNone() && begin.op == Op::If)
      d = findIn(begin.a, write, key);
    else if (d.read.isNone() && begin.op == Op::Loop && fr.condition != UINT32_MAX && !fr.endless)
      d = findIn(fr.condition, write, key);
    else if (d.read.isNone() && begin.op == Op::Try && fr.firstHandler != UINT32_MAX && !fr.inFinally)
      d = findInBody(fr, write, key);
    if (!d.read.isNone())
      return d;
  }
  return findPassed(passed);
}

} // namespace threadlint
