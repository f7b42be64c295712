// THR120: `args=(x)`, `args="text"`, `args=1`: not the tuple of arguments that was meant.
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

namespace {
enum class Verdict : uint8_t { Fine, NotIterable, Characters, Suspicious };

/// The argument as it stands in the source.
struct Written {
  Span span;                  ///< parentheses included
  bool parenthesised = false; ///< `(x)` on one line
};
} // namespace

static Written writtenForm(const CheckContext &context, ModuleId module, const ir::Arg &arg) {
  Span value = context.program.irOf(module).spans[arg.value.v];
  llvm::StringRef text = context.sources.files[context.program.fileOf(module)].text;
  llvm::StringRef before = text.slice(arg.begin, value.begin);
  size_t open = before.rfind('(');
  if (open == llvm::StringRef::npos || before.contains('\n'))
    return {value, false};
  size_t close = text.find_first_not_of(" \t", value.end);
  if (close == llvm::StringRef::npos || text[close] != ')')
    return {value, false};
  return {{arg.begin + static_cast<uint32_t>(open), static_cast<uint32_t>(close) + 1}, true};
}

/// An object that has no `__iter__` for certain.
static bool isSurelyNoIterable(const Program &program, const AbstractValue &v) {
  switch (v.kind) {
  case ValueKind::Function:
  case ValueKind::BoundMethod:
  case ValueKind::ApiMethod:
  case ValueKind::Partial:
    return true;
  case ValueKind::Const:
    return v.id != static_cast<uint32_t>(ir::ConstKind::Str) &&
           v.id != static_cast<uint32_t>(ir::ConstKind::Bytes) &&
           v.id != static_cast<uint32_t>(ir::ConstKind::None);
  case ValueKind::ApiInstance: {
    ObjectKind kind = program.model().api(ApiId(v.id)).object;
    return isThreadKind(kind) || isLockKind(kind) || isPoolKind(kind) || kind == ObjectKind::Event ||
           kind == ObjectKind::Queue || kind == ObjectKind::SimpleQueue || kind == ObjectKind::Socket ||
           kind == ObjectKind::ProcessQueue || kind == ObjectKind::Local;
  }
  case ValueKind::Instance: {
    ClassId cls(v.id);
    const ClassInfo &info = program.classInfo(cls);
    bool known = !info.unknownBase && llvm::all_of(info.apiBases, [&](ApiId base) {
      return isThreadKind(program.model().api(base).object) ||
             program.model().api(base).name == "builtins.object";
    });
    return known && !bindsInBody(program, cls, "__iter__") && !bindsInBody(program, cls, "__getitem__");
  }
  case ValueKind::Unknown:
  case ValueKind::Module:
  case ValueKind::External:
  case ValueKind::Api:
  case ValueKind::Class:
  case ValueKind::Container:
  case ValueKind::Super:
    return false;
  }
  return false;
}

/// `(args)`, `(self.params)`, `(*rest)`: a name that says it is a tuple already.
static bool soundsLikeArguments(const Program &program, Ref value) {
  const ir::Module &module = program.irOf(value.module);
  const ir::Instr &instr = module[value.instr];
  if (instr.op == ir::Op::LoadItem)
    return module.instrs[instr.b].op == ir::Op::Slice;
  std::string name = module.text(NameId(instr.op == ir::Op::Load ? instr.a : instr.b)).lower();
  for (llvm::StringRef part : {"arg", "param", "tup", "list", "tpl"})
    if (llvm::StringRef(name).contains(part))
      return true;
  const ir::Function &function = *program.function(program.functionOf(value)).ir;
  return llvm::any_of(module.paramsOf(function), [&](const ir::Param &p) {
    return p.kind == ir::ParamKind::VarArgs && module.text(p.name).lower() == name;
  });
}

static bool isText(const AbstractValue &v) {
  return v.kind == ValueKind::Const && (v.id == static_cast<uint32_t>(ir::ConstKind::Str) ||
                                        v.id == static_cast<uint32_t>(ir::ConstKind::Bytes));
}

static Verdict judge(const Program &program, Ref value, const Api &api, bool parenthesised) {
  const ir::Module &module = program.irOf(value.module);
  const ir::Instr &instr = module[value.instr];
  if (instr.op == ir::Op::MakeTuple || instr.op == ir::Op::MakeList || instr.op == ir::Op::Poison)
    return Verdict::Fine;
  if (isConst(module, value.instr, ir::ConstKind::None))
    return api.object == ObjectKind::Timer || api.effect == Effect::Submit ? Verdict::Fine
                                                                           : Verdict::NotIterable;
  bool literal = instr.op == ir::Op::Const || instr.op == ir::Op::FString;
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  if (values.empty())
    return Verdict::Fine;
  if ((literal || parenthesised) && llvm::all_of(values, isText))
    return api.kind == ApiKind::Function ? Verdict::NotIterable : Verdict::Characters;
  bool known = llvm::none_of(values, [](const AbstractValue &v) { return v.kind == ValueKind::Const; });
  if ((literal || parenthesised || known) &&
      llvm::all_of(values, [&](const AbstractValue &v) { return isSurelyNoIterable(program, v); }))
    return Verdict::NotIterable;
  bool place = instr.op == ir::Op::Load || instr.op == ir::Op::LoadAttr || instr.op == ir::Op::LoadItem;
  bool container = llvm::any_of(values, [](const AbstractValue &v) {
    return v.kind == ValueKind::Container || v.kind == ValueKind::ApiInstance ||
           v.kind == ValueKind::Instance;
  });
  bool suspicious = parenthesised && place && !container && !soundsLikeArguments(program, value);
  return suspicious ? Verdict::Suspicious : Verdict::Fine;
}

static std::string consequence(Verdict verdict, const Api &api) {
  if (verdict == Verdict::Characters)
    return "passes every character as an argument of its own";
  if (verdict == Verdict::Suspicious)
    return "is no tuple, just the value in parentheses";
  return api.kind == ApiKind::Function ? "is not a tuple, which raises `TypeError`"
                                       : "is not a tuple, so the thread dies with `TypeError`";
}

void checkTHR120(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (Ref call : program.handOvers()) {
    auto handOver = handOverOf(program, call);
    if (!handOver || handOver->api->argsIndex < 0 ||
        static_cast<size_t>(handOver->api->argsIndex) >= handOver->api->params.size())
      continue;
    const Api &api = *handOver->api;
    const ir::Module &module = program.irOf(call.module);
    llvm::StringRef param = api.params[static_cast<size_t>(api.argsIndex)];
    const ir::Arg *args = argumentFor(module, module[call.instr], api, param, handOver->skip);
    if (!args)
      continue;
    Written written = writtenForm(context, call.module, *args);
    Ref value{call.module, args->value};
    Verdict verdict = judge(program, value, api, written.parenthesised);
    if (verdict == Verdict::Fine)
      continue;
    std::string tuple = "(" + context.sourceText(value).str() + ",)";
    Finding &finding = context.report(
        rule, program.fileOf(call.module), written.span,
        {oneLine(context.sourceText(call.module, written.span)), consequence(verdict, api), oneLine(tuple)});
    finding.confidence = verdict == Verdict::Suspicious ? Confidence::Medium : Confidence::High;
    if (!context.sourceText(call.module, written.span).contains('#'))
      finding.fixes.push_back({"write a tuple", {{written.span, tuple}}, true});
  }
}

} // namespace threadlint
