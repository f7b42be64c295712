// Values -> Shape: follows a value back to the literals and calls that make it, through variables, parameters
// and returns.
#include "flow/Shapes.h"
#include "flow/Entries.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include <cmath>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

constexpr unsigned MaxDepth = 24;
constexpr uint64_t MaxEvaluations = 400; ///< for one question
constexpr unsigned MaxStores = 4;
constexpr double LineLength = 60;
constexpr double ShortText = 16; ///< of a number or a word that is put into a text
constexpr double ShortNumber = 4;

static Ref at(Ref near, uint32_t instr) { return {near.module, InstrId(instr)}; }

Shape Shapes::of(Ref value, const Frame &frame) {
  if (value.instr.isNone() || depth > MaxDepth)
    return {};
  if (depth == 0)
    evaluations = 0;
  if (++evaluations > MaxEvaluations)
    return {};
  ++depth;
  auto leave = llvm::make_scope_exit([&] { --depth; });
  return evaluate(value, frame);
}

std::optional<double> Shapes::leaves(const Shape &shape) const {
  double count = 1;
  for (const Shape *s = &shape; s->length || s->parts; s = &element(*s)) {
    count *= s->parts.value_or(s->length.value_or(1));
    if (s->parts || s->element == 0)
      break;
  }
  return shape.length ? std::optional(count) : std::nullopt;
}

Shape Shapes::container(double length, const Shape &element) {
  Shape out;
  out.length = length;
  if (element.isKnown()) {
    out.element = table.size();
    table.push_back(element);
  }
  return out;
}

Shape Shapes::constant(const ir::Module &m, const Instr &in) const {
  Shape out;
  switch (ir::ConstKind(in.aux)) {
  case ir::ConstKind::Int:
    if (in.a != UINT32_MAX)
      out.number = in.a;
    break;
  case ir::ConstKind::Float: {
    double number;
    if (!m.text(NameId(in.a)).getAsDouble(number))
      out.number = number;
    break;
  }
  case ir::ConstKind::Str:
  case ir::ConstKind::Bytes:
    if (in.a != UINT32_MAX)
      out.length = m.text(NameId(in.a)).size();
    break;
  case ir::ConstKind::None:
  case ir::ConstKind::True:
  case ir::ConstKind::False:
  case ir::ConstKind::Complex:
  case ir::ConstKind::Ellipsis:
    break;
  }
  return out;
}

Shape Shapes::stored(VarId variable, const Frame &frame) {
  llvm::ArrayRef<Ref> stores = program.storesOf(variable);
  if (stores.empty() || stores.size() > MaxStores)
    return {};
  bool runs = false;
  for (const Frame *home = &frame; home; home = home->caller)
    runs |= llvm::any_of(stores, [&](Ref s) { return program.functionOf(s) == home->function; });
  if (runs)
    return storedAnew(variable, frame);
  auto [it, fresh] = kept.try_emplace(variable);
  if (!fresh)
    return it->second;
  Shape out = storedAnew(variable, frame);
  kept[variable] = out;
  return out;
}

/// Of those that stores give it: the one that is known, the longest where several are.
Shape Shapes::storedAnew(VarId variable, const Frame &frame) {
  llvm::ArrayRef<Ref> stores = program.storesOf(variable);
  Shape best;
  for (Ref store : stores) {
    const Instr &in = program.instr(store);
    if (in.op == Op::StoreItem || in.op == Op::Del || in.op == Op::DelAttr)
      continue;
    if (in.has(ir::flag::InPlace))
      return {};
    Frame elsewhere{program.functionOf(store), {}, nullptr};
    const Frame *home = &frame;
    while (home && home->function != elsewhere.function)
      home = home->caller;
    const Frame &here = home ? *home : elsewhere;
    Shape s = of(at(store, in.c), here);
    if (const Instr &made = program.instr(at(store, in.c)); made.op == Op::MakeList && made.c == 0)
      s = filled(store, here);
    if (s.number && best.number && *s.number != *best.number)
      s.number.reset();
    if (!best.isKnown() || (s.length && (!best.length || *s.length > *best.length)))
      best = s;
  }
  if (stores.size() > 1)
    best.number.reset();
  return best;
}

