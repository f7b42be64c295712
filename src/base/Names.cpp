// Interning of identifiers: an immutable table shared by all modules, then one table per module.
#include "base/Names.h"

namespace threadlint {

static const llvm::StringMap<NameId> &knownTable() {
  static const llvm::StringMap<NameId> table = [] {
    llvm::StringMap<NameId> t;
#define X(n) t.try_emplace(#n, knownName(known::n));
    THREADLINT_KNOWN_NAMES(X)
#undef X
    return t;
  }();
  return table;
}

NameTable::NameTable() {
#define X(n) texts.push(#n);
  THREADLINT_KNOWN_NAMES(X)
#undef X
}

NameId NameTable::intern(llvm::StringRef text) {
  if (auto it = knownTable().find(text); it != knownTable().end())
    return it->second;
  auto [it, fresh] = ids.try_emplace(text, NameId());
  if (fresh)
    it->second = texts.push(it->first());
  return it->second;
}

NameId NameTable::find(llvm::StringRef text) const {
  if (auto it = knownTable().find(text); it != knownTable().end())
    return it->second;
  auto it = ids.find(text);
  return it == ids.end() ? NameId::none() : it->second;
}

} // namespace threadlint
