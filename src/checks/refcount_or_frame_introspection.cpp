// THR905: a branch or comparison on reference counts, on all objects there are, or on the frames of threads.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

struct Question {
  llvm::StringLiteral name, why;
};
constexpr Question Questions[] = {
    {"sys.getrefcount", "without a GIL reference counts are split between threads, or not kept at all"},
    {"sys._current_frames", "the frames of other threads have moved on when it looks at them"},
    {"gc.get_objects", "other threads make and drop objects meanwhile, and some are never listed"},
    {"gc.get_referrers", "other threads take and drop references meanwhile, and some are never listed"},
};

/// Follows a value through locals, loops and calculations to a test.
class ToTest {
public:
  ToTest(const Program &program, Ref value)
      : m(program.irOf(value.module)), f(*program.function(program.functionOf(value)).ir) {
    todo.push_back(value.instr);
  }
  bool run() {
    for (unsigned steps = 0; !todo.empty() && steps < 64; ++steps) {
      InstrId v = todo.pop_back_val();
      for (uint32_t i = f.begin; i < f.end; ++i)
        if (i != v.v && uses(m.instrs[i], v) && visit(i))
          return true;
    }
    return false;
  }

private:
  const ir::Module &m;
  const ir::Function &f;
  llvm::SmallVector<InstrId, 8> todo, seen;

  bool uses(const Instr &in, InstrId v) const {
    bool is = false;
    forEachOperand(m, in, [&](InstrId operand) { is |= operand == v; });
    return is;
  }
  void add(InstrId v) {
    if (!llvm::is_contained(seen, v)) {
      seen.push_back(v);
      todo.push_back(v);
    }
  }
  bool visit(uint32_t i) {
    const Instr &in = m.instrs[i];
    switch (in.op) {
    case Op::If:
    case Op::LoopBody:
    case Op::Assert:
      return true;
    case Op::Compare:
    case Op::Unary:
    case Op::BinOp:
    case Op::Select:
    case Op::IterElem:
    case Op::LoadItem:
    case Op::LoadAttr:
    case Op::Unpack:
      add(InstrId(i));
      return false;
    case Op::Call: {
      NameId name = calleeName(m, in);
      llvm::StringRef text = name ? m.text(name) : "";
      static constexpr llvm::StringRef passing[] = {"len",  "isinstance", "get", "items", "values",
                                                    "keys", "any",        "all", "type",  "hasattr"};
      if (llvm::is_contained(passing, text))
        add(InstrId(i));
      return false;
    }
    case Op::Store:
      for (uint32_t k = f.begin; k < f.end; ++k)
        if (m.instrs[k].op == Op::Load && m.instrs[k].a == in.a && m.instrs[k].b == in.b)
          add(InstrId(k));
      return false;
    default:
      return false;
    }
  }
};

} // namespace

/// A tool for people: it prints, logs or formats what it finds.
static bool isForPeople(const ir::Module &m, const ir::Function &f) {
  for (uint32_t i = f.begin; i < f.end; ++i)
    if (isLogging(m, m.instrs[i]) ||
        (m.instrs[i].op == Op::LoadAttr && m.text(NameId(m.instrs[i].b)).contains("stack")))
      return true;
  return mentions(m, InstrId(f.begin), {"traceback"});
}

void checkTHR905(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  forEachCall(program, [&](Ref call, const Instr &in) {
    const ir::Module &m = program.irOf(call.module);
    NameId name = calleeName(m, in);
    if (!name)
      return;
    for (const Question &q : Questions) {
      if (m.text(name) != llvm::StringRef(q.name).rsplit('.').second)
        continue;
      bool is = llvm::any_of(program.valuesOf({call.module, InstrId(in.a)}), [&](const AbstractValue &v) {
        return (v.kind == ValueKind::Api && program.model().api(ApiId(v.id)).name == q.name) ||
               (v.kind == ValueKind::External && program.text(SymId(v.id)) == q.name);
      });
      InstrId base = receiverOf(m, in);
      is |= base && m[base].op == Op::Load &&
            m.text(NameId(m[base].a)) == llvm::StringRef(q.name).split('.').first;
      const ir::Function &f = *program.function(program.functionOf(call)).ir;
      if (is && !isTestCode(context, call) && !isForPeople(m, f) && ToTest(program, call).run())
        context.report(rule, call, {oneLine(context.sourceText({call.module, InstrId(in.a)})), q.why.str()});
    }
  });
}

} // namespace threadlint
