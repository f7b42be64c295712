// Walks the parsed tree once with a cursor, iteratively, and writes the nodes worth keeping in preorder.
#include "parse/Flatten.h"
#include "parse/Symbols.h"
#include <tree_sitter/api.h>

namespace threadlint::parsing {

namespace {

constexpr TSSymbol ErrorSymbol = UINT16_MAX;

class Flattener {
public:
  Flattener(const TSTree *tree, std::vector<SyntaxNode> &out)
      : map(symbolMap()), nodes(out), cursor(ts_tree_cursor_new(ts_tree_root_node(tree))) {}
  ~Flattener() { ts_tree_cursor_delete(&cursor); }

  void run() {
    do {
      if (visit() && ts_tree_cursor_goto_first_child(&cursor)) {
        open.push_back(static_cast<uint32_t>(nodes.size() - 1));
        continue;
      }
      if (!advance())
        return;
    } while (true);
  }

private:
  /// Moves to the next node in preorder below or after the current one; false at the end.
  bool advance() {
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (open.empty())
        return false;
      ts_tree_cursor_goto_parent(&cursor);
      nodes[open.back()].next = static_cast<uint32_t>(nodes.size());
      open.pop_back();
    }
    return true;
  }

  SyntaxField field() const { return map.fields[ts_tree_cursor_current_field_id(&cursor)]; }
  SyntaxKind parentKind() const { return open.empty() ? SyntaxKind::Dropped : nodes[open.back()].kind; }

  bool keeps(Symbol symbol) const {
    switch (symbol.keep) {
    case Keep::Never:
      return false;
    case Keep::Always:
      return true;
    case Keep::AsOperator:
      return isOperator();
    case Keep::InYield:
      return parentKind() == SyntaxKind::Yield;
    case Keep::InSlice:
      return parentKind() == SyntaxKind::Slice;
    case Keep::InExcept:
      return parentKind() == SyntaxKind::ExceptClause || isOperator();
    case Keep::InPattern:
      return parentKind() == SyntaxKind::CasePattern;
    }
    return false;
  }

  bool isOperator() const {
    SyntaxField role = field();
    return role == SyntaxField::Operator || role == SyntaxField::Operators;
  }

  /// Writes the current node, if it is kept; true when its children matter.
  bool visit() {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    TSSymbol id = ts_node_symbol(node);
    Symbol symbol = id == ErrorSymbol ? Symbol{SyntaxKind::Error, Keep::Always} : map.symbols[id];
    uint8_t flags = 0;
    if (ts_node_has_error(node)) {
      flags = 2;
      if (id == ErrorSymbol || ts_node_is_missing(node))
        flags = 3;
      if (flags == 3 && symbol.keep != Keep::Always)
        symbol = {SyntaxKind::Missing, Keep::Always};
    }
    if (!keeps(symbol))
      return false;
    uint32_t begin = ts_node_start_byte(node);
    uint32_t size = static_cast<uint32_t>(nodes.size());
    nodes.push_back({symbol.kind, field(), flags, begin, ts_node_end_byte(node), size + 1});
    return !isToken(symbol.kind) && symbol.kind != SyntaxKind::Identifier;
  }

  const SymbolMap &map;
  std::vector<SyntaxNode> &nodes;
  TSTreeCursor cursor;
  std::vector<uint32_t> open; ///< kept nodes whose children are being visited
};

} // namespace

void flatten(const TSTree *tree, std::vector<SyntaxNode> &out) { Flattener(tree, out).run(); }

} // namespace threadlint::parsing