/// Its default, else what some caller gives.
Shape Shapes::passedTo(FuncId f, uint32_t index) {
  auto [it, fresh] = passed.try_emplace({f, index});
  if (!fresh)
    return it->second;
  const FunctionInfo &info = program.function(f);
  llvm::ArrayRef<ir::Param> params = program.irOf(info.module).paramsOf(*info.ir);
  Shape out;
  if (index < params.size() && params[index].defaultValue)
    out = of({info.module, params[index].defaultValue}, Frame{info.parent, {}, nullptr});
  llvm::ArrayRef<Ref> callers = program.callersOf(f);
  for (size_t i = 0; i < callers.size() && i < MaxStores && !out.isKnown(); ++i) {
    Frame home{program.functionOf(callers[i]), {}, nullptr};
    if (home.function == f)
      continue;
    Frame entered = enter(callers[i], f, home);
    if (index < entered.parameters.size())
      out = entered.parameters[index];
  }
  out.shared = false;
  passed[{f, index}] = out;
  return out;
}

Shape Shapes::parameter(FuncId f, uint32_t index, const Frame &frame) {
  for (const Frame *home = &frame; home; home = home->caller)
    if (home->function == f && index < home->parameters.size() && home->parameters[index].isKnown())
      return home->parameters[index];
  return passedTo(f, index);
}

Shape Shapes::load(Ref value, const Frame &frame) {
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
  if (variables.empty())
    return {};
  VarId v = variables[0];
  if (program.variable(v).root == VarRoot::Local)
    if (auto [owner, index] = parameterOf(program, v); owner)
      return parameter(owner, index, frame); // as it is at first, if it changes
  return stored(v, frame);
}

bool Shapes::isShared(Ref value, const Frame &frame, unsigned left) {
  if (value.instr.isNone() || left == 0)
    return false;
  const Instr &in = program.instr(value);
  if (in.op == Op::LoadAttr || in.op == Op::LoadItem || in.op == Op::IterElem)
    return isShared(at(value, in.a), frame, left - 1);
  if (in.op != Op::Load)
    return false;
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
  if (variables.empty())
    return false;
  if (program.variable(variables[0]).root != VarRoot::Local)
    return program.variable(variables[0]).root == VarRoot::Global;
  if (ownerOfLocal(program, variables[0]) != frame.function)
    return true;
  if (auto [owner, index] = parameterOf(program, variables[0]); owner)
    return index < frame.parameters.size() && frame.parameters[index].shared;
  llvm::ArrayRef<Ref> stores = program.storesOf(variables[0]);
  return stores.size() == 1 && program.instr(stores[0]).op == Op::Store &&
         isShared(at(stores[0], program.instr(stores[0]).c), frame, left - 1);
}

std::optional<double> Shapes::sliceLength(Ref value, const Instr &slice, const Shape &base,
                                          const Frame &frame) {
  std::optional<double> first =
      slice.a == UINT32_MAX ? std::optional(0.0) : number(at(value, slice.a), frame);
  std::optional<double> last = slice.b == UINT32_MAX ? base.length : number(at(value, slice.b), frame);
  std::optional<double> step = slice.c == UINT32_MAX ? std::optional(1.0) : number(at(value, slice.c), frame);
  // `data[i:i + size]`
  if (slice.a != UINT32_MAX && slice.b != UINT32_MAX) {
    const Instr &from = program.instr(at(value, slice.a)), &to = program.instr(at(value, slice.b));
    if (to.op == Op::BinOp && ir::Operator(to.aux) == ir::Operator::Add && from.op == Op::Load)
      for (auto [same, size] : {std::pair(to.a, to.b), std::pair(to.b, to.a)})
        if (const Instr &x = program.instr(at(value, same)); x.op == Op::Load && x.a == from.a)
          if (std::optional<double> n = number(at(value, size), frame))
            return base.length ? std::min(*n, *base.length) : *n;
  }
  if (!step || *step == 0)
    return {};
  if (!first || !last)
    return slice.c != UINT32_MAX && base.length ? std::optional(*base.length / std::abs(*step))
                                                : std::nullopt;
  if (base.length)
    last = *last < 0 ? *base.length + *last : std::min(*last, *base.length);
  return std::max(0.0, *last - *first) / std::abs(*step);
}

