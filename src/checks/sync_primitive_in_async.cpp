// THR706: a coroutine, or what it calls, waits for what threads do, on the thread of the event loop.
#include "checks/Guards.h"
#include "checks/LoopWaits.h"

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

void checkTHR706(const CheckContext &context, RuleId rule) {
  for (const LoopWait &wait : loopWaits(context, WaitFor::Thread)) {
    if (isOwnThreadsafeResult(context.program, wait.wait))
      continue; // THR703
    if (isTestCode(context, wait.call))
      continue; // waits on purpose
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
