// Functions, lambdas and classes: what runs where they stand, and their bodies, lowered later.
#include "lower/Lowering.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::FuncKind;
using ir::InstrId;
using ir::Op;
using ir::ParamKind;

namespace {

/// One parameter as written.
struct Parameter {
  Node name = NoNode; ///< Identifier, or a tuple pattern of Python 2
  Node defaultValue = NoNode, annotation = NoNode;
  ParamKind kind = ParamKind::Normal;
};

} // namespace

static Parameter readParameter(const Lowering &l, Node n) {
  Parameter p;
  SyntaxKind kind = l.kind(n);
  Node core = n;
  if (kind == SyntaxKind::DefaultParameter || kind == SyntaxKind::TypedDefaultParameter) {
    p.defaultValue = l.child(n, SyntaxField::Value);
    core = l.child(n, SyntaxField::Name);
  } else if (kind == SyntaxKind::TypedParameter) {
    core = l.first(n);
  }
  if (kind == SyntaxKind::TypedParameter || kind == SyntaxKind::TypedDefaultParameter)
    p.annotation = l.child(n, SyntaxField::Type);
  if (core != NoNode && l.kind(core) == SyntaxKind::ListSplatPattern)
    p.kind = ParamKind::VarArgs;
  if (core != NoNode && l.kind(core) == SyntaxKind::DictionarySplatPattern)
    p.kind = ParamKind::VarKwargs;
  p.name = p.kind == ParamKind::Normal || core == NoNode ? core : l.first(core);
  return p;
}

static bool isParameter(const Lowering &l, const Parameter &p) {
  return p.name != NoNode && !(l.at(p.name).flags & 1) &&
         (l.kind(p.name) == SyntaxKind::Identifier || l.kind(p.name) == SyntaxKind::TuplePattern);
}

static Node parametersOf(const Lowering &l, Node definition) {
  return l.child(definition, SyntaxField::Parameters);
}

template <class Fn> static void forEachParameter(const Lowering &l, Node definition, Fn fn) {
  Node list = parametersOf(l, definition);
  if (list == NoNode)
    return;
  for (Node n : Children(l, list))
    if (Parameter p = readParameter(l, n); isParameter(l, p))
      fn(n, p);
}

