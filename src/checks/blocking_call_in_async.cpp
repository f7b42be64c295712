// THR705: a coroutine, or what it calls, blocks the thread of the event loop.
#include "checks/Guards.h"
#include "checks/LoopWaits.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

static std::string insteadOf(const CheckContext &context, const LoopWait &wait) {
  llvm::StringRef name = context.model.api(wait.api).name;
  if (wait.call != wait.wait)
    return "hand it to a thread: `await asyncio.to_thread(...)`";
  return llvm::StringSwitch<std::string>(name)
      .Case("time.sleep", "use `await asyncio.sleep(...)`")
      .StartsWith("subprocess.", "use `await asyncio.create_subprocess_exec(...)`, or a thread")
      .Case("os.system", "use `await asyncio.create_subprocess_shell(...)`, or a thread")
      .StartsWith("requests.", "use an asynchronous client, or `await asyncio.to_thread(...)`")
      .StartsWith("socket.", "use the streams or `sock_...` methods of asyncio, or a thread")
      .Default("use an asynchronous library, or `await asyncio.to_thread(...)`");
}

/// A program that asks a question has, as a rule, nothing else to do meanwhile.
static bool asksUser(const CheckContext &context, const LoopWait &wait) {
  llvm::StringRef name = context.model.api(wait.api).name;
  return name == "builtins.input" || name == "builtins.raw_input" || name.starts_with("getpass.");
}

void checkTHR705(const CheckContext &context, RuleId rule) {
  for (const LoopWait &wait : loopWaits(context, WaitFor::World)) {
    if (isTestCode(context, wait.call))
      continue;
    Finding &f = context.report(rule, wait.call, {describeWait(context, wait), insteadOf(context, wait)});
    keepRuntimesWith(context, f, "asyncio.AbstractEventLoop");
    if (!wait.always || asksUser(context, wait))
      f.confidence = Confidence::Low;
    if (wait.call != wait.wait)
      f.related.push_back(context.related(wait.wait, "here it blocks"));
  }
}

} // namespace threadlint
