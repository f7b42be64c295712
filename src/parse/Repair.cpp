// Finds the one shape `exec EXPRESSION` always fails in (the name `exec`, then an error that holds the first
// operand) and turns it into an exec statement in place: node positions stay.
#include "parse/Repair.h"

namespace threadlint::parsing {

namespace {

class ExecRepair {
public:
  ExecRepair(std::vector<SyntaxNode> &nodes, llvm::StringRef text) : nodes(nodes), text(text) {}

  void run() {
    for (uint32_t i = 0; i < nodes.size(); ++i) {
      while (!open.empty() && nodes[open.back()].next <= i)
        open.pop_back();
      if (isExecWithOperand(i))
        repair(i);
      open.push_back(i);
    }
    if (repaired)
      refreshErrorsBelow();
  }

private:
  bool isExecWithOperand(uint32_t i) const {
    const SyntaxNode &name = nodes[i];
    if (name.kind != SyntaxKind::Identifier || i + 1 >= nodes.size() ||
        nodes[i + 1].kind != SyntaxKind::Error)
      return false;
    if (text.slice(name.begin, name.end) != "exec" || !statementOf(i))
      return false;
    const SyntaxNode &operand = nodes[i + 1];
    bool oneChild = operand.next > i + 2 && nodes[i + 2].next == operand.next;
    bool coversError = oneChild && nodes[i + 2].begin == operand.begin && nodes[i + 2].end == operand.end;
    return coversError && !text.slice(name.end, operand.begin).contains('\n');
  }

  /// The expression statement that starts with node `i`, or none.
  SyntaxNode *statementOf(uint32_t i) const {
    for (size_t depth = open.size(); depth-- > 0;) {
      SyntaxNode &n = nodes[open[depth]];
      if (n.begin != nodes[i].begin)
        return nullptr;
      if (n.kind == SyntaxKind::ExpressionStatement)
        return &n;
    }
    return nullptr;
  }

  void repair(uint32_t i) {
    SyntaxNode &name = nodes[i], &operand = nodes[i + 1];
    statementOf(i)->kind = SyntaxKind::Exec;
    operand.kind = SyntaxKind::Parenthesized;
    operand.field = name.field;
    operand.flags = 0;
    // As a token it is passed over.
    name.kind = SyntaxKind::Missing;
    name.field = SyntaxField::None_;
    name.flags = 0;
    // What stands between the keyword and the operand belongs to no expression.
    for (size_t depth = open.size(); depth-- > 0 && nodes[open[depth]].kind != SyntaxKind::Exec;)
      nodes[open[depth]].begin = operand.begin;
    repaired = true;
  }

  /// Bit 1 again, from the errors that are left.
  void refreshErrorsBelow() {
    open.clear();
    for (uint32_t i = 0; i < nodes.size(); ++i) {
      while (!open.empty() && nodes[open.back()].next <= i)
        open.pop_back();
      bool isError = (nodes[i].flags & 1) != 0;
      nodes[i].flags = isError ? 3 : 0;
      for (size_t depth = open.size(); isError && depth-- > 0 && !(nodes[open[depth]].flags & 2);)
        nodes[open[depth]].flags |= 2;
      open.push_back(i);
    }
  }

  std::vector<SyntaxNode> &nodes;
  llvm::StringRef text;
  std::vector<uint32_t> open; ///< nodes around the current one
  bool repaired = false;
};

} // namespace

void repairExec(std::vector<SyntaxNode> &nodes, llvm::StringRef text) { ExecRepair(nodes, text).run(); }

} // namespace threadlint::parsing
