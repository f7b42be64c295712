// Source -> the printed IR, checked, for tests.
#pragma once

#include "lower/Lower.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>
#include <string>

namespace threadlint::testing {

inline ir::Module lowered(llvm::StringRef text) {
  Parser parser;
  SyntaxTree tree = parser.parse(text, {60000});
  ir::Module module = lower(tree, text);
  INFO(text.take_front(200).str());
  CHECK(ir::verify(module) == "");
  return module;
}

/// Instructions and function headings, one a line, without positions and scopes.
inline std::string code(llvm::StringRef text) {
  ir::Module module = lowered(text);
  std::string all, out;
  llvm::raw_string_ostream os(all);
  ir::print(module, text, os);
  llvm::SmallVector<llvm::StringRef> lines;
  llvm::StringRef(all).split(lines, '\n', -1, false);
  for (llvm::StringRef line : lines) {
    line = line.substr(0, line.rfind("  ; "));
    if (line.starts_with("module f0") || line == "python 2" || line.starts_with("  scope "))
      continue;
    out += line.starts_with("  ") ? line.drop_front(2) : line;
    out += '\n';
  }
  return out;
}

/// The lines of `scope sN`, as printed.
inline std::string scopes(llvm::StringRef text) {
  ir::Module module = lowered(text);
  std::string all, out;
  llvm::raw_string_ostream os(all);
  ir::print(module, text, os);
  llvm::SmallVector<llvm::StringRef> lines;
  llvm::StringRef(all).split(lines, '\n', -1, false);
  for (llvm::StringRef line : lines)
    if (line.consume_front("  scope "))
      out += line.str() + "\n";
  return out;
}

/// The text under an instruction's span.
inline llvm::StringRef spanText(const ir::Module &module, llvm::StringRef text, uint32_t instr) {
  return text.slice(module.spans[instr].begin, module.spans[instr].end);
}

/// The n-th instruction of a kind, UINT32_MAX if there is none.
inline uint32_t nth(const ir::Module &module, ir::Op op, unsigned n = 0) {
  for (uint32_t i = 0; i < module.instrs.size(); ++i)
    if (module.instrs[i].op == op && n-- == 0)
      return i;
  return UINT32_MAX;
}

inline unsigned count(const ir::Module &module, ir::Op op) {
  unsigned found = 0;
  for (const ir::Instr &i : module.instrs)
    found += i.op == op;
  return found;
}

} // namespace threadlint::testing
