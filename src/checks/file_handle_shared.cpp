// THR219: several threads write to one file object without a common lock.
#include "checks/Meeting.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

static bool writes(llvm::StringRef method) {
  return method == "write" || method == "writelines" || method == "truncate" || method == "seek";
}

/// `f.write(x)`, `print(x, file=f)`: the file.
static Ref fileWritten(const Program &program, Ref call, const Instr &in) {
  const ir::Module &m = program.irOf(call.module);
  Ref file;
  if (InstrId receiver = receiverOf(m, in)) {
    if (writes(m.text(calleeName(m, in))))
      file = {call.module, receiver};
  } else if (ApiId api = program.apiOf(call); api && program.model().api(api).name == "builtins.print") {
    if (const ir::Arg *given = argumentFor(m, in, program.model().api(api), "file"))
      file = {call.module, given->value};
  }
  bool isFile = !file.module.isNone() && surelyKind(program, file) == ObjectKind::File;
  return isFile && !sitesOf(program, file).empty() ? file : Ref();
}

void checkTHR219(const CheckContext &context, RuleId rule) {
  if (context.facts.moments.empty())
    return;
  std::vector<Use> uses;
  forEachCall(context.program, [&](Ref call, const Instr &in) {
    Ref file = fileWritten(context.program, call, in);
    if (!file.module.isNone() && !context.facts.momentsAt(context.program, call).empty())
      uses.push_back({call, file});
  });
  llvm::DenseSet<FuncId> reported;
  for (const Use &one : uses)
    for (const Use &other : uses) {
      FuncId f = context.program.functionOf(one.where);
      Meeting meeting = reported.count(f) ? Meeting() : meetingOf(context, one, other);
      if (!meeting || !meeting.one->owner)
        continue;
      reported.insert(f);
      Finding &finding = context.report(
          rule, one.where,
          {oneLine(context.sourceText(one.object)), describeThread(context, *meeting.one, *meeting.other)});
      if (!(one.where == other.where))
        finding.related.push_back(context.related(other.where, "it is written here too"));
    }
}

} // namespace threadlint
