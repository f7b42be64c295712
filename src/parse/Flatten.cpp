// Walks the parsed tree once, iteratively, over the library's own nodes, and writes those worth keeping in
// preorder.
#include "parse/Flatten.h"
#include "parse/Internals.h"
#include "parse/Symbols.h"

namespace threadlint::parsing {

namespace {

constexpr TSSymbol ErrorSymbol = UINT16_MAX;

/// A node of the library whose children are being visited; hidden ones stand for their children.
struct Frame {
  const Subtree *next, *end;
  uint32_t position;   ///< where *next starts
  uint32_t structural; ///< its index, not counting comments and the like
  const TSSymbol *aliases;
  const TSFieldMapEntry *fields, *fieldsEnd;
  TSFieldId inherited; ///< the field of a hidden node is that of its children
  bool hidden;
  uint32_t node; ///< in the output: the node itself, or what a hidden one is part of
};

/// What is known of a child before it is looked into.
struct Child {
  Subtree tree;
  uint32_t begin;
  TSSymbol alias;
  TSFieldId field;

  TSSymbol symbol() const { return alias ? alias : ts_subtree_symbol(tree); }
};

class Flattener {
public:
  Flattener(const TSTree *tree, std::vector<SyntaxNode> &out)
      : map(symbolMap()), language(tree->language), nodes(out) {
    Child root{tree->root, ts_subtree_padding(tree->root).bytes, 0, 0};
    visit(root, SyntaxKind::Dropped);
  }

  void run() {
    while (!frames.empty()) {
      Frame &f = frames.back();
      if (f.next == f.end) {
        if (!f.hidden)
          nodes[f.node].next = static_cast<uint32_t>(nodes.size());
        frames.pop_back();
        continue;
      }
      Child c;
      if (!takeChild(f, c))
        continue;
      uint32_t node = f.node;
      if (c.alias || ts_subtree_visible(c.tree))
        visit(c, nodes[node].kind);
      else if (ts_subtree_visible_child_count(c.tree) > 0)
        enter(c, node, true);
    }
  }

private:
  static TSFieldId fieldOf(const Frame &f) {
    for (const TSFieldMapEntry *e = f.fields; e < f.fieldsEnd; ++e)
      if (!e->inherited && e->child_index == f.structural)
        return e->field_id;
    return f.inherited;
  }

  /// Punctuation, comments and the like: half of all there is.
  bool isOfNoUse(Subtree tree, TSSymbol symbol) const {
    bool isOfGrammar = symbol < map.symbols.size(); // errors have symbols of their own
    return isOfGrammar && map.symbols[symbol].keep == Keep::Never && ts_subtree_child_count(tree) == 0 &&
           ts_subtree_error_cost(tree) == 0;
  }

  /// Moves on; false if the child needs no look.
  bool takeChild(Frame &f, Child &c) const {
    c = {*f.next, f.position, 0, 0};
    f.position += ts_subtree_size(c.tree).bytes;
    if (++f.next != f.end)
      f.position += ts_subtree_padding(*f.next).bytes;
    if (ts_subtree_extra(c.tree))
      return !isOfNoUse(c.tree, c.symbol());
    c.alias = f.aliases ? f.aliases[f.structural] : 0;
    bool isOfUse = !isOfNoUse(c.tree, c.symbol());
    if (isOfUse)
      c.field = fieldOf(f);
    ++f.structural;
    return isOfUse;
  }

  void enter(const Child &c, uint32_t node, bool hidden) {
    uint32_t count = ts_subtree_child_count(c.tree);
    if (count == 0)
      return;
    const Subtree *children = ts_subtree_children(c.tree);
    uint16_t production = ts_subtree_production_id(c.tree);
    Frame f{children, children + count, c.begin, 0, ts_language_alias_sequence(language, production)};
    ts_language_field_map(language, production, &f.fields, &f.fieldsEnd);
    f.inherited = hidden ? c.field : 0;
    f.hidden = hidden;
    f.node = node;
    frames.push_back(f);
  }

  static bool keeps(Symbol symbol, SyntaxKind parent, SyntaxField field) {
    bool isOperator = field == SyntaxField::Operator || field == SyntaxField::Operators;
    switch (symbol.keep) {
    case Keep::Never:
      return false;
    case Keep::Always:
      return true;
    case Keep::AsOperator:
      return isOperator;
    case Keep::InYield:
      return parent == SyntaxKind::Yield;
    case Keep::InSlice:
      return parent == SyntaxKind::Slice;
    case Keep::InExcept:
      return parent == SyntaxKind::ExceptClause || isOperator;
    case Keep::InPattern:
      return parent == SyntaxKind::CasePattern;
    }
    return false;
  }

  /// Writes a visible node, if it is kept, and enters it when its children matter.
  void visit(const Child &c, SyntaxKind parent) {
    TSSymbol id = c.symbol();
    Symbol symbol = id == ErrorSymbol ? Symbol{SyntaxKind::Error, Keep::Always} : map.symbols[id];
    uint8_t flags = 0;
    if (ts_subtree_error_cost(c.tree) > 0) {
      bool isError = id == ErrorSymbol || ts_subtree_missing(c.tree);
      flags = isError ? 3 : 2;
      if (isError && symbol.keep != Keep::Always)
        symbol = {SyntaxKind::Missing, Keep::Always};
    }
    SyntaxField field = map.fields[c.field];
    if (!keeps(symbol, parent, field))
      return;
    auto index = static_cast<uint32_t>(nodes.size());
    nodes.push_back({symbol.kind, field, flags, c.begin, c.begin + ts_subtree_size(c.tree).bytes, index + 1});
    if (!isToken(symbol.kind))
      enter(c, index, false);
  }

  const SymbolMap &map;
  const TSLanguage *language;
  std::vector<SyntaxNode> &nodes;
  std::vector<Frame> frames;
};

} // namespace

void flatten(const TSTree *tree, std::vector<SyntaxNode> &out) { Flattener(tree, out).run(); }

} // namespace threadlint::parsing
