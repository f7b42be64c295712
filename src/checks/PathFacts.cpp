// Names conditions so that two tests of the same thing are one fact.
#include "checks/PathFacts.h"
#include "checks/LockPaths.h"

namespace threadlint {

using ir::ConstKind;
using ir::Instr;
using ir::Op;
using ir::Operator;

static constexpr unsigned MaxDepth = 4; ///< of `and`, `or`, `not` in one condition

/// `not`, `is not` and `!=` ask for the opposite of what is named.
static bool isNegated(const Instr &in) {
  Operator op = Operator(in.aux);
  return (in.op == Op::Unary && op == Operator::Not) ||
         (in.op == Op::Compare && (op == Operator::IsNot || op == Operator::Ne));
}

static bool comparesEqual(const Instr &in) {
  Operator op = Operator(in.aux);
  return in.op == Op::Compare &&
         (op == Operator::Is || op == Operator::IsNot || op == Operator::Eq || op == Operator::Ne);
}

/// `x is False`, `x == True`: the constant; none for other comparisons.
static std::optional<bool> truthAskedFor(const ir::Module &m, const Instr &in) {
  if (!comparesEqual(in) || m.instrs[in.b].op != Op::Const)
    return std::nullopt;
  ConstKind kind = ConstKind(m.instrs[in.b].aux);
  return kind == ConstKind::True || kind == ConstKind::False ? std::optional(kind == ConstKind::True)
                                                             : std::nullopt;
}

/// What is asked for, the negation left out; "" when it cannot be asked again.
std::string PathConditions::nameOf(uint32_t value) const {
  const Instr &in = m.instrs[value];
  if (in.op == Op::Load || in.op == Op::LoadAttr) {
    std::string key = lockKey(m, ir::InstrId(value));
    return key.empty() ? key : "p" + key;
  }
  if (!comparesEqual(in) || m.instrs[in.b].op != Op::Const)
    return "";
  std::string key = lockKey(m, ir::InstrId(in.a));
  const Instr &constant = m.instrs[in.b];
  if (key.empty())
    return key;
  return "c" + key + "|" + std::to_string(constant.aux) + "|" + std::to_string(constant.a);
}

PathConditions::PathConditions(const ir::Module &module, const ir::Function &function) : m(module) {
  for (uint32_t i = function.begin; i < function.end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Select && Operator(in.aux) != Operator::None_)
      for (uint32_t part : {in.a, in.b})
        operands[part] = true;
    bool asks = in.op == Op::If || (in.op == Op::LoopBody && in.a != UINT32_MAX) || in.op == Op::Assert;
    llvm::SmallVector<uint32_t, 4> todo;
    if (asks || (in.op == Op::Select && Operator(in.aux) != Operator::None_))
      todo.push_back(asks ? in.a : in.b);
    while (!todo.empty()) {
      uint32_t at = todo.pop_back_val();
      if (at == UINT32_MAX)
        continue;
      if (m.instrs[at].op == Op::Unary || truthAskedFor(m, m.instrs[at]))
        todo.push_back(m.instrs[at].a);
      else
        ++tests[idOf(at)];
    }
  }
}

uint32_t PathConditions::idOf(uint32_t value) {
  if (auto known = byValue.find(value); known != byValue.end())
    return known->second;
  std::string name = nameOf(value);
  uint32_t next = static_cast<uint32_t>(names.size());
  if (name.empty()) {
    names.push_back("");
  } else {
    auto [it, fresh] = ids.try_emplace(name, next);
    if (fresh)
      names.push_back(name);
    next = it->second;
  }
  return byValue[value] = next;
}

void PathConditions::set(PathFacts &facts, uint32_t id, bool value) {
  auto at = llvm::lower_bound(facts, std::pair(id, false));
  if (at != facts.end() && at->first == id)
    at->second = value;
  else
    facts.insert(at, {id, value});
}

std::optional<bool> PathConditions::find(const PathFacts &facts, uint32_t id) {
  for (auto [known, value] : facts)
    if (known == id)
      return value;
  return std::nullopt;
}

