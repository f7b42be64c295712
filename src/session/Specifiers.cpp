// Reads specifier sets, and tries the releases of a minor version against them.
#include "session/Specifiers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

namespace {

constexpr unsigned LastPatch = 99; ///< no minor version of Python has had as many releases

std::optional<VersionClause::Op> takeOperator(llvm::StringRef &text) {
  using Clause = VersionClause;
  constexpr std::pair<llvm::StringLiteral, Clause::Op> spellings[] = {
      {"===", Clause::Equal},       {"==", Clause::Equal},     {"~=", Clause::Compatible},
      {"!=", Clause::NotEqual},     {"<=", Clause::LessEqual}, {"<", Clause::Less},
      {">=", Clause::GreaterEqual}, {">", Clause::Greater}};
  for (const auto &[spelling, op] : spellings)
    if (text.consume_front(spelling))
      return op;
  return std::nullopt;
}

std::optional<VersionClause> parseClause(llvm::StringRef text) {
  std::optional<VersionClause::Op> op = takeOperator(text);
  if (!op)
    return std::nullopt;
  VersionClause clause{*op, {}, false};
  text = text.trim();
  clause.wildcard = text.consume_back(".*");
  if (clause.wildcard && *op != VersionClause::Equal && *op != VersionClause::NotEqual)
    return std::nullopt;
  llvm::SmallVector<llvm::StringRef, 4> parts;
  text.split(parts, '.');
  for (llvm::StringRef part : parts) {
    unsigned number = 0;
    // Marks of pre-releases ("3.13.0rc1", "3.14a1") change nothing at the level of minor versions.
    if (part.consumeInteger(10, number) ||
        (!part.empty() && &part != &parts.back() && !llvm::isAlpha(part[0])))
      return std::nullopt;
    clause.release.push_back(number);
  }
  if (*op == VersionClause::Compatible && clause.release.size() < 2)
    return std::nullopt;
  return clause;
}

/// Missing parts count as 0; `parts` = how many are compared.
int compare(llvm::ArrayRef<unsigned> a, llvm::ArrayRef<unsigned> b, size_t parts) {
  for (size_t i = 0; i < parts; ++i) {
    unsigned x = i < a.size() ? a[i] : 0, y = i < b.size() ? b[i] : 0;
    if (x != y)
      return x < y ? -1 : 1;
  }
  return 0;
}

bool satisfies(llvm::ArrayRef<unsigned> release, const VersionClause &clause) {
  int order = compare(release, clause.release, std::max(release.size(), clause.release.size()));
  size_t parts = clause.release.size();
  switch (clause.op) {
  case VersionClause::Less:
    return order < 0;
  case VersionClause::LessEqual:
    return order <= 0;
  case VersionClause::Equal:
    return clause.wildcard ? compare(release, clause.release, parts) == 0 : order == 0;
  case VersionClause::NotEqual:
    return clause.wildcard ? compare(release, clause.release, parts) != 0 : order != 0;
  case VersionClause::GreaterEqual:
    return order >= 0;
  case VersionClause::Greater:
    return order > 0;
  case VersionClause::Compatible:
    return order >= 0 && compare(release, clause.release, parts - 1) == 0;
  }
  return false;
}

} // namespace

std::optional<std::vector<VersionClause>> parseSpecifiers(llvm::StringRef text) {
  std::vector<VersionClause> clauses;
  llvm::SmallVector<llvm::StringRef, 4> parts;
  text.split(parts, ',', -1, false);
  for (llvm::StringRef part : parts) {
    if (part.trim().empty())
      continue;
    std::optional<VersionClause> clause = parseClause(part.trim());
    if (!clause)
      return std::nullopt;
    clauses.push_back(std::move(*clause));
  }
  return clauses;
}

bool allows(llvm::ArrayRef<VersionClause> clauses, Version version) {
  for (unsigned patch = 0; patch <= LastPatch; ++patch) {
    const unsigned release[] = {version.major, version.minor, patch};
    if (llvm::all_of(clauses, [&](const VersionClause &clause) { return satisfies(release, clause); }))
      return true;
  }
  return false;
}

} // namespace threadlint
