// THR706: a coroutine, or what it calls, waits for what threads do, on the thread of the event loop.
#include "checks/Borders.h"
#include "checks/Crews.h"
#include "checks/Guards.h"
#include "checks/LoopWaits.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {
struct Words {
  llvm::StringLiteral until, instead;
};
} // namespace

static Words wordsFor(const Api &api) {
  switch (api.effect) {
  case Effect::Acquire:
    return {"it is free", "use a lock of asyncio among tasks, or take it in a thread"};
  case Effect::Get:
    return {"an item comes", "use `await asyncio.to_thread(...)`, or an `asyncio.Queue`"};
  case Effect::Put:
    return {"there is room", "use `await asyncio.to_thread(...)`, or an `asyncio.Queue`"};
  case Effect::Join:
    return {"it has ended", "use `await asyncio.to_thread(...)`"};
  case Effect::Result:
    return {"the work is done", "use `await asyncio.wrap_future(...)`"};
  case Effect::Wait:
    return {"somebody wakes it", "use an event or condition of asyncio, or `await asyncio.to_thread(...)`"};
  case Effect::None:
  case Effect::Spawn:
  case Effect::SpawnSelf:
  case Effect::Run:
  case Effect::Release:
  case Effect::Notify:
  case Effect::Submit:
  case Effect::Map:
  case Effect::Shutdown:
  case Effect::Callback:
  case Effect::Handle:
  case Effect::Enter:
    break;
  }
  return {"the work is done", "use `await loop.run_in_executor(...)`"};
}

/// `Thread(target=f, args=(future,)) ... await future ... thread.join()`: the thread ends when it has told
/// so.
static bool hasTold(const Program &program, Ref join) {
  const ir::Module &m = program.irOf(join.module);
  ir::InstrId receiver = receiverOf(m, program.instr(join));
  llvm::SmallVector<SiteId, 2> sites =
      receiver ? sitesOf(program, {join.module, receiver}) : llvm::SmallVector<SiteId, 2>();
  if (sites.size() != 1 || program.site(sites[0]).where.module != join.module ||
      program.site(sites[0]).function != program.functionOf(join))
    return false;
  uint32_t made = program.site(sites[0]).where.instr.v;
  const ir::Function &f = *program.function(program.functionOf(join)).ir;
  auto isGiven = [&](const ir::Instr &awaited) {
    for (uint32_t i = f.begin; i < made; ++i) {
      ir::InstrId user =
          m.instrs[i].op == ir::Op::Load && m.instrs[i].a == awaited.a && m.instrs[i].b == awaited.b
              ? userOf(program, {join.module, ir::InstrId(i)})
              : ir::InstrId();
      if (user && (user.v == made ||
                   (m[user].op == ir::Op::MakeTuple && userOf(program, {join.module, user}).v == made)))
        return true;
    }
    return false;
  };
  for (uint32_t i = made; i < join.instr.v; ++i)
    if (m.instrs[i].op == ir::Op::Await && m.instrs[m.instrs[i].a].op == ir::Op::Load &&
        isGiven(m.instrs[m.instrs[i].a]))
      return true;
  return false;
}

/// Code of the loop asks the queue first, `while queue.empty(): await ...`, and nobody else takes from it.
static bool isAskedFirst(const CheckContext &context, Ref get) {
  const Program &program = context.program;
  ir::InstrId receiver = receiverOf(program.irOf(get.module), program.instr(get));
  llvm::SmallVector<SiteId, 2> sites =
      receiver ? sitesOf(program, {get.module, receiver}) : llvm::SmallVector<SiteId, 2>();
  return !sites.empty() &&
         llvm::any_of(std::initializer_list<llvm::StringRef>{"empty", "qsize"}, [&](llvm::StringRef method) {
           return llvm::any_of(usesOf(program, sites, method), [&](const MethodUse &use) {
             ClassId one = program.function(program.functionOf(use.call)).owner;
             return program.functionOf(use.call) == program.functionOf(get) ||
                    (one && one == program.function(program.functionOf(get)).owner);
           });
         });
}

void checkTHR706(const CheckContext &context, RuleId rule) {
  for (const LoopWait &wait : loopWaits(context, WaitFor::Thread)) {
    if (isOwnThreadsafeResult(context.program, wait.wait))
      continue; // THR703
    if (isTestCode(context, wait.call) || (wait.call == wait.wait && hasTold(context.program, wait.wait)))
      continue; // waits on purpose; not for long
    if (context.model.api(wait.api).effect == Effect::Get && isAskedFirst(context, wait.wait))
      continue;
    Words words = wordsFor(context.model.api(wait.api));
    bool helper = wait.call != wait.wait;
    Finding &f = context.report(
        rule, wait.call,
        {describeWait(context, wait), words.until.str(),
         helper ? std::string("hand it to a thread: `await asyncio.to_thread(...)`") : words.instead.str()});
    keepRuntimesWith(context, f, "asyncio.AbstractEventLoop");
    if (!wait.always)
      f.confidence = Confidence::Low;
    if (helper)
      f.related.push_back(context.related(wait.wait, "here it waits"));
  }
}

} // namespace threadlint