Shape Shapes::loadItem(Ref value, const Instr &in, const Frame &frame) {
  Shape base = of(at(value, in.a), frame);
  const Instr &index = program.instr(at(value, in.b));
  Shape out;
  if (index.op == Op::Slice) {
    out = base;
    out.number.reset();
    out.length = sliceLength(value, index, base, frame);
    return out;
  }
  return element(base);
}

/// How much longer than the format what is put into it makes the text.
double Shapes::grownBy(Ref value, const Instr &in) const {
  const ir::Module &m = program.irOf(value.module);
  const Instr &format = m.instrs[in.a];
  llvm::StringRef text = format.op == Op::Const && format.a != UINT32_MAX ? m.text(NameId(format.a)) : "";
  size_t numbers = text.count("%d") + text.count("%i"), all = text.count('%');
  return all ? numbers * (ShortNumber - 2) + (all - numbers) * (ShortText - 2) : ShortText;
}

Shape Shapes::binary(Ref value, const Instr &in, const Frame &frame) {
  Shape a = of(at(value, in.a), frame), b = of(at(value, in.b), frame), out;
  ir::Operator op = ir::Operator(in.aux);
  if (op == ir::Operator::Mul && (a.length || b.length)) {
    const Shape &items = a.length ? a : b;
    const std::optional<double> &times = a.length ? b.number : a.number;
    if (times)
      out = container(*items.length * std::max(0.0, *times), element(items));
    return out;
  }
  if (op == ir::Operator::Mod && a.length)
    return container(*a.length + (b.length && b.fieldCount == 0 ? *b.length : grownBy(value, in)), {});
  if (op == ir::Operator::Add && a.length && b.length)
    return container(*a.length + *b.length, element(a));
  if (!a.number || !b.number)
    return out;
  double x = *a.number, y = *b.number;
  switch (op) {
  case ir::Operator::Add:
    out.number = x + y;
    break;
  case ir::Operator::Sub:
    out.number = x - y;
    break;
  case ir::Operator::Mul:
    out.number = x * y;
    break;
  case ir::Operator::Pow:
    out.number = std::pow(x, y);
    break;
  case ir::Operator::LShift:
    out.number = x * std::pow(2, y);
    break;
  case ir::Operator::RShift:
    out.number = std::floor(x / std::pow(2, y));
    break;
  case ir::Operator::Div:
    if (y != 0)
      out.number = x / y;
    break;
  case ir::Operator::FloorDiv:
    if (y != 0)
      out.number = std::floor(x / y);
    break;
  default: // gives a number of which nothing is known
    break;
  }
  if (out.number && !std::isfinite(*out.number))
    out.number.reset();
  return out;
}

Ref Shapes::argument(Ref call, int index, llvm::StringRef name) const {
  const ir::Module &m = program.irOf(call.module);
  int position = 0;
  for (const ir::Arg &arg : m.argsOf(m[call.instr])) {
    if (arg.kind == ir::ArgKind::Star)
      return {};
    if (arg.kind == ir::ArgKind::Keyword && !name.empty() && m.text(arg.name) == name)
      return {call.module, arg.value};
    if (arg.kind == ir::ArgKind::Positional && position++ == index)
      return {call.module, arg.value};
  }
  return {};
}