static void evaluateDefaults(Lowering &l, Task t) {
  size_t base = l.tasks.size();
  forEachParameter(l, t.node, [&](Node, const Parameter &p) {
    if (p.defaultValue != NoNode)
      l.tasks.push_back(evaluating(p.defaultValue));
  });
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

static void evaluateAnnotations(Lowering &l, Task t) {
  size_t base = l.tasks.size();
  forEachParameter(l, t.node, [&](Node, const Parameter &p) {
    if (p.annotation != NoNode)
      l.tasks.push_back(evaluating(p.annotation));
  });
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

/// CPython's name for the n-th parameter that is a tuple.
static NameId tupleParamName(Lowering &l, uint32_t position) {
  return l.module.names.intern("." + std::to_string(position));
}

static size_t valuesOfParameters(const Lowering &l, Node definition, size_t &defaults) {
  size_t annotations = 0;
  forEachParameter(l, definition, [&](Node, const Parameter &p) {
    defaults += p.defaultValue != NoNode;
    annotations += p.annotation != NoNode;
  });
  return defaults + annotations;
}

/// After a separator the kinds differ: `/` changes the ones before, `*` and `*args` the ones after.
static void applySeparators(Lowering &l, Node definition, ir::Function &f) {
  Node list = parametersOf(l, definition);
  if (list == NoNode)
    return;
  uint32_t next = f.paramBegin;
  bool keywordOnly = false;
  for (Node n : Children(l, list)) {
    if (l.kind(n) == SyntaxKind::PositionalSeparator)
      for (uint32_t i = f.paramBegin; i < next; ++i)
        l.module.params[i].kind = ParamKind::PositionalOnly;
    keywordOnly |= l.kind(n) == SyntaxKind::KeywordSeparator;
    if (!isParameter(l, readParameter(l, n)))
      continue;
    ir::Param &p = l.module.params[next++];
    if (p.kind == ParamKind::Normal && keywordOnly)
      p.kind = ParamKind::KeywordOnly;
    keywordOnly |= p.kind == ParamKind::VarArgs;
  }
}

/// Takes the values of defaults and annotations and writes the parameters.
static void addParameters(Lowering &l, Node definition, ir::Function &f) {
  size_t defaults = 0, count = valuesOfParameters(l, definition, defaults);
  size_t base = l.values.size() - count, nextDefault = base, nextAnnotation = base + defaults;
  f.paramBegin = static_cast<uint32_t>(l.module.params.size());
  forEachParameter(l, definition, [&](Node n, const Parameter &p) {
    ir::Param param;
    auto position = static_cast<uint32_t>(l.module.params.size()) - f.paramBegin;
    bool plain = l.kind(p.name) == SyntaxKind::Identifier;
    l.module.py2 |= !plain;
    param.name = plain ? l.nameOf(p.name) : tupleParamName(l, position);
    param.kind = p.kind;
    param.span = l.spanOf(n);
    if (p.defaultValue != NoNode)
      param.defaultValue = l.values[nextDefault++];
    if (p.annotation != NoNode)
      param.annotation = l.values[nextAnnotation++];
    l.module.params.push_back(param);
  });
  f.paramEnd = static_cast<uint32_t>(l.module.params.size());
  l.values.resize(base);
  applySeparators(l, definition, f);
}

static uint16_t decoratorFlags(const Lowering &l, Node decorated) {
  uint16_t flags = ir::funcflag::Decorated;
  for (Node n : Children(l, decorated)) {
    Node what = l.kind(n) == SyntaxKind::Decorator ? l.first(n) : NoNode;
    if (what == NoNode || l.kind(what) != SyntaxKind::Identifier)
      continue;
    if (l.textOf(what) == "staticmethod")
      flags |= ir::funcflag::StaticMethod;
    else if (l.textOf(what) == "classmethod")
      flags |= ir::funcflag::ClassMethod;
    else if (l.textOf(what) == "property")
      flags |= ir::funcflag::Property;
  }
  return flags;
}

static ir::Function newFunction(Lowering &l, Node definition, FuncKind kind, ir::ScopeType scope) {
  ir::Function f;
  f.kind = kind;
  f.parent = l.func;
  f.owner = l.bodies[l.func.v].classId;
  f.span = l.spanOf(definition);
  f.scope = l.addScope(scope, FuncId(l.module.functions.size()));
  Node name = l.child(definition, SyntaxField::Name);
  if (name != NoNode && kind != FuncKind::Lambda) {
    f.name = l.nameOf(name);
    f.nameSpan = l.spanOf(name);
  }
  if (l.at(definition).flags != 0)
    f.flags |= ir::funcflag::HasError;
  return f;
}

/// `node` is the definition, `extra` the decorated definition around it or NoNode.
static void makeFunction(Lowering &l, Task t) {
  bool isLambda = l.kind(t.node) == SyntaxKind::Lambda;
  ir::Function f =
      newFunction(l, t.node, isLambda ? FuncKind::Lambda : FuncKind::Def, ir::ScopeType::Function);
  if (isLambda)
    f.nameSpan = {f.span.begin, f.span.begin + 6};
  if (l.child(t.node, SyntaxKind::TokAsync) != NoNode)
    f.flags |= ir::funcflag::Async;
  if (t.extra != NoNode)
    f.flags |= decoratorFlags(l, t.extra);
  addParameters(l, t.node, f);
  FuncId id = l.module.functions.push(f);
  l.bodies.push_back({t.node, ClassId()});
  l.make({Op::MakeFunc, 0, 0, id.v}, f.span);
}

static void makeClass(Lowering &l, Task t) {
  ArgRange args;
  Node bases = l.child(t.node, SyntaxField::Superclasses);
  if (bases != NoNode)
    args = takeElements(l, bases, l.first(bases));
  ir::Function body = newFunction(l, t.node, FuncKind::ClassBody, ir::ScopeType::Class);
  if (t.extra != NoNode)
    body.flags |= ir::funcflag::Decorated;
  ir::Class c;
  c.name = body.name;
  c.span = body.span;
  c.nameSpan = body.nameSpan;
  c.parent = l.func;
  c.body = l.module.functions.push(body);
  ClassId id(l.module.classes.size());
  c.make = l.emit({Op::MakeClass, 0, 0, id.v, args.begin, args.count}, c.span);
  l.module.classes.push(c);
  l.bodies.push_back({t.node, id});
  l.push(c.make);
}

static void lambda(Lowering &l, Task t) {
  l.plan({{evaluateDefaults, t.node}, {makeFunction, t.node, NoNode}});
}

static void functionTasks(Lowering &l, Node n, Node decorated, Node typeParams) {
  if (typeParams != NoNode)
    l.plan({{closeTypeScope, n}});
  l.plan({{makeFunction, n, decorated}});
  if (Node result = l.child(n, SyntaxField::ReturnType); result != NoNode)
    l.plan({evaluating(result), {discardValue}});
  l.plan({{evaluateAnnotations, n}});
  if (typeParams != NoNode)
    l.plan({{openTypeScope, typeParams}});
  l.plan({{evaluateDefaults, n}});
}

static void classTasks(Lowering &l, Node n, Node decorated, Node typeParams) {
  if (typeParams != NoNode)
    l.plan({{closeTypeScope, n}});
  l.plan({{makeClass, n, decorated}});
  if (Node bases = l.child(n, SyntaxField::Superclasses); bases != NoNode)
    l.plan({{evaluateElements, l.first(bases), bases}});
  if (typeParams != NoNode)
    l.plan({{openTypeScope, typeParams}});
}

/// Leaves the function or class as a value.
static void define(Lowering &l, Task t) {
  Node typeParams = l.child(t.node, SyntaxField::TypeParameters);
  if (l.kind(t.node) == SyntaxKind::ClassDef)
    classTasks(l, t.node, t.extra, typeParams);
  else
    functionTasks(l, t.node, t.extra, typeParams);
}

static void bindDefinition(Lowering &l, Task t) {
  InstrId value = l.pop();
  Node name = l.child(t.node, SyntaxField::Name);
  if (name != NoNode && !l.textOf(name).empty())
    l.emitName(Op::Store, l.nameOf(name), l.spanOf(name), value);
}

static void definition(Lowering &l, Task t) { l.plan({{define, t.node, NoNode}, {bindDefinition, t.node}}); }

/// On the value stack: the decorators from the first to the last, then what they decorate.
static void applyDecorators(Lowering &l, Task t) {
  std::vector<Node> decorators;
  for (Node n : Children(l, t.node))
    if (l.kind(n) == SyntaxKind::Decorator)
      decorators.push_back(n);
  InstrId value = l.pop();
  while (!decorators.empty()) {
    Node n = decorators.back();
    decorators.pop_back();
    InstrId decorator = l.pop();
    auto begin = static_cast<uint32_t>(l.module.args.size());
    l.module.args.push_back({value, NameId(), l.module.spans[value.v].begin});
    Span span = l.first(n) == NoNode ? l.spanOf(n) : l.spanOf(l.first(n));
    value = l.emit({Op::Call, ir::flag::Decorator, 0, decorator.v, begin, 1}, span);
  }
  l.push(value);
}

static void decoratedDefinition(Lowering &l, Task t) {
  Node inner = l.child(t.node, SyntaxKind::FunctionDef);
  if (inner == NoNode)
    inner = l.child(t.node, SyntaxKind::ClassDef);
  if (inner == NoNode)
    return;
  l.plan({{define, inner, t.node}, {applyDecorators, t.node}, {bindDefinition, inner}});
  size_t base = l.tasks.size();
  for (Node n : Children(l, t.node))
    if (l.kind(n) == SyntaxKind::Decorator)
      l.tasks.push_back(evaluating(n));
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

static void finishAlias(Lowering &l, Task t) {
  Node name = l.child(t.node, SyntaxField::Left);
  while (name != NoNode && l.kind(name) != SyntaxKind::Identifier)
    name = l.first(name);
  InstrId value = l.pop();
  if (name != NoNode)
    l.emitName(Op::Store, l.nameOf(name), l.spanOf(name), value);
}

/// The `[T]` of `type X[T] = ...`, which is parsed as a generic type or as a subscript.
static Node aliasParameters(const Lowering &l, Node alias) {
  Node left = l.child(alias, SyntaxField::Left);
  Node generic = left == NoNode ? NoNode : l.first(left);
  if (generic == NoNode || l.kind(generic) != SyntaxKind::GenericType)
    return NoNode;
  return l.child(generic, SyntaxKind::TypeParameter);
}

static void typeAlias(Lowering &l, Task t) {
  Task value = evaluating(l.child(t.node, SyntaxField::Right));
  Node params = aliasParameters(l, t.node);
  if (params == NoNode)
    return l.plan({value, {finishAlias, t.node}});
  l.plan({{openTypeScope, params}, value, {closeTypeScope, t.node}, {finishAlias, t.node}});
}

static void returnLambdaValue(Lowering &l, Task t) {
  l.emit({Op::Return, 0, 0, l.pop().v}, l.spanOf(t.node));
}

/// `def f(a, (b, c))`: the tuple is taken apart first.
static void unpackTupleParams(Lowering &l, Node definition) {
  uint32_t position = 0;
  size_t base = l.tasks.size();
  forEachParameter(l, definition, [&](Node, const Parameter &p) {
    if (l.kind(p.name) == SyntaxKind::TuplePattern) {
      InstrId value = l.load(tupleParamName(l, position), l.spanOf(p.name));
      l.tasks.push_back({storeTo, p.name, value.v});
    }
    ++position;
  });
  std::reverse(l.tasks.begin() + static_cast<ptrdiff_t>(base), l.tasks.end());
}

void planBody(Lowering &l) {
  Node n = l.bodies[l.func.v].node;
  FuncKind kind = l.module.functions[l.func].kind;
  if (kind == FuncKind::Module) {
    if (l.kind(n) == SyntaxKind::Error) {
      l.push(l.poison(l.spanOf(n)));
      l.discard();
    }
    return l.plan({block(l, n)});
  }
  Node body = l.child(n, SyntaxField::Body);
  if (kind == FuncKind::Lambda)
    l.plan({evaluating(body), {returnLambdaValue, body == NoNode ? n : body}});
  else
    l.plan({block(l, l.child(n, SyntaxKind::Block))});
  if (kind == FuncKind::Def || kind == FuncKind::Lambda)
    unpackTupleParams(l, n);
}

llvm::ArrayRef<Step> lambdaSteps() {
  static constexpr Step steps[] = {{SyntaxKind::Lambda, lambda}};
  return steps;
}

llvm::ArrayRef<Step> definitionSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::FunctionDef, definition, true},
      {SyntaxKind::ClassDef, definition, true},
      {SyntaxKind::DecoratedDefinition, decoratedDefinition, true},
      {SyntaxKind::TypeAlias, typeAlias},
  };
  return steps;
}

} // namespace threadlint::lowering
