// THR316: an object with a lock in it is copied, pickled or sent to another process.
#include "checks/Guards.h"
#include "checks/LockObjects.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

namespace {

class Copies {
public:
  Copies(const CheckContext &context, RuleId rule) : context(context), program(context.program), rule(rule) {}
  void check(Ref call, const ir::Instr &in, const Api &api);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::DenseMap<ClassId, VarId> attributes; ///< by class that copying does not know of

  VarId lockIn(ClassId cls);
  std::string holderOf(Ref value, VarId &attribute);
};

} // namespace

VarId Copies::lockIn(ClassId cls) {
  auto [it, fresh] = attributes.try_emplace(cls, VarId());
  if (!fresh)
    return it->second;
  if (program.classInfo(cls).unknownBase)
    return {};
  for (llvm::StringRef method : {"__getstate__", "__reduce__", "__reduce_ex__", "__deepcopy__", "__copy__",
                                 "__getnewargs__", "__setstate__", "__getattr__"})
    if (program.findMethod(cls, method))
      return {};
  VarId found = lockAttribute(program, cls);
  attributes[cls] = found;
  return found;
}

/// "`lock` is a lock", "`Job` keeps a lock in `self.lock`"; "" when the value is none of that.
std::string Copies::holderOf(Ref value, VarId &attribute) {
  if (isLockKind(surelyKind(program, value)))
    return "a lock";
  std::string text;
  for (const AbstractValue &v : program.valuesOf(value)) {
    if (v.kind == ValueKind::Const)
      continue;
    VarId lock = v.kind == ValueKind::Instance ? lockIn(ClassId(v.id)) : VarId();
    if (!lock)
      return "";
    attribute = lock;
    text = "`" + nameOf(program, ClassId(v.id)) + "`, which keeps a lock in `" +
           program.text(program.variable(lock).name).str() + "`";
  }
  return text;
}

void Copies::check(Ref call, const ir::Instr &in, const Api &api) {
  llvm::StringRef name = api.name;
  bool copies = name == "copy.copy";
  bool pickles = name == "copy.deepcopy" || name == "pickle.dumps" || name == "pickle.dump";
  bool queues = name.starts_with("multiprocessing.") && api.effect == Effect::Put;
  if (!copies && !pickles && !queues) // what tasks of processes are given is THR611's
    return;
  const ir::Module &m = program.irOf(call.module);
  bool first = true;
  for (const ir::Arg &arg : m.argsOf(in)) {
    bool wanted = first;
    first = false;
    VarId attribute;
    bool display = m[arg.value].op == Op::MakeTuple || m[arg.value].op == Op::MakeList;
    if (wanted && display && !copies)
      for (const ir::Arg &element : m.argsOf(m[arg.value]))
        if (std::string holder = holderOf({call.module, element.value}, attribute);
            !holder.empty() && !isTestCode(context, call) && !isExpectedToFail(program, call)) {
          context.report(rule, call,
                         {oneLine(context.sourceText({call.module, element.value})), holder,
                          "a lock cannot be pickled or copied: `TypeError`"});
          return;
        }
    std::string holder = wanted && arg.kind != ir::ArgKind::Star
                             ? holderOf({call.module, arg.value}, attribute)
                             : std::string();
    if (holder.empty() || isCaught(program, call, {"TypeError", "PicklingError"}, Broad::No) ||
        isExpectedToFail(program, call) || isTestCode(context, call))
      continue;
    std::string effect = copies && holder != "a lock" ? "the copy has the same lock, not one of its own"
                         : copies                     ? "a lock cannot be copied: `TypeError`"
                         : queues ? "a lock cannot be pickled for another process: `TypeError`"
                                  : "a lock cannot be pickled or copied: `TypeError`";
    Finding &f =
        context.report(rule, call, {oneLine(context.sourceText({call.module, arg.value})), holder, effect});
    if (attribute)
      f.related.push_back(context.related(program.storesOf(attribute)[0], "the lock is kept here"));
    return;
  }
}

void checkTHR316(const CheckContext &context, RuleId rule) {
  Copies copies(context, rule);
  forEachApiCall(context.program,
                 [&](Ref call, const ir::Instr &in, const Api &api) { copies.check(call, in, api); });
}

} // namespace threadlint
