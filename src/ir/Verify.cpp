// Module -> the first broken promise of the IR, or nothing.
#include "OpInfo.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"

namespace threadlint::ir {

namespace {

/// A marker that is open, with what its parts so far allow next.
struct OpenMarker {
  uint32_t at;
  Op last; ///< the latest part: the opening marker itself, or Else, LoopBody, Except ...
};

/// A marker that is not an opening one: whose it is, and after which parts of it it may stand.
struct MarkerPart {
  Op op, opening;
  bool closes;
  Op after[4];
};

constexpr MarkerPart MarkerParts[] = {
    {Op::Else, Op::If, false, {Op::If}},
    {Op::EndIf, Op::If, true, {Op::If, Op::Else}},
    {Op::LoopBody, Op::Loop, false, {Op::Loop}},
    {Op::LoopElse, Op::Loop, false, {Op::LoopBody}},
    {Op::EndLoop, Op::Loop, true, {Op::LoopBody, Op::LoopElse}},
    {Op::Except, Op::Try, false, {Op::Try, Op::Except}},
    {Op::TryElse, Op::Try, false, {Op::Try, Op::Except}},
    {Op::Finally, Op::Try, false, {Op::Try, Op::Except, Op::TryElse}},
    {Op::EndTry, Op::Try, true, {Op::Try, Op::Except, Op::TryElse, Op::Finally}},
    {Op::EndWith, Op::With, true, {Op::With}},
    {Op::Case, Op::Match, false, {Op::Match, Op::Case}},
    {Op::EndMatch, Op::Match, true, {Op::Match, Op::Case}},
};

const MarkerPart &markerPart(Op op) {
  const MarkerPart *part = llvm::find_if(MarkerParts, [&](const MarkerPart &p) { return p.op == op; });
  assert(part != std::end(MarkerParts) && "a marker that closes nothing");
  return *part;
}

bool inRange(Operator op, Operator first, Operator last) { return op >= first && op <= last; }

class Verifier {
public:
  explicit Verifier(const Module &m) : module(m) {}

  std::string run() {
    if (checkTables() && checkScopes() && checkOwners() && checkEach(&Verifier::checkFunction))
      checkEach(&Verifier::checkBody);
    return std::move(problem);
  }

private:
  bool checkEach(bool (Verifier::*check)(FuncId)) {
    for (uint32_t f = 0; f < module.functions.size(); ++f)
      if (!(this->*check)(FuncId(f)))
        return false;
    return true;
  }

  bool fail(const llvm::Twine &message) {
    problem = message.str();
    return false;
  }
  bool failAt(uint32_t i, const llvm::Twine &message) {
    return fail("%" + llvm::Twine(i) + " (" + opInfo(module.instrs[i].op).word() + "): " + message);
  }

  bool isName(uint32_t name) const { return name < module.names.size(); }

  bool checkTables() {
    if (module.spans.size() != module.instrs.size())
      return fail("spans and instructions differ in number");
    if (module.functions.empty() || module.functions[FuncId(0)].kind != FuncKind::Module)
      return fail("function 0 is not the module body");
    if (module.scopes.empty() || module.scopes[ScopeId(0)].type != ScopeType::Module)
      return fail("scope 0 is not the module scope");
    for (size_t i = 0; i < module.spans.size(); ++i)
      if (module.spans[i].begin > module.spans[i].end)
        return failAt(i, "its span ends before it begins");
    for (size_t i = 0; i < module.errors.size(); ++i)
      if (module.errors[i].begin > module.errors[i].end ||
          (i > 0 && module.errors[i].begin < module.errors[i - 1].end))
        return fail("error regions are not sorted and disjoint");
    for (uint32_t c = 0; c < module.classes.size(); ++c)
      if (!checkClass(ClassId(c)))
        return false;
    return true;
  }

