// Interned identifiers of one module: text <-> NameId. Names the rules ask for by constant come first.
#pragma once

#include "base/Id.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"

namespace threadlint {

/// Names with the same NameId in every module, so that hot comparisons are integer comparisons.
namespace known {
// clang-format off
#define THREADLINT_KNOWN_NAMES(X)                                                                                      \
  X(self) X(cls) X(run) X(start) X(join) X(acquire) X(release) X(target) X(args) X(kwargs) X(daemon) X(group) X(name)  \
  X(timeout) X(blocking) X(ident) X(native_id) X(append) X(items) X(values) X(keys) X(get) X(super) X(property)        \
  X(staticmethod) X(classmethod) X(__init__) X(__new__) X(__enter__) X(__exit__) X(__name__) X(__main__) X(__del__)    \
  X(__call__) X(__getattr__) X(__setattr__) X(__all__) X(__file__) X(range) X(len) X(list) X(tuple) X(set) X(dict)     \
  X(sorted) X(reversed) X(enumerate) X(zip) X(TYPE_CHECKING) X(print) X(exec) X(object) X(type) X(Thread)
// clang-format on
#define X(n) n,
enum Index : uint32_t { THREADLINT_KNOWN_NAMES(X) Count };
#undef X
} // namespace known

constexpr NameId knownName(known::Index i) { return NameId(i); }

/// Owns the text of its names. Not thread-safe; one per module, then read-only.
class NameTable {
public:
  NameTable();
  NameTable(NameTable &&) = default;
  NameTable &operator=(NameTable &&) = default;

  NameId intern(llvm::StringRef text);
  /// `none()` when the text was never interned.
  NameId find(llvm::StringRef text) const;
  llvm::StringRef text(NameId id) const { return texts[id]; }
  uint32_t size() const { return texts.size(); }

private:
  llvm::StringMap<NameId, llvm::BumpPtrAllocator> ids; ///< names that are not well known
  IdVector<NameId, llvm::StringRef> texts;             ///< points into `ids` or static storage
};

} // namespace threadlint