Ref Shapes::dataOf(Ref call, const Api &api) const {
  if (api.dataIndex >= 0)
    return argument(call, api.dataIndex, api.params[api.dataIndex]);
  const Instr &callee = program.instr(at(call, program.instr(call).a));
  if (api.kind == ApiKind::Method && callee.op == Op::LoadAttr)
    return at(call, callee.a);
  return argument(call, 0, api.params.empty() ? llvm::StringRef() : llvm::StringRef(api.params[0]));
}

Frame Shapes::enter(Ref call, FuncId callee, const Frame &caller) {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr], &target = m.instrs[in.a];
  const FunctionInfo &info = program.function(callee);
  llvm::ArrayRef<ir::Param> params = program.irOf(info.module).paramsOf(*info.ir);
  Frame frame{callee, {}, &caller};
  if (info.owner && !info.ir->is(ir::funcflag::StaticMethod))
    frame.parameters.emplace_back().shared =
        target.op == Op::LoadAttr && isShared(at(call, target.a), caller);
  frame.parameters.reserve(params.size());
  for (const ir::Arg &arg : m.argsOf(in)) {
    if (arg.kind == ir::ArgKind::Star || arg.kind == ir::ArgKind::DoubleStar)
      break;
    size_t index = frame.parameters.size();
    if (arg.kind == ir::ArgKind::Keyword) {
      llvm::StringRef name = m.text(arg.name);
      for (index = 0; index < params.size(); ++index)
        if (program.irOf(info.module).text(params[index].name) == name)
          break;
      if (index == params.size())
        continue;
    }
    if (index >= frame.parameters.size())
      frame.parameters.resize(index + 1);
    frame.parameters[index] = of({call.module, arg.value}, caller);
    frame.parameters[index].shared = isShared({call.module, arg.value}, caller);
  }
  return frame;
}

Shape Shapes::range(Ref call, const Frame &frame) {
  Ref first = argument(call, 0, ""), second = argument(call, 1, ""), third = argument(call, 2, "");
  std::optional<double> from = 0, to = number(first, frame), step = 1;
  if (second.instr) {
    from = to;
    to = number(second, frame);
  }
  if (third.instr)
    step = number(third, frame);
  if (!to || !from || !step || *step == 0)
    return {};
  Shape middle;
  middle.number = (*from + *to) / 2;
  return container(std::max(0.0, std::ceil((*to - *from) / *step)), middle);
}

Shape Shapes::modelled(Ref callRef, const Api &api, const Frame &frame) {
  llvm::StringRef name = api.name;
  Ref first = argument(callRef, 0, "");
  if (name == "builtins.range" || name == "builtins.xrange")
    return range(callRef, frame);
  Shape out;
  if (name == "builtins.len") {
    out.number = of(first, frame).length;
    return out;
  }
  if (name == "builtins.int" || name == "builtins.float" || name == "builtins.round" ||
      name == "builtins.abs") {
    out.number = number(first, frame);
    return out;
  }
  if (name == "io.StringIO" || name == "io.BytesIO")
    return of(first, frame);
  if (name == "builtins.str.split" || name == "builtins.str.splitlines" || name == "csv.reader") {
    Shape text = of(name == "csv.reader" ? first : dataOf(callRef, api), frame);
    double part = name == "builtins.str.split" ? ShortText / 2 : LineLength;
    return text.length ? container(std::max(1.0, *text.length / part), container(part, {})) : out;
  }
  if (name == "builtins.str" || name == "builtins.repr" || name == "builtins.hex")
    return container(ShortText, {});
  if (name == "math.sqrt" || name == "math.isqrt") {
    if (std::optional<double> n = number(first, frame))
      out.number = std::sqrt(std::max(0.0, *n));
    return out;
  }
  if (name == "builtins.min" || name == "builtins.max") {
    Ref second = argument(callRef, 1, "");
    std::optional<double> a = number(first, frame), b = second.instr ? number(second, frame) : std::nullopt;
    bool least = name == "builtins.min";
    out.number = a && b ? std::optional(least ? std::min(*a, *b) : std::max(*a, *b)) : a ? a : b;
    return out;
  }
  if (name == "builtins.str.join" || name == "builtins.bytes.join") {
    Shape items = of(first, frame);
    if (items.length && element(items).length)
      out.length = *items.length * *element(items).length;
    return out;
  }
  if (api.resultLength == ResultLength::Unknown)
    return out;
  Shape data = of(dataOf(callRef, api), frame);
  if (api.resultLength == ResultLength::Number && data.number)
    return container(*data.number, {});
  data.number.reset();
  return data;
}

