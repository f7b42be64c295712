// Looks up the rules, runtimes and versions that a request names.
#include "session/Settings.h"
#include "base/WorkQueue.h"
#include "session/Specifiers.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace threadlint {

namespace {

std::string versionText(Version v) { return llvm::utostr(v.major) + "." + llvm::utostr(v.minor); }

std::string runtimeNames(const Model &model) {
  std::string names;
  for (const Runtime &runtime : model.runtimes())
    names += (names.empty() ? "`" : ", `") + runtime.name.str() + "`";
  return names;
}

bool resolveRules(const Request &request, Settings &settings, std::string &error) {
  std::vector<std::string> unknown;
  settings.rules = selectRules(request.rules, unknown);
  if (unknown.empty())
    return true;
  error = "no rule has the code, prefix or name `" + unknown.front() +
          "`; `threadlint rule --all` lists the rules";
  return false;
}

bool namedRuntimes(const Request &request, const Model &model, Settings &settings, std::string &error) {
  for (const std::string &name : request.runtimes) {
    RuntimeId id = model.findRuntime(name);
    if (id.isNone()) {
      error = "unknown runtime `" + name + "`; known are " + runtimeNames(model);
      return false;
    }
    settings.runtimes.push_back(id);
  }
  std::sort(settings.runtimes.begin(), settings.runtimes.end());
  settings.runtimes.erase(std::unique(settings.runtimes.begin(), settings.runtimes.end()),
                          settings.runtimes.end());
  return true;
}

void defaultRuntimes(const Model &model, Settings &settings) {
  for (uint32_t i = 0; i < model.runtimes().size(); ++i)
    if (model.runtimes()[i].isDefault)
      settings.runtimes.push_back(RuntimeId(i));
}

Version lowestVersion(const Model &model, llvm::ArrayRef<RuntimeId> runtimes) {
  Version lowest = model.runtime(runtimes.front()).version;
  for (RuntimeId id : runtimes)
    lowest = std::min(lowest, model.runtime(id).version);
  return lowest;
}

/// A target below all the default runtimes asks for the older CPythons that the default list leaves out.
void addOlderRuntimes(const Model &model, Settings &settings) {
  Version lowest = lowestVersion(model, settings.runtimes);
  for (uint32_t i = 0; i < model.runtimes().size(); ++i) {
    const Runtime &runtime = model.runtimes()[i];
    if (runtime.implementation == Implementation::CPython && runtime.version < lowest)
      settings.runtimes.push_back(RuntimeId(i));
  }
  std::sort(settings.runtimes.begin(), settings.runtimes.end());
}

/// What `requires-python` says: the default runtimes and older ones, as far as the package runs on them.
bool applyRequirement(const Request &request, const Model &model, Settings &settings, std::string &error) {
  std::optional<std::vector<VersionClause>> clauses = parseSpecifiers(request.requiresPython);
  if (!clauses) {
    error = "`requires-python` is `" + request.requiresPython +
            "`, which is no list of version specifiers; write it as `>=3.9,<4`";
    return false;
  }
  addOlderRuntimes(model, settings);
  std::vector<RuntimeId> fitting;
  Version newest = model.runtime(settings.runtimes.front()).version;
  for (RuntimeId id : settings.runtimes) {
    newest = std::max(newest, model.runtime(id).version);
    if (allows(*clauses, model.runtime(id).version))
      fitting.push_back(id);
  }
  // A package for versions that are not known yet is taken as one for the newest known.
  std::erase_if(settings.runtimes, [&](RuntimeId id) {
    return fitting.empty() ? model.runtime(id).version != newest : !llvm::is_contained(fitting, id);
  });
  settings.targetVersion = lowestVersion(model, settings.runtimes);
  return true;
}

bool applyTarget(const Request &request, const Model &model, Settings &settings, std::string &error) {
  std::optional<Version> parsed = parseVersion(request.targetVersion);
  if (!parsed) {
    error = "`" + request.targetVersion + "` is not a Python version; write it as `3.9` or `py39`";
    return false;
  }
  Version target = *parsed;
  auto tooOld = [&](RuntimeId id) { return model.runtime(id).version < target; };
  if (!request.runtimes.empty()) {
    auto old = std::find_if(settings.runtimes.begin(), settings.runtimes.end(), tooOld);
    if (old != settings.runtimes.end()) {
      error = "runtime `" + model.runtime(*old).name.str() + "` is older than the target version `" +
              versionText(target) + "`; drop one of them";
      return false;
    }
  } else {
    addOlderRuntimes(model, settings);
  }
  std::erase_if(settings.runtimes, tooOld);
  settings.targetVersion = target;
  if (!settings.runtimes.empty())
    return true;
  error = "no known runtime has the target version `" + versionText(target) + "` or a later one";
  return false;
}

} // namespace

bool resolveSettings(const Request &request, const Model &model, Settings &settings, std::string &error) {
  settings.workers = request.workers ? request.workers : defaultWorkerCount();
  if (!resolveRules(request, settings, error) || !namedRuntimes(request, model, settings, error))
    return false;
  if (request.runtimes.empty())
    defaultRuntimes(model, settings);
  if (!request.targetVersion.empty())
    return applyTarget(request, model, settings, error);
  if (request.runtimes.empty() && !request.requiresPython.empty())
    return applyRequirement(request, model, settings, error);
  settings.targetVersion = lowestVersion(model, settings.runtimes);
  return true;
}

} // namespace threadlint