  bool checkClass(ClassId id) {
    const Class &cls = module.classes[id];
    std::string what = "class " + std::to_string(id.v);
    if (!module.functions.contains(cls.body) || module.functions[cls.body].kind != FuncKind::ClassBody)
      return fail(what + " has no body");
    if (!module.functions.contains(cls.parent) || module.functions[cls.body].parent != cls.parent)
      return fail(what + " stands in another function than its body");
    if (cls.make.v >= module.instrs.size() || module[cls.make].op != Op::MakeClass ||
        module[cls.make].a != id.v)
      return fail(what + " is not made by its instruction");
    return true;
  }

  bool checkScopes() {
    for (uint32_t s = 0; s < module.scopes.size(); ++s) {
      const Scope &scope = module.scopes[ScopeId(s)];
      std::string what = "scope " + std::to_string(s);
      if (s == 0 ? !scope.parent.isNone() : scope.parent.v >= s)
        return fail(what + " does not come after its parent");
      if (!module.functions.contains(scope.function))
        return fail(what + " belongs to no function");
      for (size_t i = 0; i < scope.bindings.size(); ++i) {
        if (!isName(scope.bindings[i].name.v))
          return fail(what + " binds no name");
        if (i > 0 && scope.bindings[i].name <= scope.bindings[i - 1].name)
          return fail(what + " has bindings out of order");
      }
    }
    return true;
  }

  /// Every instruction belongs to exactly one function.
  bool checkOwners() {
    owners.assign(module.instrs.size(), FuncId::none());
    for (uint32_t f = 0; f < module.functions.size(); ++f) {
      const Function &function = module.functions[FuncId(f)];
      std::string what = "function " + std::to_string(f);
      if (function.begin > function.end || function.end > module.instrs.size())
        return fail(what + " has instructions that are not there");
      for (uint32_t i = function.begin; i < function.end; ++i) {
        if (owners[i])
          return fail(what + " shares instruction %" + std::to_string(i));
        owners[i] = FuncId(f);
      }
    }
    for (size_t i = 0; i < owners.size(); ++i)
      if (!owners[i])
        return failAt(i, "belongs to no function");
    return true;
  }

  bool checkFunction(FuncId id) {
    const Function &f = module.functions[id];
    std::string what = "function " + std::to_string(id.v);
    if (id.v == 0 ? !f.parent.isNone() : f.parent.v >= id.v)
      return fail(what + " does not come after its parent");
    if (id.v != 0 && f.kind == FuncKind::Module)
      return fail(what + " is a second module body");
    if (f.name && !isName(f.name.v))
      return fail(what + " has no such name");
    if (!module.scopes.contains(f.scope) || module.scopes[f.scope].function != id)
      return fail(what + " has no scope of its own");
    if (f.owner && !module.classes.contains(f.owner))
      return fail(what + " belongs to no such class");
    if (f.owner && module.classes[f.owner].body != f.parent)
      return fail(what + " does not stand in the body of its class");
    return checkParams(f, what);
  }

  bool checkParams(const Function &f, const std::string &what) {
    if (f.paramBegin > f.paramEnd || f.paramEnd > module.params.size())
      return fail(what + " has parameters that are not there");
    for (const Param &param : module.paramsOf(f)) {
      if (!isName(param.name.v))
        return fail(what + " has a parameter without name");
      for (InstrId value : {param.defaultValue, param.annotation})
        if (value &&
            (value.v >= owners.size() || owners[value.v] != f.parent || !makesValue(module[value].op)))
          return fail(what + " has a default or annotation that is not made around it");
    }
    return true;
  }

  bool checkBody(FuncId id) {
    const Function &f = module.functions[id];
    open.clear();
    for (uint32_t i = f.begin; i < f.end; ++i) {
      const Instr &instr = module.instrs[i];
      if (instr.op > Op::EndMatch)
        return fail("%" + std::to_string(i) + " is no instruction");
      const OpInfo &info = opInfo(instr.op);
      uint8_t allowed = info.flags | (info.makesValue ? flag::Discarded : 0);
      if (instr.flags & ~allowed)
        return failAt(i, "has a flag that means nothing here");
      if (!checkAux(i, instr, info) || !checkOperand(i, 'a', instr.a, info.a) ||
          !checkOperand(i, 'b', instr.b, info.b) || !checkOperand(i, 'c', instr.c, info.c))
        return false;
      if (hasArgs(instr.op) && !checkArgs(i, instr))
        return false;
      if (!checkMeaning(i, instr, info) || !checkMarker(i, instr, info))
        return false;
    }
    return open.empty() || failAt(open.back().at, "is not closed");
  }