Shape Shapes::returned(FuncId f, const Frame &frame) {
  const FunctionInfo &info = program.function(f);
  const ir::Module &m = program.irOf(info.module);
  Shape best;
  if (info.ir->flags & (ir::funcflag::Async | ir::funcflag::Generator))
    return best;
  for (uint32_t i = info.ir->begin; i < info.ir->end && !best.isKnown(); ++i)
    if (m.instrs[i].op == Op::Return && m.instrs[i].a != UINT32_MAX)
      best = of({info.module, InstrId(m.instrs[i].a)}, frame);
  return best;
}

Shape Shapes::call(Ref value, const Frame &frame) {
  Callees callees = program.calleesOf(value);
  if (callees.apis.size() + callees.functions.size() != 1 || !callees.classes.empty())
    return {};
  if (!callees.apis.empty())
    return modelled(value, program.model().api(callees.apis[0]), frame);
  FuncId f = callees.functions[0];
  for (const Frame *home = &frame; home; home = home->caller)
    if (home->function == f)
      return {};
  Frame entered = enter(value, f, frame);
  return returned(f, entered);
}

/// `for i, x in enumerate(xs)`, `for a, b in zip(xs, ys)`, `for k, v in d.items()`.
Shape Shapes::unpack(Ref value, const Instr &in, const Frame &frame) {
  Ref source = at(value, in.a);
  const Instr &from = program.instr(source);
  if (from.op == Op::MakeTuple || from.op == Op::MakeList) {
    llvm::ArrayRef<ir::Arg> args = program.irOf(value.module).argsOf(from);
    return in.b < args.size() ? of({value.module, args[in.b].value}, frame) : Shape();
  }
  if (Shape whole = of(source, frame); in.b < whole.fieldCount)
    return table[whole.fields + in.b];
  if (from.op != Op::IterElem)
    return {};
  Ref iterable = at(value, from.a);
  ApiId api = program.instr(iterable).op == Op::Call ? program.apiOf(iterable) : ApiId();
  llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
  if (name == "builtins.enumerate") {
    Shape items = of(argument(iterable, 0, ""), frame), index;
    if (items.length)
      index.number = *items.length / 2;
    return in.b == 0 ? index : element(items);
  }
  if (name == "builtins.zip")
    return element(of(argument(iterable, static_cast<int>(in.b), ""), frame));
  return {};
}

/// The loops of a comprehension have ended just before its value.
Shape Shapes::comprehension(Ref value, const Instr &in, const Frame &frame) {
  const ir::Module &m = program.irOf(value.module);
  double length = 1;
  for (uint32_t i = value.instr.v; i-- > 0 && m.instrs[i].op == Op::EndLoop;) {
    // The outermost loop ends last; inner ones stand inside of it.
    const uint32_t begin = m.instrs[i].c;
    for (uint32_t k = begin; k < i; ++k) {
      const Instr &x = m.instrs[k];
      if (x.op == Op::Loop && ir::LoopKind(x.aux) == ir::LoopKind::Comprehension) {
        std::optional<double> turns = of(at(value, x.a), frame).length;
        if (!turns)
          return {};
        length *= *turns;
      } else if (x.op == Op::If) {
        length /= 2;
        k = x.c;
      }
    }
    break;
  }
  return container(length, of(at(value, in.a), frame));
}

