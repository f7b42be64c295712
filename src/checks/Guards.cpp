// Whether code runs only where somebody looked first: version tests, `hasattr`, caught errors, expected
// errors.
#include "checks/Guards.h"
#include "checks/Shapes.h"
#include "source/Suppress.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

using ir::InstrId;
using ir::Op;
using Names = std::initializer_list<llvm::StringRef>;

bool opensBlock(Op op) {
  return op == Op::If || op == Op::Loop || op == Op::Try || op == Op::With || op == Op::Match;
}

bool closesBlock(Op op) {
  return op == Op::EndIf || op == Op::EndLoop || op == Op::EndTry || op == Op::EndWith || op == Op::EndMatch;
}

llvm::SmallVector<InstrId, 8> enclosingMarkers(const Program &program, Ref where) {
  const ir::Module &module = program.irOf(where.module);
  const ir::Function &function = *program.function(program.functionOf(where)).ir;
  llvm::SmallVector<InstrId, 8> open;
  for (uint32_t i = function.begin; i < where.instr.v; ++i) {
    const ir::Instr &instr = module.instrs[i];
    if (!opensBlock(instr.op))
      continue;
    if (instr.c < where.instr.v)
      i = instr.c; // over by then
    else
      open.push_back(InstrId(i));
  }
  return open;
}

ir::InstrId loopAround(const Program &program, Ref where) {
  ir::InstrId loop;
  for (ir::InstrId marker : enclosingMarkers(program, where))
    if (program.irOf(where.module)[marker].op == ir::Op::Loop)
      loop = marker;
  return loop;
}

bool isBehindHandler(const ir::Module &module, InstrId tryMarker, InstrId where) {
  for (uint32_t i = tryMarker.v; module[tryMarker].op == Op::Try && i < where.v; ++i)
    if (module.instrs[i].op == Op::Except && module.instrs[i].c == tryMarker.v)
      return true;
  return false;
}

bool isUnderTest(const Program &program, Ref where) {
  const ir::Module &m = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
    return m[marker].op == Op::If || m[marker].op == Op::Match || isBehindHandler(m, marker, where.instr);
  });
}

bool isUnderTestOrLoop(const Program &program, Ref where) {
  return isUnderTest(program, where) || !loopAround(program, where).isNone();
}

/// The value of the type expression of a handler; none for a bare `except:`. Nothing in the IR marks where
/// the expression ends, but it starts on the line of its keyword and is made of names, attributes and one
/// tuple.
static InstrId caughtType(const ir::Module &module, uint32_t except, uint32_t end) {
  constexpr uint32_t keyword = sizeof("except* (") - 1;
  if (except + 1 >= end || module.spans[except + 1].begin > module.spans[except].begin + keyword)
    return {};
  InstrId type(except + 1);
  for (uint32_t i = except + 2; i < end; ++i) {
    const ir::Instr &instr = module.instrs[i];
    bool builtOnIt = false;
    forEachOperand(module, instr, [&](InstrId operand) { builtOnIt |= operand == type; });
    if (instr.op == Op::LoadAttr && builtOnIt)
      type = InstrId(i);
    else if (instr.op == Op::MakeTuple)
      return builtOnIt ? InstrId(i) : type;
    else if (instr.op != Op::Load && instr.op != Op::LoadAttr)
      return type;
  }
  return type;
}

bool handlerCatches(const ir::Module &module, uint32_t except, uint32_t end, Names exceptions, bool broad) {
  InstrId type = caughtType(module, except, end);
  if (!type)
    return broad;
  return mentions(module, type, exceptions) ||
         (broad && mentions(module, type, {"Exception", "BaseException", "StandardError"}));
}

static bool tryCatches(const ir::Module &module, InstrId tryMarker, Names exceptions, bool broad) {
  uint32_t end = module[tryMarker].c;
  for (uint32_t i = tryMarker.v + 1; i < end; ++i) {
    const ir::Instr &instr = module.instrs[i];
    if (instr.op == Op::Except && instr.c == tryMarker.v && handlerCatches(module, i, end, exceptions, broad))
      return true;
  }
  return false;
}