  bool checkAux(uint32_t i, const Instr &instr, const OpInfo &info) {
    auto op = static_cast<Operator>(instr.aux);
    bool good = false;
    switch (info.aux) {
    case AuxKind::Unused:
      good = instr.aux == 0;
      break;
    case AuxKind::Number:
      good = true;
      break;
    case AuxKind::Const:
    case AuxKind::Scope:
    case AuxKind::Comp:
    case AuxKind::Loop:
      good = instr.aux < auxWords(info.aux).size();
      break;
    case AuxKind::Binary:
      good = inRange(op, Operator::Add, Operator::BitXor);
      break;
    case AuxKind::Unary:
      good = inRange(op, Operator::Not, Operator::Invert);
      break;
    case AuxKind::Compare:
      good = inRange(op, Operator::Eq, Operator::NotIn);
      break;
    case AuxKind::Select:
      good = op == Operator::None_ || op == Operator::And || op == Operator::Or;
      break;
    }
    return good || failAt(i, "has a kind out of range");
  }

  bool checkOperand(uint32_t i, char letter, uint32_t value, Operand meaning) {
    bool isNone = value == UINT32_MAX;
    bool good = false;
    switch (meaning) {
    case Operand::Unused:
      good = isNone;
      break;
    case Operand::Value:
      return checkValue(i, letter, value);
    case Operand::OptValue:
      return isNone || checkValue(i, letter, value);
    case Operand::Name:
      good = isName(value);
      break;
    case Operand::OptName:
      good = isNone || isName(value);
      break;
    case Operand::OptScope:
      good = isNone || value < module.scopes.size();
      break;
    case Operand::Func:
      good = value < module.functions.size();
      break;
    case Operand::Class:
      good = value < module.classes.size();
      break;
    case Operand::Number:
    case Operand::Text: // see checkMeaning
    case Operand::ArgBegin:
    case Operand::ArgCount:  // see checkArgs
    case Operand::OuterLoop: // see checkJump
      good = true;
      break;
    case Operand::Closing:
    case Operand::Opening: // see checkMarker
      good = value < module.instrs.size();
      break;
    }
    return good || failAt(i, "operand " + llvm::Twine(letter) + " is out of range");
  }

  /// In the same function values are made before they are used; an enclosing function's values may be used
  /// too.
  bool checkValue(uint32_t i, char letter, uint32_t value) {
    if (value >= module.instrs.size() || !makesValue(module.instrs[value].op))
      return failAt(i, "operand " + llvm::Twine(letter) + " is no value");
    if (owners[value] == owners[i])
      return value < i || failAt(i, "operand " + llvm::Twine(letter) + " is made later");
    for (FuncId f = module.functions[owners[i]].parent; f; f = module.functions[f].parent)
      if (f == owners[value])
        return true;
    return failAt(i, "operand " + llvm::Twine(letter) + " is made in another function");
  }

  bool checkArgs(uint32_t i, const Instr &instr) {
    if (uint64_t(instr.b) + instr.c > module.args.size())
      return failAt(i, "has arguments that are not there");
    bool isCall = instr.op == Op::Call || instr.op == Op::MakeClass;
    bool keyOpen = false; // in a dict display: a key waits for its value
    for (const Arg &arg : module.argsOf(instr)) {
      if (!checkValue(i, '*', arg.value.v))
        return false;
      if (arg.kind == ArgKind::Keyword ? !isCall || !isName(arg.name.v) : !arg.name.isNone())
        return failAt(i, "has an argument with a wrong name");
      bool isStarred = arg.kind == ArgKind::Star || arg.kind == ArgKind::DoubleStar;
      if (isStarred && !isCall && !mayStar(instr.op, arg.kind))
        return failAt(i, "has a starred argument that means nothing here");
      if (keyOpen && arg.kind != ArgKind::Positional)
        return failAt(i, "has a key without value");
      keyOpen = instr.op == Op::MakeDict && arg.kind == ArgKind::Positional && !keyOpen;
    }
    return !keyOpen || failAt(i, "has a key without value");
  }

