// A test whether a file is there, and an act that relies on the answer, by threads that may meet.
#include "checks/Conflicts.h"
#include "checks/Guards.h"
#include "checks/Meeting.h"
#include "checks/Objects.h"
#include "checks/Races.h"
#include "flow/Updates.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class FileRaces {
public:
  FileRaces(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(Ref call);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  llvm::StringRef apiName(Ref call) const;
  InstrId argument(Ref call, size_t index) const;
  bool asksFor(ModuleId module, uint32_t condition, Ref path) const;
  bool makesFolder(Ref call) const;
  bool opensNewFile(Ref call) const;
  Ref testBefore(Ref act, Ref path, bool folder) const;
  bool isOfOwnObject(const Moment &moment, Ref path) const;
  void report(Ref test, Ref act, Ref path);
};

llvm::StringRef FileRaces::apiName(Ref call) const {
  ApiId api = program.instr(call).op == Op::Call ? program.apiOf(call) : ApiId();
  return api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
}

InstrId FileRaces::argument(Ref call, size_t index) const {
  auto args = program.irOf(call.module).argsOf(program.instr(call));
  bool given = index < args.size() && args[index].kind == ir::ArgKind::Positional;
  return given ? args[index].value : InstrId();
}

/// The condition is `os.path.exists(path)` and the like, or its contrary.
bool FileRaces::asksFor(ModuleId module, uint32_t condition, Ref path) const {
  if (condition == UINT32_MAX)
    return false;
  const Instr &in = program.irOf(module).instrs[condition];
  Ref call{module, InstrId(in.op == Op::Unary ? in.a : condition)};
  bool asks = llvm::StringSwitch<bool>(apiName(call))
                  .Cases("os.path.exists", "os.path.isdir", "os.path.isfile", "os.path.lexists", true)
                  .Default(false);
  InstrId asked = asks ? argument(call, 0) : InstrId();
  return !asked.isNone() && isSameValue(program, {module, asked}, path);
}

/// `os.mkdir(p)`, `os.makedirs(p)` that raise when the folder is there.
bool FileRaces::makesFolder(Ref call) const {
  llvm::StringRef name = apiName(call);
  if (name != "os.mkdir" && name != "os.makedirs")
    return false;
  for (const ir::Arg &arg : program.irOf(call.module).argsOf(program.instr(call)))
    if (arg.kind != ir::ArgKind::Positional)
      return false;
  return !isCaught(program, call, {"FileExistsError", "OSError", "IOError", "EnvironmentError"});
}

bool FileRaces::opensNewFile(Ref call) const {
  InstrId mode = apiName(call) == "builtins.open" ? argument(call, 1) : InstrId();
  const ir::Module &m = program.irOf(call.module);
  return !mode.isNone() && m[mode].op == Op::Const && m[mode].a != UINT32_MAX &&
         m.text(NameId(m[mode].a)).starts_with("w");
}

/// A folder is made under the test; a new file is opened after a loop that has looked for a free name.
Ref FileRaces::testBefore(Ref act, Ref path, bool folder) const {
  const ir::Module &m = program.irOf(act.module);
  uint32_t begin = program.function(program.functionOf(act)).ir->begin;
  for (uint32_t i = act.instr.v; i-- > begin;) {
    const Instr &in = m.instrs[i];
    bool asks = in.op == (folder ? Op::If : Op::LoopBody) && asksFor(act.module, in.a, path);
    bool around = folder ? in.c > act.instr.v : asks && m.instrs[in.c].c < act.instr.v;
    if (asks && around)
      return {act.module, InstrId(in.a)};
  }
  return {};
}

/// The path is put together from what the object of the thread says.
bool FileRaces::isOfOwnObject(const Moment &moment, Ref path) const {
  path = soleDefinitionOf(program, path);
  if (program.instr(path).op != Op::Call)
    return false;
  for (const ir::Arg &arg : program.irOf(path.module).argsOf(program.instr(path))) {
    Ref part{path.module, arg.value};
    if (baseOf(program, part).kind == Base::Self && sharingOf(context, moment, part) != Sharing::Shared)
      return true;
  }
  return false;
}

void FileRaces::report(Ref test, Ref act, Ref path) {
  for (const Moment &a : context.facts.momentsAt(program, act))
    for (const Moment &b : context.facts.momentsAt(program, act)) {
      if (!context.facts.mayMeet(a, b) || !context.facts.locksets.disjoint(a.held, b.held) ||
          isOfOwnObject(a, path))
        continue;
      Finding &f = context.report(rule, test,
                                  {oneLine(context.sourceText(path)), oneLine(context.sourceText(act)),
                                   describeThread(context, a, b)});
      // The main thread may do it before the others start.
      bool certain = a.owner && b.owner && context.facts.surelyMeet(a, b) && !isFarOff(context, a);
      f.confidence = certain ? Confidence::Medium : Confidence::Low;
      f.related.push_back(context.related(act, "what was tested is relied on here"));
      return;
    }
}

void FileRaces::check(Ref call) {
  bool folder = makesFolder(call);
  if (!folder && !opensNewFile(call))
    return;
  Ref path{call.module, argument(call, 0)};
  if (path.instr.isNone())
    return;
  if (Ref test = testBefore(call, path, folder); !test.module.isNone())
    report(test, call, path);
}

} // namespace

void reportFileRaces(const CheckContext &context, RuleId rule) {
  FileRaces races(context, rule);
  forEachApiCall(context.program, [&](Ref call, const Instr &, const Api &) { races.check(call); });
}

} // namespace threadlint