/// `with suppress(FileExistsError):`
static bool isSuppressed(const Program &program, Ref with, Names exceptions, bool broad) {
  const ir::Module &module = program.irOf(with.module);
  if (module[with.instr].op != Op::With || module[with.instr].a == UINT32_MAX)
    return false;
  Ref call{with.module, InstrId(module[with.instr].a)};
  const ir::Instr &made = program.instr(call);
  ApiId api = made.op == Op::Call ? program.apiOf(call) : ApiId();
  if (!api || program.model().api(api).name != "contextlib.suppress")
    return false;
  return llvm::any_of(module.argsOf(made), [&](const ir::Arg &arg) {
    return mentions(module, arg.value, exceptions) ||
           (broad && mentions(module, arg.value, {"Exception", "BaseException"}));
  });
}

bool isCaught(const Program &program, Ref where, Names exceptions, Broad broad) {
  const ir::Module &module = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
    if (isSuppressed(program, {where.module, marker}, exceptions, broad == Broad::Yes))
      return true;
    return module[marker].op == Op::Try && tryCatches(module, marker, exceptions, broad == Broad::Yes);
  });
}

/// Somewhere in the block, the name is used or bound.
static bool namesInBlock(const ir::Module &module, InstrId marker, llvm::StringRef name) {
  NameId id = module.names.find(name);
  for (uint32_t i = marker.v; id && i < module[marker].c; ++i) {
    const ir::Instr &instr = module.instrs[i];
    bool attribute = instr.op == Op::LoadAttr || instr.op == Op::StoreAttr || instr.op == Op::ImportFrom;
    bool variable = instr.op == Op::Load || instr.op == Op::Store;
    if ((attribute && NameId(instr.b) == id) || (variable && NameId(instr.a) == id))
      return true;
  }
  return false;
}

static bool isLackCaught(const ir::Module &module, InstrId marker, llvm::StringRef alternative) {
  return module[marker].op == Op::Try &&
         tryCatches(module, marker, {"AttributeError", "ImportError", "ModuleNotFoundError", "NameError"},
                    false) &&
         (alternative.empty() || namesInBlock(module, marker, alternative));
}

static bool isVersionTest(const ir::Module &module, const ir::Instr &marker) {
  return marker.op == Op::If && marker.a != UINT32_MAX &&
         mentions(module, InstrId(marker.a),
                  {"hasattr", "version_info", "hexversion", "python_version", "PY2", "PY3", "PYTHON2",
                   "PYTHON3", "py3k", "PY37", "PY38", "PY39", "PY310", "IS_PYPY", "PYPY", "implementation"});
}

static bool hasVersionTest(const ir::Module &module, const ir::Function &function) {
  for (uint32_t i = function.begin; i < function.end; ++i)
    if (isVersionTest(module, module.instrs[i]))
      return true;
  return false;
}

/// The place where the function is made, in the function around it.
static Ref definitionOf(const Program &program, const FunctionInfo &info) {
  const ir::Module &module = program.irOf(info.module);
  const ir::Function &parent = *program.function(info.parent).ir;
  for (uint32_t i = parent.begin; i < parent.end; ++i) {
    const ir::Instr &instr = module.instrs[i];
    if (instr.op == Op::MakeFunc && FuncId(instr.a) == info.local)
      return {info.module, InstrId(i)};
    if (instr.op == Op::MakeClass && module.classes[ClassId(instr.a)].body == info.local)
      return {info.module, InstrId(i)};
  }
  return {};
}

bool isVersionGuarded(const Program &program, Ref where, llvm::StringRef alternative) {
  const ir::Module &module = program.irOf(where.module);
  while (where.instr) {
    if (llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
          return isVersionTest(module, module[marker]) || isLackCaught(module, marker, alternative);
        }))
      return true;
    const FunctionInfo &info = program.function(program.functionOf(where));
    if (!info.parent)
      return false;
    // A test anywhere in the function may have left it early.
    if (hasVersionTest(module, *info.ir))
      return true;
    where = definitionOf(program, info);
  }
  return false;
}