std::optional<bool> PathConditions::truthOf(const PathFacts &facts, uint32_t value, unsigned depth) const {
  const Instr &in = m.instrs[value];
  if (auto id = byValue.find(value); id != byValue.end())
    if (auto known = find(facts, id->second))
      return *known != (in.op == Op::Compare && isNegated(in));
  if (in.op == Op::Const) {
    ConstKind kind = ConstKind(in.aux);
    if (kind == ConstKind::None || kind == ConstKind::True || kind == ConstKind::False)
      return kind == ConstKind::True;
    return kind == ConstKind::Int && in.a != UINT32_MAX ? std::optional(in.a != 0) : std::nullopt;
  }
  if (depth == 0)
    return std::nullopt;
  if (in.op == Op::Unary && isNegated(in)) {
    std::optional<bool> inner = truthOf(facts, in.a, depth - 1);
    return inner ? std::optional(!*inner) : inner;
  }
  if (std::optional<bool> wanted = truthAskedFor(m, in)) {
    std::optional<bool> inner = truthOf(facts, in.a, depth - 1);
    return inner ? std::optional((*inner == *wanted) != isNegated(in)) : inner;
  }
  if (in.op != Op::Select || Operator(in.aux) == Operator::None_)
    return std::nullopt;
  bool decides = Operator(in.aux) == Operator::Or;
  std::optional<bool> first = truthOf(facts, in.a, depth - 1), second = truthOf(facts, in.b, depth - 1);
  if ((first && *first == decides) || (second && *second == decides))
    return decides;
  return first && second ? std::optional(!decides) : std::nullopt;
}

std::optional<bool> PathConditions::truth(const PathFacts &facts, uint32_t value) const {
  return truthOf(facts, value, MaxDepth);
}

void PathConditions::assume(PathFacts &facts, uint32_t condition, bool value) {
  bool isPart = operands.count(condition);
  for (;;) {
    const Instr &test = m.instrs[condition];
    std::optional<bool> wanted = truthAskedFor(m, test);
    if (!wanted && (test.op != Op::Unary || !isNegated(test)))
      break;
    value = wanted ? (value != isNegated(test)) == *wanted : !value;
    condition = test.a;
  }
  const Instr &in = m.instrs[condition];
  if (in.op == Op::Select && Operator(in.aux) != Operator::None_) {
    // All of `a and b` is true; or one is false, and it is not the other one.
    bool all = (Operator(in.aux) == Operator::And) == value;
    std::optional<bool> first = truth(facts, in.a);
    if (all && m.instrs[in.a].op != Op::Select)
      assume(facts, in.a, value);
    if ((all || (first && *first != value)) && m.instrs[in.b].op != Op::Select)
      assume(facts, in.b, value);
    return;
  }
  if (in.op == Op::Compare && isNegated(in))
    value = !value;
  uint32_t id = idOf(condition);
  if (tests.lookup(id) > 1 || isPart)
    set(facts, id, value);
}

void PathConditions::store(PathFacts &facts, const Instr &store) {
  uint32_t given = store.op == Op::Store || store.op == Op::StoreAttr ? store.c : UINT32_MAX;
  if (given != UINT32_MAX && m.instrs[given].op == Op::Unpack) { // `a, b = False, []`
    const Instr &unpack = m.instrs[given];
    const Instr &tuple = m.instrs[unpack.a];
    bool plain = tuple.op == Op::MakeTuple && !unpack.has(ir::flag::Star) && unpack.b < tuple.c;
    given = plain ? m.argsOf(tuple)[unpack.b].value.v : UINT32_MAX;
  }
  std::optional<bool> known = given != UINT32_MAX ? truth(facts, given) : std::optional<bool>();
  std::string place;
  if (store.op == Op::StoreAttr || store.op == Op::DelAttr) {
    place = lockKey(m, ir::InstrId(store.a));
    place += "." + m.text(NameId(store.b)).str();
  } else {
    place = std::to_string(store.b) + ":" + m.text(NameId(store.a)).str();
  }
  auto isAbout = [&](llvm::StringRef name) {
    return !name.empty() && name.substr(1).starts_with(place) &&
           (name.size() == place.size() + 1 || name[place.size() + 1] == '.' ||
            name[place.size() + 1] == '|');
  };
  llvm::erase_if(facts, [&](auto &fact) { return isAbout(names[fact.first]); });
  if (given == UINT32_MAX)
    return;
  if (auto id = ids.find("p" + place); known && id != ids.end())
    set(facts, id->second, *known);
  const Instr &value = m.instrs[given];
  if (value.op != Op::Const)
    return;
  for (auto &entry : ids) // `x = None`, asked for by `x is None`
    if (entry.getKey().starts_with("c" + place + "|"))
      set(facts, entry.second,
          entry.getKey().ends_with("|" + std::to_string(value.aux) + "|" + std::to_string(value.a)));
}

void PathConditions::forgetParts(PathFacts &facts, uint32_t condition) const {
  if (!operands.count(condition))
    llvm::erase_if(facts, [&](auto &fact) { return names[fact.first].empty(); });
}

} // namespace threadlint
