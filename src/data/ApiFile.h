// Files in the format of rules/api/*.toml -> rows of the API table, checked.
#pragma once

#include "data/Toml.h"

namespace threadlint::data {

struct ApiData {
  Place place;
  std::string name; ///< dotted
  llvm::StringRef kind, object = "None", effect = "None", runsOn = "None", gil = "Unknown", blocks = "Never";
  int targetIndex = -1, argsIndex = -1, changesIndex = -1, dataIndex = -1; ///< see Api in the model
  uint32_t gilBytes = 0, ns = 0, unitPs = 0, ownLockNs = 0, heldNs = 0, sharedReads = 0;
  std::vector<std::string> params, callbacks, handlers;
  std::string returns, base, target, replacement, platforms;
  std::vector<std::string> exceptOn, tornOn, gilExceptOn;
  VersionData since, deprecated, removed, switchFree;
  std::vector<std::string> perContextOn;
  std::string processState, stateArgument, notThreadSafe, toolkit, advice, buffer, reenablesGil, ownLock;
  bool mutates = false, distinct = false, decorator = false, oneObject = false, fromAnyThread = false,
       threadSafe = false;
  llvm::StringRef atomic = "No", units = "Items", length = "Unknown";
};

struct AliasData {
  Place place;
  std::string alias, canonical;
};

struct ApiTables {
  std::vector<ApiData> rows;      ///< after `resolveApis`: sorted by name
  std::vector<AliasData> aliases; ///< after `resolveApis`: sorted by alias
};

/// `path` is for messages.
void readApis(llvm::StringRef path, llvm::StringRef text, ApiTables &apis, Problems &problems);
/// What concerns several files: order, duplicates, references. A row or alias without a file is known
/// already.
void resolveApis(ApiTables &apis, Problems &problems);
/// The runtimes that rows name are among these.
void checkRuntimeNames(const ApiTables &apis, llvm::ArrayRef<llvm::StringRef> runtimes, Problems &problems);

} // namespace threadlint::data
