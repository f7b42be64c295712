// THR106: a Thread subclass sets an attribute or binds a name that the interpreter's own Thread uses.
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "llvm/ADT/StringSet.h"

namespace threadlint {

using ir::Op;

namespace {
enum class How : uint8_t { Attribute, ClassValue, Method };

constexpr uint8_t Newest = 255;

/// What happens on CPython versions `from` <= 3.x < `before` when a subclass hides the name.
struct Own {
  llvm::StringLiteral name;
  uint8_t from, before;
  bool attribute, classValue, method; ///< in which ways hiding it does harm
  llvm::StringLiteral harm;
};

// Measured by testdata/probes/thread_attributes.py.
constexpr Own owned[] = {
    {"_stop", 0, 13, true, true, true,
     "`join()` and `is_alive()` call `Thread._stop` once the thread has ended"},
    {"_wait_for_tstate_lock", 0, 13, true, true, true,
     "`join()` and `is_alive()` call `Thread._wait_for_tstate_lock`"},
    {"_set_tstate_lock", 0, 13, true, true, true,
     "the new thread calls `Thread._set_tstate_lock`, and `start()` waits for it"},
    {"_set_ident", 0, Newest, true, true, false,
     "the new thread calls `Thread._set_ident`, and `start()` waits for it"},
    {"_bootstrap", 0, Newest, true, true, true, "`start()` runs `Thread._bootstrap` in the new thread"},
    {"_bootstrap_inner", 0, Newest, true, true, true, "the new thread runs `Thread._bootstrap_inner`"},
    {"_handle", 13, Newest, true, false, false, "`start()` and `join()` use `Thread._handle`"},
    {"start", 0, Newest, true, true, false, "`start()` then calls that value"},
    {"join", 0, Newest, true, true, false, "`join()` then calls that value"},
    {"is_alive", 0, Newest, true, true, false, "`is_alive()` then calls that value"},
    {"ident", 0, Newest, true, false, false,
     "`Thread.ident` is a property that cannot be set: `AttributeError`"},
    {"native_id", 8, Newest, true, false, false,
     "`Thread.native_id` is a property that cannot be set: `AttributeError`"},
};

/// Attributes that harm only by a value of the wrong kind, which `Thread` then uses as its own.
constexpr Own valued[] = {
    {"_started", 0, Newest, true, false, false, "`start()` calls `Thread._started.is_set()`"},
    {"_initialized", 0, Newest, true, false, false, "`start()` tests `Thread._initialized`"},
};

/// `Thread.__init__` is still to come, which sets the attribute itself.
bool isBeforeInit(const Program &program, Ref store) {
  const ir::Module &m = program.irOf(store.module);
  const ir::Function &f = *program.function(program.functionOf(store)).ir;
  for (uint32_t i = store.instr.v; i < f.end; ++i)
    if (receiverOf(m, m.instrs[i]) && calleeName(m, m.instrs[i]) == knownName(known::__init__))
      return true;
  return false;
}

class ShadowCheck {
public:
  ShadowCheck(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void check(ClassId cls);

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  llvm::StringSet<> seen;

  void checkBody(ClassId cls);
  void checkMethods(ClassId cls);
  void checkStore(ClassId cls, Ref store);
  void report(Ref where, ClassId cls, const Own &own);
  bool isCallable(Ref value) const;
};

bool ShadowCheck::isCallable(Ref value) const {
  for (const AbstractValue &v : program.valuesOf(value))
    switch (v.kind) {
    case ValueKind::Const:
    case ValueKind::Container:
      continue;
    case ValueKind::ApiInstance:
      if (program.model().api(ApiId(v.id)).object != ObjectKind::None)
        continue;
      return true;
    case ValueKind::Instance:
      if (!program.classInfo(ClassId(v.id)).unknownBase && !bindsInBody(program, ClassId(v.id), "__call__"))
        continue;
      return true;
    default:
      return true;
    }
  return program.valuesOf(value).empty();
}

void ShadowCheck::report(Ref where, ClassId cls, const Own &own) {
  if (!seen.insert(own.name).second)
    return;
  std::vector<llvm::StringRef> runtimes;
  for (RuntimeId id : context.runtimes) {
    const Runtime &runtime = context.model.runtime(id);
    bool three = runtime.version.major == 3 && runtime.implementation != Implementation::Jython;
    bool everywhere = own.from == 0 && own.before == Newest && !own.name.starts_with("_");
    if (everywhere || (three && runtime.version.minor >= own.from && runtime.version.minor < own.before))
      runtimes.push_back(runtime.name);
  }
  if (runtimes.empty())
    return;
  context.report(rule, where, {nameOf(program, cls), own.name.str(), own.harm.str()}).runtimes =
      std::move(runtimes);
}

/// `self.x = v` in a method.
void ShadowCheck::checkStore(ClassId cls, Ref store) {
  const ir::Module &m = program.irOf(store.module);
  const ir::Instr &in = m[store.instr];
  llvm::StringRef name = m.text(NameId(in.b));
  Ref value{store.module, ir::InstrId(in.c)};
  for (const Own &own : owned)
    if (own.attribute && own.name == name) {
      bool property = name == "ident" || name == "native_id";
      bool hidden = bindsInBody(program, cls, name); // a property, say, with a setter
      bool handle = name == "_handle";
      if (!hidden && (property || handle || !isCallable(value)))
        report(store, cls, own);
    }
  for (const Own &own : valued)
    if (own.name == name && !bindsInBody(program, cls, name) && !isBeforeInit(program, store) &&
        (isConst(m, value.instr, ir::ConstKind::False) || isConst(m, value.instr, ir::ConstKind::None) ||
         (name == "_started" && isConst(m, value.instr, ir::ConstKind::True))))
      report(store, cls, own);
}

void ShadowCheck::checkMethods(ClassId cls) {
  for (FuncId f(0); f.v < program.functionCount(); ++f.v) {
    const FunctionInfo &info = program.function(f);
    if (info.owner != cls)
      continue;
    const ir::Module &m = program.irOf(info.module);
    forEachInstr(m, *info.ir, [&](ir::InstrId id, const ir::Instr &in) {
      if (in.op == Op::StoreAttr && isSelf(m, *info.ir, ir::InstrId(in.a)))
        checkStore(cls, {info.module, id});
    });
  }
}

/// The method passes on to Thread's own.
bool callsSuper(const Program &program, Ref stored, llvm::StringRef name) {
  for (const AbstractValue &v : program.valuesOf(stored)) {
    if (v.kind != ValueKind::Function)
      return true;
    const FunctionInfo &info = program.function(FuncId(v.id));
    const ir::Module &m = program.irOf(info.module);
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      const ir::Instr &in = m.instrs[i];
      if (in.op == Op::LoadAttr && m.text(NameId(in.b)) == name && !isSelf(m, *info.ir, ir::InstrId(in.a)))
        return true;
    }
  }
  return false;
}

void ShadowCheck::checkBody(ClassId cls) {
  const ClassInfo &info = program.classInfo(cls);
  const ir::Module &m = program.irOf(info.module);
  const ir::Function &body = m.functions[info.ir->body];
  forEachInstr(m, body, [&](ir::InstrId id, const ir::Instr &in) {
    if (in.op != Op::Store || ir::ScopeKind(in.aux) != ir::ScopeKind::Class)
      return;
    Ref value{info.module, ir::InstrId(in.c)};
    bool method = m.instrs[in.c].op == Op::MakeFunc;
    for (const Own &own : owned)
      if (own.name == m.text(NameId(in.a))) {
        bool harms = method ? own.method && !callsSuper(program, value, own.name)
                            : own.classValue && !isCallable(value);
        if (harms)
          report({info.module, id}, cls, own);
      }
  });
}

void ShadowCheck::check(ClassId cls) {
  const ClassInfo &info = program.classInfo(cls);
  if (info.unknownBase || !isThreadKind(program.objectKindOf(cls)))
    return;
  // Who overrides both has no thread of the library's in it.
  if (bindsInBody(program, cls, "_bootstrap_inner") && bindsInBody(program, cls, "start"))
    return;
  seen.clear();
  checkBody(cls);
  checkMethods(cls);
}

} // namespace

void checkTHR106(const CheckContext &context, RuleId rule) {
  ShadowCheck check(context, rule);
  for (ClassId cls(0); cls.v < context.program.classCount(); ++cls.v)
    check.check(cls);
}

} // namespace threadlint
