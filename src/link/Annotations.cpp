// Annotations -> the instances, classes and containers that they promise.
#include "link/Infer.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::ConstKind;
using ir::Instr;
using ir::Op;

static constexpr unsigned MaxDepth = 4; ///< of subscripts and unions in one annotation

/// What the name in front of the brackets makes of what stands in them.
enum class Generic : uint8_t { None, Same, Union, Class, List, Set, Dict, Deque, DefaultDict, Fixed };

static Generic genericOf(llvm::StringRef dotted) {
  return llvm::StringSwitch<Generic>(dotted.contains('.') ? dotted.rsplit('.').second : dotted)
      .Cases("Optional", "ClassVar", "Final", "Annotated", "Required", "NotRequired", Generic::Same)
      .Case("Union", Generic::Union)
      .Cases("Type", "type", Generic::Class)
      .Cases("List", "list", "MutableSequence", Generic::List)
      .Cases("Set", "set", "MutableSet", Generic::Set)
      .Cases("Dict", "dict", "OrderedDict", "MutableMapping", Generic::Dict)
      .Cases("Deque", "deque", Generic::Deque)
      .Cases("DefaultDict", "defaultdict", Generic::DefaultDict)
      .Cases("Mapping", "Tuple", "tuple", "Sequence", "FrozenSet", "frozenset", Generic::Fixed)
      .Cases("Iterable", "Iterator", "Collection", Generic::Fixed)
      .Default(Generic::None);
}

SetId Inference::instancesOf(SetId classes, SiteId s) {
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(classes)) {
    if (v.kind == ValueKind::Class)
      out = p.sets.unite(out, single(ValueKind::Instance, v.id, s));
    else if (v.kind == ValueKind::Api && p.model->api(ApiId(v.id)).kind == ApiKind::Class)
      out = p.sets.unite(out, single(ValueKind::ApiInstance, v.id, s));
  }
  return out;
}

/// `"T"`: the class of that name.
SetId Inference::namedByText(const Instr &in) {
  auto [head, rest] = m->text(NameId(in.a)).trim().split('.');
  SetId s = attrOfModule(module, p.sym(head));
  while (s != EmptySet && !rest.empty()) {
    std::tie(head, rest) = rest.split('.');
    s = loadAttr(s, p.sym(head));
  }
  return s;
}

/// `int`, `str`: as elements they tell nothing, and use up the room for what does.
static bool isPlain(const Model &model, ApiId cls) {
  return model.api(cls).name.starts_with("builtins.") && !model.findMember(cls, "__setitem__") &&
         !model.findMember(cls, "clear");
}

static bool isText(const Instr &in) {
  return in.op == Op::Const && ConstKind(in.aux) == ConstKind::Str && in.a != UINT32_MAX;
}

/// `T`, `"T"`, `Optional[T]`, `T | None`: instances of T; `list[T]`, `Dict[str, T]`: containers of them;
/// `Type[T]`: the class. Anything else promises nothing.
SetId Inference::annotationInstances(uint32_t value, unsigned depth) {
  if (value == UINT32_MAX || depth > MaxDepth)
    return EmptySet;
  const Instr &in = m->instrs[value];
  if (in.op == Op::BinOp)
    return p.sets.unite(annotationInstances(in.a, depth + 1), annotationInstances(in.b, depth + 1));
  if (isText(in))
    return instancesOf(namedByText(in), {});
  if (in.op != Op::LoadItem)
    return instancesOf(valueOf(value), {});
  SetId out = EmptySet;
  for (const AbstractValue &v : p.sets.get(valueOf(in.a))) {
    if (v.kind == ValueKind::External)
      out = p.sets.unite(out, promised(value, p.symTexts[v.id], depth));
    else if (v.kind == ValueKind::Api)
      out = p.sets.unite(out, promised(value, p.model->api(ApiId(v.id)).name, depth));
  }
  return out;
}

/// What `generic[...]` promises.
SetId Inference::promised(uint32_t value, llvm::StringRef generic, unsigned depth) {
  const Instr &in = m->instrs[value];
  const Instr &inside = m->instrs[in.b];
  llvm::SmallVector<uint32_t, 4> arguments{in.b};
  if (inside.op == Op::MakeTuple) {
    arguments.clear();
    for (const ir::Arg &arg : m->argsOf(inside))
      arguments.push_back(arg.value.v);
  }
  auto instances = [&](llvm::ArrayRef<uint32_t> from) {
    SetId out = EmptySet;
    for (uint32_t one : from)
      for (const AbstractValue &v : p.sets.get(annotationInstances(one, depth + 1)))
        if (v.kind != ValueKind::ApiInstance || !isPlain(*p.model, ApiId(v.id)))
          out = p.sets.unite(out, p.sets.single(v));
    return out;
  };
  if (arguments.empty())
    return EmptySet;
  auto container = [&](ApiId type, SetId elements) {
    SiteId s = p.site({module, ir::InstrId(value)}, false);
    p.promises = p.sites[s.v].promised = true;
    grow(p.elementVar(s), elements);
    return single(ValueKind::Container, type.v, s);
  };
  Generic kind = genericOf(generic);
  switch (kind) {
  case Generic::None:
    return EmptySet;
  case Generic::Same:
    return annotationInstances(arguments[0], depth + 1);
  case Generic::Union:
    return instances(arguments);
  case Generic::Class:
    return isText(inside) ? namedByText(inside) : valueOf(arguments[0]);
  case Generic::List:
    return container(types.list, instances(arguments));
  case Generic::Set:
    return container(types.set, instances(arguments));
  case Generic::Dict:
    return container(types.dict, instances(arguments.back()));
  case Generic::Deque:
    return container(p.model->findApi("collections.deque"), instances(arguments));
  case Generic::DefaultDict:
    return container(p.model->findApi("collections.defaultdict"), instances(arguments.back()));
  case Generic::Fixed:
    return container(types.tuple, instances(llvm::ArrayRef(arguments).take_back(
                                      generic.ends_with("Mapping") ? 1 : arguments.size())));
  }
  return EmptySet;
}

/// Nobody makes a container where an annotation stands: what is left of it is its class, unless a real one
/// is known.
void forgetPromises(Program::Impl &p) {
  if (!p.promises)
    return;
  auto isPromised = [&](const AbstractValue &v) { return v.site && p.sites[v.site.v].promised; };
  std::vector<SetId> known(p.sets.size(), EmptySet);
  auto without = [&](SetId from) {
    if (from < known.size() && known[from] != EmptySet)
      return known[from];
    const ValueSet &values = p.sets.get(from);
    if (llvm::none_of(values, isPromised)) {
      if (from < known.size())
        known[from] = from;
      return from;
    }
    bool isMade = llvm::any_of(values, [&](const AbstractValue &v) {
      return v.kind == ValueKind::Container && v.site && !isPromised(v);
    });
    ValueSet left;
    for (AbstractValue v : values) {
      if (isPromised(v)) {
        if (isMade && v.kind == ValueKind::Container)
          continue;
        v.site = SiteId();
      }
      left.push_back(v);
    }
    SetId out = p.sets.intern(std::move(left));
    if (from < known.size())
      known[from] = out;
    return out;
  };
  for (ModuleData &d : p.data)
    for (SetId &s : d.values)
      s = without(s);
  for (SetId &s : p.varValues)
    s = without(s);
}

} // namespace threadlint