/// `[1, 2]`, `{"a": x}`. An empty one is there to be filled.
Shape Shapes::display(Ref value, const Instr &in, const Frame &frame) {
  llvm::ArrayRef<ir::Arg> args = program.irOf(value.module).argsOf(in);
  bool isDict = in.op == Op::MakeDict;
  if (args.empty() || llvm::any_of(args, [](const ir::Arg &a) { return a.kind != ir::ArgKind::Positional; }))
    return {};
  Shape first;
  double parts = 0;
  llvm::SmallVector<Shape, 4> each;
  for (size_t i = isDict ? 1 : 0; i < args.size(); i += isDict ? 2 : 1) {
    Shape part = of({value.module, args[i].value}, frame);
    bool isText = program.instr({value.module, args[i].value}).op == Op::Const;
    parts += 1 + (isText ? 0 : leaves(part).value_or(0));
    if (i <= 1)
      first = part;
    each.push_back(part);
  }
  Shape out = container(isDict ? args.size() / 2.0 : double(args.size()), first);
  out.parts = parts;
  if (in.op == Op::MakeTuple) {
    out.fields = table.size();
    out.fieldCount = each.size();
    table.insert(table.end(), each.begin(), each.end());
  }
  return out;
}

/// `x = []`, and in the same function `for ...: x.append(item)`.
Shape Shapes::filled(Ref store, const Frame &frame) {
  const ir::Module &m = program.irOf(store.module);
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(store);
  const ir::Function &f = *program.function(program.functionOf(store)).ir;
  llvm::SmallVector<uint32_t, 8> loops;
  for (uint32_t i = store.instr.v + 1; i < f.end && !variables.empty(); ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Loop)
      loops.push_back(i);
    else if (in.op == Op::EndLoop && !loops.empty())
      loops.pop_back();
    if (in.op != Op::Call || in.c != 1 || m.instrs[in.a].op != Op::LoadAttr || loops.empty())
      continue;
    const Instr &method = m.instrs[in.a];
    llvm::StringRef name = m.text(NameId(method.b));
    if ((name != "append" && name != "add") || m.instrs[method.a].op != Op::Load ||
        !llvm::is_contained(program.variablesOf(at(store, method.a)), variables[0]))
      continue;
    double length = 1;
    for (uint32_t loop : loops) {
      std::optional<double> turns = of(at(store, m.instrs[loop].a), frame).length;
      if (ir::LoopKind(m.instrs[loop].aux) == ir::LoopKind::While || !turns)
        return {};
      length *= *turns;
    }
    return container(length, of({store.module, m.argsOf(in)[0].value}, frame));
  }
  return {};
}

Shape Shapes::evaluate(Ref value, const Frame &frame) {
  const ir::Module &m = program.irOf(value.module);
  const Instr &in = m[value.instr];
  switch (in.op) {
  case Op::Const:
    return constant(m, in);
  case Op::Load:
  case Op::LoadAttr:
    return load(value, frame);
  case Op::LoadItem:
    return loadItem(value, in, frame);
  case Op::BinOp:
    return binary(value, in, frame);
  case Op::Select: {
    Shape a = of(at(value, in.a), frame), b = of(at(value, in.b), frame);
    return b.isKnown() ? b : a;
  }
  case Op::FString:
    return container(ShortText * (in.c + 1), {});
  case Op::Call:
    return call(value, frame);
  case Op::IterElem:
    return element(of(at(value, in.a), frame));
  case Op::Unpack:
    return unpack(value, in, frame);
  case Op::MakeTuple:
  case Op::MakeList:
  case Op::MakeSet:
  case Op::MakeDict:
    return display(value, in, frame);
  case Op::Comp:
    return comprehension(value, in, frame);
  default: // nothing is known of what the others make
    return {};
  }
}

} // namespace threadlint
