// THR506: an object out of a thread-local object is handed to another thread.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadLocals.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class LocalEscapes {
public:
  LocalEscapes(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule),
        objects(threadLocals(program, Subclasses::Yes)) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<LocalObject> objects;

  const LocalUse *readBehind(Ref value, const LocalObject *&object) const;
  bool holdsObject(const LocalObject &object, llvm::StringRef name) const;
  void check(Ref call, InstrId value);
};

const LocalUse *LocalEscapes::readBehind(Ref value, const LocalObject *&object) const {
  Ref from = soleDefinitionOf(program, value);
  for (const LocalObject &of : objects)
    for (const LocalUse &use : of.uses)
      if (use.where == from && (use.kind == LocalUseKind::Load || use.kind == LocalUseKind::Ask)) {
        object = &of;
        return &use;
      }
  return nullptr;
}

/// What is kept under the name has a state of its own: no text, no number.
bool LocalEscapes::holdsObject(const LocalObject &object, llvm::StringRef name) const {
  return llvm::any_of(object.uses, [&](const LocalUse &use) {
    if (use.name != name || use.kind != LocalUseKind::Store || !use.value)
      return false;
    Ref value = soleDefinitionOf(program, {use.where.module, use.value});
    Op op = program.instr(value).op;
    bool isKnown = llvm::any_of(program.valuesOf(value), [](const AbstractValue &v) {
      return v.kind == ValueKind::Instance || v.kind == ValueKind::ApiInstance ||
             v.kind == ValueKind::Container;
    });
    bool isText = llvm::any_of(program.valuesOf(value),
                               [](const AbstractValue &v) { return v.kind == ValueKind::Const; });
    return isKnown || (op == Op::Call && !isText);
  });
}

void LocalEscapes::check(Ref call, InstrId value) {
  const LocalObject *object = nullptr;
  const LocalUse *use = readBehind({call.module, value}, object);
  if (!use || !holdsObject(*object, use->name) || isTestCode(context, call))
    return;
  Finding &finding = context.report(rule, {call.module, value}, {use->name});
  finding.related.push_back(context.related(object->creation, "the thread-local object is made here"));
}

void LocalEscapes::run() {
  if (objects.empty())
    return;
  forEachCall(program, [&](Ref call, const Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    ApiId api = program.apiOf(call);
    bool puts = api && program.model().api(api).effect == Effect::Put;
    std::optional<HandOver> handOver = handOverOf(program, call);
    bool starts = handOver && handOver->api && handOver->api->runsOn != RunsOn::SameThread &&
                  handOver->api->runsOn != RunsOn::Process;
    if (!puts && !starts)
      return;
    for (const ir::Arg &arg : m.argsOf(in)) {
      check(call, arg.value);
      const Instr &value = m[arg.value];
      if (value.op == Op::MakeTuple || value.op == Op::MakeList)
        for (const ir::Arg &element : m.argsOf(value))
          check(call, element.value);
    }
  });
}

} // namespace

void checkTHR506(const CheckContext &context, RuleId rule) { LocalEscapes(context, rule).run(); }

} // namespace threadlint
