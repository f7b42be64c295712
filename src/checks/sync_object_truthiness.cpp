// THR126: `if event:`, `while not lock:`: the object itself is tested, and it is always true.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/TestedValues.h"

namespace threadlint {

using ir::Op;

/// What its state is asked with; "" for kinds that are not reported.
static llvm::StringRef questionFor(ObjectKind kind) {
  switch (kind) {
  case ObjectKind::Event:
  case ObjectKind::AsyncEvent:
    return "is_set";
  case ObjectKind::Lock:
    return "locked";
  case ObjectKind::Thread:
  case ObjectKind::Timer:
  case ObjectKind::Process:
    return "is_alive";
  case ObjectKind::Future:
    return "done";
  default:
    return "";
  }
}

/// Every object that it may be is one, whose class does not say itself what is true.
static bool isSurelyOne(const Program &program, Ref value) {
  if (!surelyNotNone(program, value))
    return false;
  return llvm::all_of(program.valuesOf(value), [&](const AbstractValue &v) {
    if (v.kind == ValueKind::Const)
      return false;
    return v.kind != ValueKind::Instance || (!bindsInBody(program, ClassId(v.id), "__bool__") &&
                                             !bindsInBody(program, ClassId(v.id), "__len__") &&
                                             !bindsInBody(program, ClassId(v.id), "__nonzero__"));
  });
}

/// The same name or attribute is used in what the test decides: it asks whether there is an object.
static bool isAskedForExistence(const CheckContext &context, Ref value, Ref test, ObjectKind kind) {
  const ir::Module &m = context.program.irOf(test.module);
  const ir::Function &f = *context.program.function(context.program.functionOf(test)).ir;
  uint32_t end = test.instr.v;
  for (uint32_t i = test.instr.v; i < f.end; ++i) {
    if (m.instrs[i].op != Op::If && m.instrs[i].op != Op::LoopBody)
      continue;
    end = m.instrs[i].op == Op::If ? m.instrs[i].c : m.instrs[m.instrs[i].c].c;
    // `a and b` is a test of its own in front of the statement's.
    if (end + 1 >= f.end || m.instrs[end + 1].op != Op::Select)
      break;
    i = end;
  }
  llvm::StringRef text = context.sourceText(value);
  bool event = kind == ObjectKind::Event || kind == ObjectKind::AsyncEvent;
  for (uint32_t i = test.instr.v; i < end && i < f.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op != Op::Load && in.op != Op::LoadAttr)
      continue;
    if (context.sourceText(test.module, m.spans[i]) != text)
      continue;
    const ir::Instr *next = i + 1 < end ? &m.instrs[i + 1] : nullptr;
    bool method = next && next->op == Op::LoadAttr && next->a == i;
    // `if event: event.clear()` asks for its state all the same.
    if (!event || !method || m.text(NameId(next->b)) == "set" || m.text(NameId(next->b)) == "is_set")
      return true;
  }
  return false;
}

/// `lock or Lock()`: what stands in for a missing one.
static bool isAlternative(const Program &program, Ref value) {
  const ir::Module &m = program.irOf(value.module);
  const ir::Function &f = *program.function(program.functionOf(value)).ir;
  for (uint32_t i = value.instr.v; i < f.end; ++i) {
    const ir::Instr &in = m.instrs[i];
    if (in.op == Op::Select && ir::Operator(in.aux) == ir::Operator::Or &&
        (in.a == value.instr.v || in.b == value.instr.v))
      return surelyKind(program, {value.module, ir::InstrId(i)}) != ObjectKind::None;
  }
  return false;
}

void checkTHR126(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachTested(program, [&](Ref value, Ref test) {
    Op op = program.instr(value).op;
    if (op != Op::Load && op != Op::LoadAttr && op != Op::LoadItem)
      return;
    ObjectKind kind = surelyKind(program, value);
    llvm::StringRef question = questionFor(kind);
    bool event = kind == ObjectKind::Event || kind == ObjectKind::AsyncEvent;
    bool attribute = op != Op::Load;
    // `if self.worker:` asks whether there is one.
    if (attribute && (isThreadKind(kind) || kind == ObjectKind::Process || kind == ObjectKind::Future))
      return;
    bool asserted = program.instr(test).op == Op::Assert && !event;
    if (question.empty() || asserted || !isSurelyOne(program, value) || isAlternative(program, value) ||
        isAskedForExistence(context, value, test, kind))
      return;
    std::string text = oneLine(context.sourceText(value));
    Finding &finding = context.report(rule, value, {text, text + "." + question.str() + "()"});
    Span span = program.span(value);
    finding.fixes.push_back(
        {"ask for its state", {{{span.end, span.end}, "." + question.str() + "()"}}, false});
  });
}

} // namespace threadlint