  /// `**` in a list is refused by Python, but not by its grammar.
  static bool mayStar(Op op, ArgKind kind) {
    bool isSequence = op == Op::MakeTuple || op == Op::MakeList || op == Op::MakeSet;
    return isSequence || (op == Op::MakeDict && kind == ArgKind::DoubleStar);
  }

  /// What the fields of single instructions promise beyond their range.
  bool checkMeaning(uint32_t i, const Instr &instr, const OpInfo &info) {
    if (info.b == Operand::OptScope && instr.b != UINT32_MAX && !binds(ScopeId(instr.b), NameId(instr.a)))
      return failAt(i, "scope " + llvm::Twine(instr.b) + " does not bind `" + module.text(NameId(instr.a)) +
                           "`");
    if (instr.op == Op::Const) {
      auto kind = static_cast<ConstKind>(instr.aux);
      bool isText = kind == ConstKind::Str || kind == ConstKind::Bytes || kind == ConstKind::Float;
      bool good =
          isText ? instr.a == UINT32_MAX || isName(instr.a) : kind == ConstKind::Int || instr.a == UINT32_MAX;
      return good || failAt(i, "has a wrong text");
    }
    if (instr.op == Op::MakeFunc && module.functions[FuncId(instr.a)].parent != owners[i])
      return failAt(i, "makes a function that stands elsewhere");
    if (instr.op == Op::MakeClass && module.classes[ClassId(instr.a)].make.v != i)
      return failAt(i, "makes a class that another instruction makes");
    if (instr.op == Op::Unpack && instr.b >= instr.aux)
      return failAt(i, "takes an element beyond the number of targets");
    return true;
  }

  bool binds(ScopeId scope, NameId name) const {
    const std::vector<Binding> &bindings = module.scopes[scope].bindings;
    auto found = llvm::lower_bound(bindings, name, [](const Binding &b, NameId n) { return b.name < n; });
    return found != bindings.end() && found->name == name;
  }

  bool checkMarker(uint32_t i, const Instr &instr, const OpInfo &info) {
    if (info.c == Operand::OuterLoop)
      return checkJump(i, instr);
    if (info.c == Operand::Closing) {
      open.push_back({i, instr.op});
      return true;
    }
    if (info.c != Operand::Opening)
      return true;
    const MarkerPart &part = markerPart(instr.op);
    if (open.empty() || module.instrs[open.back().at].op != part.opening)
      return failAt(i, "stands in no marker of its kind");
    OpenMarker &marker = open.back();
    if (instr.c != marker.at)
      return failAt(i, "names another opening marker than the one around it");
    if (!llvm::is_contained(part.after, marker.last))
      return failAt(i, "is out of order");
    marker.last = instr.op;
    if (!part.closes)
      return true;
    if (module.instrs[marker.at].c != i)
      return failAt(marker.at, "names another closing marker than its own");
    open.pop_back();
    return true;
  }

  /// Break and Continue name a loop around them whose body they are in; none if there is none, which Python
  /// refuses but its grammar does not.
  bool checkJump(uint32_t i, const Instr &instr) {
    bool inLoop = false;
    for (const OpenMarker &marker : open) {
      if (marker.last != Op::LoopBody)
        continue;
      inLoop = true;
      if (marker.at == instr.c)
        return true;
    }
    return (!inLoop && instr.c == UINT32_MAX) || failAt(i, "names no loop around it");
  }

  const Module &module;
  std::vector<FuncId> owners; ///< by instruction
  llvm::SmallVector<OpenMarker, 16> open;
  std::string problem;
};

} // namespace

std::string verify(const Module &module) { return Verifier(module).run(); }

} // namespace threadlint::ir
