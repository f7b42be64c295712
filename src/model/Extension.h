// What a project says of its own libraries, in files like those of rules/api, joined with the generated
// table.
#pragma once

#include "model/Model.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/StringSaver.h"

namespace threadlint {

namespace data {
struct ApiData;
struct ApiTables;
} // namespace data

struct Model::Extension {
  llvm::BumpPtrAllocator memory;
  std::vector<Api> rows; ///< of both, sorted by name
  std::vector<ApiAlias> aliases;
  std::vector<llvm::StringRef> names; ///< of what the files describe in modules, sorted

  /// False, with a line for each problem, when some file is wrong.
  bool read(llvm::ArrayRef<std::string> files, llvm::ArrayRef<Api> known,
            llvm::ArrayRef<ApiAlias> knownAliases, llvm::ArrayRef<llvm::StringRef> runtimes,
            std::string &error);

private:
  void join(const data::ApiTables &apis, llvm::ArrayRef<Api> known);
  Api rowOf(const data::ApiData &data);
  llvm::StringRef keep(llvm::StringRef text) { return llvm::StringSaver(memory).save(text); }
  llvm::ArrayRef<llvm::StringRef> keepAll(llvm::ArrayRef<std::string> texts);
};

} // namespace threadlint
