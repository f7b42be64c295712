// rules/runtimes/*.toml -> RuntimeData, one interpreter a file, in the order in which people see them.
#include "rulegen_enums.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace threadlint::rulegen {

namespace {

std::string expectedCPythonName(const RuntimeData &runtime) {
  return "cpython-" + std::to_string(runtime.version.major) + "." + std::to_string(runtime.version.minor) +
         (runtime.gil ? "" : "t");
}

bool isCPython(const RuntimeData &runtime) { return runtime.implementation == "CPython"; }

/// CPython, then free-threaded CPython, then others.
int groupOf(const RuntimeData &runtime) { return !isCPython(runtime) ? 2 : runtime.gil ? 0 : 1; }

} // namespace

void readRuntime(llvm::StringRef path, llvm::StringRef text, std::vector<RuntimeData> &runtimes,
                 Problems &problems) {
  std::optional<Value> root = parseToml(path, text, 1, problems);
  if (!root)
    return;
  Fields fields(*root, path, "runtime", problems);
  RuntimeData runtime;
  runtime.place = fields.place();
  runtime.name = fields.requiredText("name");
  runtime.title = fields.requiredText("title");
  for (llvm::StringRef key :
       {"implementation", "version", "gil", "switch-points", "starts-threads-at-exit", "inherits-context",
        "bytecode-ps", "call-ns", "lock-ns", "thread-start-us", "wake-ns", "signal-ns"})
    if (!fields.has(key))
      fields.problem(key, "`" + key.str() + "` is missing");
  runtime.implementation = fields.enumerator("implementation", Implementations, "CPython");
  runtime.version = fields.version("version");
  runtime.gil = fields.boolean("gil");
  runtime.switchPoints = fields.enumerator("switch-points", SwitchPointNames, "Anywhere");
  runtime.switchIntervalUs = fields.number("switch-interval-us");
  runtime.switchIntervalTicks = fields.number("switch-interval-ticks");
  runtime.startsThreadsAtExit = fields.boolean("starts-threads-at-exit");
  runtime.inheritsContext = fields.boolean("inherits-context");
  runtime.bytecodePs = fields.number("bytecode-ps");
  runtime.callNs = fields.number("call-ns");
  runtime.lockNs = fields.number("lock-ns");
  runtime.threadStartUs = fields.number("thread-start-us");
  runtime.processStartUs = fields.number("process-start-us");
  runtime.wakeNs = fields.number("wake-ns");
  runtime.signalNs = fields.number("signal-ns");
  runtime.sharedReadNs = fields.number("shared-read-ns");
  runtime.sharedWriteNs = fields.number("shared-write-ns");
  runtime.blockPs = fields.number("block-ps");
  runtime.warmUpUs = fields.number("warm-up-us");
  runtime.isDefault = fields.boolean("default");
  fields.finish();
  if (llvm::sys::path::filename(path) != runtime.name + ".toml")
    fields.problem("name", "the file must be called " + runtime.name + ".toml");
  if (isCPython(runtime) && runtime.name != expectedCPythonName(runtime))
    fields.problem("name", "from version and gil the name must be `" + expectedCPythonName(runtime) + "`");
  if (!runtime.gil && runtime.switchPoints != "Anywhere")
    fields.problem("switch-points", "without a GIL threads switch anywhere");
  if (runtime.gil && (runtime.sharedReadNs || runtime.sharedWriteNs || runtime.blockPs))
    fields.problem("shared-read-ns", "with a GIL threads never use an object at the same time");
  runtimes.push_back(std::move(runtime));
}

void resolveRuntimes(std::vector<RuntimeData> &runtimes, Problems &problems) {
  llvm::sort(runtimes, [](const RuntimeData &a, const RuntimeData &b) {
    int groupA = groupOf(a), groupB = groupOf(b);
    if (groupA != groupB)
      return groupA < groupB;
    if (groupA == 2)
      return std::tie(a.name, a.place) < std::tie(b.name, b.place);
    return std::tie(a.version, a.name, a.place) < std::tie(b.version, b.name, b.place);
  });
  for (size_t i = 1; i < runtimes.size(); ++i)
    if (runtimes[i].name == runtimes[i - 1].name)
      problems.add(runtimes[i].place,
                   "name `" + runtimes[i].name + "` is taken by " + runtimes[i - 1].place.file);
  if (!runtimes.empty() && llvm::none_of(runtimes, [](const RuntimeData &r) { return r.isDefault; }))
    problems.add(runtimes.front().place, "some runtime must be a default one");
}

} // namespace threadlint::rulegen
