// The state of lowering one file and the steps it is made of: a stack of tasks instead of recursion.
#pragma once

#include "ir/Ir.h"
#include "parse/Parse.h"
#include <initializer_list>
#include <vector>

namespace threadlint::lowering {

using Node = uint32_t; ///< index into SyntaxTree::nodes
constexpr Node NoNode = UINT32_MAX;

struct Lowering;

/// One step of work on a node. Steps talk through `Lowering::values`; what `extra` means is up to the step.
struct Task {
  using Run = void (*)(Lowering &, Task);
  Run run;
  Node node = NoNode;
  uint32_t extra = 0;
};

/// `global` or `nonlocal` in a scope.
struct Declaration {
  ir::ScopeId scope;
  NameId name;
  bool global;
};

/// What is known of a function besides ir::Function, parallel to Module::functions.
struct Body {
  Node node;       ///< the definition; the root for the module
  ClassId classId; ///< of a class body: its class
};

/// What scope resolution needs besides ir::Scope, parallel to Module::scopes.
struct ScopeNotes {
  bool seesClass = false; ///< type parameters: names of the class around are visible
};

struct Lowering {
  const SyntaxTree &tree;
  llvm::StringRef text;
  ir::Module module;
  std::vector<Task> tasks;
  std::vector<ir::InstrId> values; ///< made by finished steps, not yet used
  std::vector<ir::InstrId> open;   ///< opening markers not yet closed
  std::vector<ir::InstrId> loops;  ///< Loop markers that break and continue may mean
  std::vector<Body> bodies;
  std::vector<ScopeNotes> scopeNotes;
  std::vector<Declaration> declarations;
  FuncId func; ///< being lowered
  ir::ScopeId scope;

  Lowering(const SyntaxTree &tree, llvm::StringRef text) : tree(tree), text(text) {}

  // The tree.
  const SyntaxNode &at(Node n) const { return tree.nodes[n]; }
  SyntaxKind kind(Node n) const { return n == NoNode ? SyntaxKind::Missing : at(n).kind; }
  llvm::StringRef textOf(Node n) const { return text.slice(at(n).begin, at(n).end); }
  Span spanOf(Node n) const { return {at(n).begin, at(n).end}; }
  NameId nameOf(Node n) { return module.names.intern(textOf(n)); }
  /// First child of `parent` that is no token, or NoNode.
  Node first(Node parent) const { return skipTokens(parent + 1, parent); }
  /// The next such sibling of `child`.
  Node after(Node child, Node parent) const { return skipTokens(at(child).next, parent); }
  Node child(Node parent, SyntaxField field) const;
  Node child(Node parent, SyntaxKind kind) const;
  /// True when a child is an error or had to be invented, so that roles cannot be told.
  bool isBroken(Node n) const;
  /// From the start of a compound statement to the end of its header.
  Span headerOf(Node n) const;

  // Work.
  /// The tasks run in the order written, before all that was planned earlier.
  void plan(std::initializer_list<Task> list) {
    tasks.insert(tasks.end(), std::rbegin(list), std::rend(list));
  }
  /// Plans `run` for the children that are no tokens, in order.
  void planEach(Task::Run run, Node parent, Node from);

  // Values and instructions.
  void push(ir::InstrId v) { values.push_back(v); }
  ir::InstrId pop() {
    ir::InstrId v = values.back();
    values.pop_back();
    return v;
  }
  ir::InstrId emit(ir::Instr i, Span span);
  ir::InstrId poison(Span span) { return emit({ir::Op::Poison}, span); }
  /// Emits and leaves the value for the next step.
  void make(ir::Instr i, Span span) { push(emit(i, span)); }
  void emitName(ir::Op op, NameId name, Span span, ir::InstrId value, uint8_t flags = 0);
  ir::InstrId load(NameId name, Span span, uint8_t flags = 0);
  /// Marks the newest value as unused.
  void discard();

  // Markers.
  ir::InstrId openMarker(ir::Instr i, Span span);
  /// A marker in the middle of the innermost open construct.
  void midMarker(ir::Op op, Span span, uint8_t flags = 0, uint32_t a = UINT32_MAX);
  void closeMarker(Span span);