bool isExpectedToFail(const Program &program, Ref where) {
  const ir::Module &module = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
    const ir::Instr &with = module[marker];
    if (with.op != Op::With || with.a == UINT32_MAX || module.instrs[with.a].op != Op::Call)
      return false;
    NameId callee = calleeName(module, module.instrs[with.a]);
    return callee &&
           llvm::StringSwitch<bool>(module.text(callee))
               .Cases("raises", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", true)
               .Cases("assertRaisesMessage", "suppress", "catch_threading_exception", true)
               .Cases("warns", "assertWarns", "assertWarnsRegex", "catch_warnings", "check_warnings", true)
               .Case("deprecated_call", true)
               .Default(false);
  });
}

bool isTestCode(const CheckContext &context, Ref where) {
  llvm::StringRef path = context.sources.files[context.program.fileOf(where.module)].path;
  llvm::SmallVector<llvm::StringRef, 8> parts;
  path.split(parts, '/');
  for (llvm::StringRef part : llvm::ArrayRef(parts).drop_back())
    if (part == "test" || part == "tests" || part == "testing")
      return true;
  llvm::StringRef file = parts.back();
  if (file.starts_with("test_") || file.ends_with("_test.py") || file == "tests.py" || file == "conftest.py")
    return true;
  for (FuncId f = context.program.functionOf(where); f; f = context.program.function(f).parent) {
    const FunctionInfo &info = context.program.function(f);
    if (info.ir->name && context.program.irOf(info.module).text(info.ir->name).starts_with("test"))
      return true;
  }
  return false;
}

/// Says why no lock is needed, or who has it: not merely that there are locks or threads.
static bool explainsAbsence(llvm::StringRef words) {
  auto says = [&](llvm::ArrayRef<llvm::StringRef> any) {
    return llvm::any_of(any, [&](llvm::StringRef word) { return words.contains_insensitive(word); });
  };
  if (!says({"lock", "thread", "atomic", "race", "racy", "mutex", "gil"}))
    return false;
  return words.contains("GIL") || says({"safe",           "atomic",           "no need",
                                        "not need",       "n't need",         "need not",
                                        "not required",   "no lock",          "without lock",
                                        "without a lock", "without the lock", "without holding",
                                        "lock-free",      "lockless",         "lock free",
                                        "single thread",  "single-thread",    "one thread",
                                        "same thread",    "main thread",      "only called",
                                        "called only",    "called from",      "call this",
                                        "caller",         "must hold",        "must be held",
                                        "be held",        "is held",          "holding",
                                        "held by",        "harmless",         "benign",
                                        "racy",           "race is",          "don't care",
                                        "not matter",     "n't matter",       "stale",
                                        "on purpose",     "deliberate",       "intentional",
                                        "best effort",    "best-effort",      "approximate"});
}

bool isExplained(const CheckContext &context, FuncId f) {
  const FunctionInfo &info = context.program.function(f);
  llvm::StringRef text = context.sourceText(info.module, info.ir->span);
  bool found = false;
  auto look = [&](llvm::StringRef words) { found |= explainsAbsence(words); };
  forEachComment(text, [&](Span span, uint32_t) { look(text.slice(span.begin, span.end)); });
  for (llvm::StringRef quote : {"\"\"\"", "'''"}) {
    size_t begin = text.find(quote), end = text.find(quote, begin + 3);
    if (begin != llvm::StringRef::npos && end != llvm::StringRef::npos)
      look(text.slice(begin, end));
  }
  return found;
}

bool isUnderMainGuard(const Program &program, Ref where) {
  const ir::Module &module = program.irOf(where.module);
  return llvm::any_of(enclosingMarkers(program, where), [&](InstrId marker) {
    const ir::Instr &instr = module[marker];
    return instr.op == Op::If && instr.a != UINT32_MAX && mentions(module, InstrId(instr.a), {"__name__"});
  });
}

} // namespace threadlint
