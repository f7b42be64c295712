// The generated grammar -> the same grammar with one flat parse table (1.5 MB) and quicker functions.
#include "parse/Language.h"
#include "parse/Internals.h"
#include "parse/Lexing.h"
#include "parse/Scanner.h"
#include <cstring>
#include <vector>

extern "C" const TSLanguage *tree_sitter_python(void);

namespace threadlint::parsing {

namespace {

struct Expanded {
  TSLanguage language;
  std::vector<uint16_t> table; ///< state_count rows of symbol_count entries
};

/// One sparse state: groups of a value, a count and that many symbols with this value.
void expandState(const uint16_t *data, uint16_t *row) {
  for (uint16_t groups = *data++; groups != 0; --groups) {
    uint16_t value = *data++, count = *data++;
    for (; count != 0; --count)
      row[*data++] = value;
  }
}

Expanded expand(const TSLanguage &from) {
  Expanded e{from, std::vector<uint16_t>(size_t(from.state_count) * from.symbol_count)};
  size_t large = size_t(from.large_state_count) * from.symbol_count;
  std::memcpy(e.table.data(), from.parse_table, large * sizeof(uint16_t));
  for (uint32_t s = from.large_state_count; s < from.state_count; ++s)
    expandState(from.small_parse_table + from.small_parse_table_map[s - from.large_state_count],
                e.table.data() + size_t(s) * from.symbol_count);
  e.language.large_state_count = from.state_count;
  e.language.parse_table = e.table.data(); // stays valid when the vector is moved
  wrapScanner(e.language);
  speedUpLexing(e.language);
  return e;
}

} // namespace

const TSLanguage *pythonLanguage() {
  static const Expanded expanded = expand(*tree_sitter_python());
  return &expanded.language;
}

} // namespace threadlint::parsing