  // Scopes.
  ir::ScopeId addScope(ir::ScopeType type, FuncId function);
  /// Where a walrus binds.
  ir::ScopeId walrusScope() const;

private:
  Node skipTokens(Node n, Node parent) const {
    Node end = at(parent).next;
    while (n < end && isToken(at(n).kind))
      n = at(n).next;
    return n < end ? n : NoNode;
  }
};

/// Children that are no tokens.
class Children {
public:
  Children(const Lowering &l, Node parent, Node from) : l(l), parent(parent), from(from) {}
  Children(const Lowering &l, Node parent) : Children(l, parent, l.first(parent)) {}
  struct Iterator {
    const Lowering &l;
    Node parent, node;
    Node operator*() const { return node; }
    Iterator &operator++() {
      node = l.after(node, parent);
      return *this;
    }
    bool operator!=(const Iterator &o) const { return node != o.node; }
  };
  Iterator begin() const { return {l, parent, from}; }
  Iterator end() const { return {l, parent, NoNode}; }

private:
  const Lowering &l;
  Node parent, from;
};

// Steps that others plan. "Evaluate" steps leave exactly one value.
void evaluate(Lowering &l, Task t);
/// Evaluates `node` and the siblings after it in the parent `extra`, one value each (Pair: two).
void evaluateElements(Lowering &l, Task t);
/// Of a subscript: leaves the base, then the index.
void evaluateBaseAndIndex(Lowering &l, Task t);
/// Stores the value `extra` in the target `node`.
void storeTo(Lowering &l, Task t);
void statement(Lowering &l, Task t);
bool isStatement(SyntaxKind kind);
/// Runs the statements from `node` up to node index `extra`.
void statements(Lowering &l, Task t);
/// Closes the innermost open construct; `node` gives the end.
void close(Lowering &l, Task t);
/// Drops the newest value.
void drop(Lowering &l, Task t);
void discardValue(Lowering &l, Task t);

Task evaluating(Node n);
Task block(const Lowering &l, Node n);

/// Takes the values of the elements of `parent` from `from` on and writes them as arguments.
struct ArgRange {
  uint32_t begin = 0, count = 0;
};
ArgRange takeElements(Lowering &l, Node parent, Node from);
inline bool isUnary(ArgRange r) { return r.count == 1; }

/// The entries of the step tables.
struct Step {
  SyntaxKind kind;
  Task::Run run;
  bool anyShape = false; ///< copes with error children itself
};
class StepTable {
public:
  StepTable(std::initializer_list<llvm::ArrayRef<Step>> groups);
  const Step *find(SyntaxKind kind) const {
    const Step &s = steps[static_cast<uint16_t>(kind)];
    return s.run ? &s : nullptr;
  }

private:
  std::vector<Step> steps;
};

// Parts of the tables, one a file.
llvm::ArrayRef<Step> operatorSteps();
llvm::ArrayRef<Step> placeSteps();
llvm::ArrayRef<Step> callSteps();
llvm::ArrayRef<Step> literalSteps();
llvm::ArrayRef<Step> comprehensionSteps();
llvm::ArrayRef<Step> lambdaSteps();
llvm::ArrayRef<Step> typeSteps();
llvm::ArrayRef<Step> simpleStatementSteps();
llvm::ArrayRef<Step> assignmentSteps();
llvm::ArrayRef<Step> importSteps();
llvm::ArrayRef<Step> controlSteps();
llvm::ArrayRef<Step> handlerSteps();
llvm::ArrayRef<Step> definitionSteps();
llvm::ArrayRef<Step> matchSteps();

// Definitions.
/// Plans the unpacking of Python 2 tuple parameters and the statements of the function `l.func`.
void planBody(Lowering &l);
/// The operator of a token, and of its assignment form.
ir::Operator operatorOf(SyntaxKind token);
/// Adds the type parameters `node` to a scope of their own, which stays open until `closeTypeScope`.
void openTypeScope(Lowering &l, Task t);
void closeTypeScope(Lowering &l, Task t);

// Whole-file passes.
/// Gives every name its binding: aux and b of the name instructions, and Scope::bindings.
void resolveNames(Lowering &l);
/// Fills Module::errors.
void collectErrors(Lowering &l);

} // namespace threadlint::lowering
