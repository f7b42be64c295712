// A quick look at a text that finds what the grammar's token functions cannot know: brackets and replacement
// fields.
#pragma once

#include "base/Text.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <vector>

namespace threadlint::parsing {

struct Layout {
  std::vector<uint32_t> edges;        ///< where brackets (or f-strings) begin and end, the outermost, in turn
  std::vector<uint32_t> formatColons; ///< each `:` that begins a format specifier with `=`
  std::vector<Span> defaults;         ///< ` = T` of type parameters, from the `=` on

  bool isInBrackets(uint32_t at) const;
  bool isFormatColon(uint32_t at) const;
  /// The end of the default that begins at `at`, or `at`.
  uint32_t endOfDefault(uint32_t at) const;
};

Layout layoutOf(llvm::StringRef text);

/// The text being parsed on this thread; its layout is made when it is first asked for.
class LayoutScope {
public:
  explicit LayoutScope(llvm::StringRef text);
  ~LayoutScope();
  LayoutScope(const LayoutScope &) = delete;
  LayoutScope &operator=(const LayoutScope &) = delete;
  const Layout &get();
  bool mayHaveDefaults();

private:
  llvm::StringRef text;
  std::optional<bool> typeParameters;
  std::optional<Layout> layout;
};

const Layout &currentLayout();
/// Whether the text has type parameters, which is found out without the layout.
bool mayHaveDefaults();

} // namespace threadlint::parsing
