// THR214: one generator is advanced by several threads.
#include "checks/Meeting.h"
#include "checks/Objects.h"
#include "checks/Origins.h"
#include "checks/Races.h"
#include "checks/Shapes.h"
#include <map>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// A moment in which a thread takes the next item of a generator.
struct Advance {
  Ref where;
  const Moment *moment;
};

class SharedIterator {
public:
  SharedIterator(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), facts(context.facts), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  const Facts &facts;
  RuleId rule;
  /// By the expression that makes the generator: module, instruction.
  std::map<std::pair<uint32_t, uint32_t>, std::vector<Advance>> advances;

  bool makesGenerator(Ref value) const;
  void add(Ref where, Ref iterator);
  void addIterated(Ref iterable);
  void check(llvm::ArrayRef<Advance> all);
};

/// Iterators that take from the iterators they are given.
bool isWrapper(llvm::StringRef name) {
  static constexpr llvm::StringLiteral names[] = {
      "builtins.map",     "builtins.zip",    "builtins.filter",     "builtins.enumerate", "builtins.iter",
      "itertools.islice", "itertools.chain", "itertools.takewhile", "itertools.cycle",
  };
  return llvm::is_contained(names, name);
}

bool SharedIterator::makesGenerator(Ref value) const {
  const Instr &in = program.instr(value);
  if (in.op == Op::Comp)
    return ir::CompKind(in.aux) == ir::CompKind::Generator;
  if (in.op != Op::Call || in.has(ir::flag::Decorator))
    return false;
  Callees callees = program.calleesOf(value);
  if (callees.functions.size() != 1 || !callees.classes.empty())
    return false;
  const ir::Function &f = *program.function(callees.functions[0]).ir;
  return f.is(ir::funcflag::Generator) && !f.is(ir::funcflag::Async) &&
         isPlainlyDecorated(program, callees.functions[0]);
}

/// `iterator` is advanced at `where`, in each run of that function on a thread or beside one.
void SharedIterator::add(Ref where, Ref iterator) {
  for (const Moment &moment : facts.momentsAt(program, where)) {
    Ref origin = originOf(context, iterator, moment.owner);
    for (unsigned steps = 0; steps < 3; ++steps) { // a generator under `map`, `enumerate` ...
      ApiId api = program.instr(origin).op == Op::Call ? program.apiOf(origin) : ApiId();
      if (!api || !isWrapper(program.model().api(api).name))
        break;
      llvm::ArrayRef<ir::Arg> args = program.irOf(origin.module).argsOf(program.instr(origin));
      Ref wrapped;
      for (const ir::Arg &arg : args)
        if (Ref of = originOf(context, {origin.module, arg.value}, moment.owner); makesGenerator(of))
          wrapped = of;
      if (wrapped.module.isNone())
        break;
      origin = wrapped;
    }
    if (origin == iterator || !makesGenerator(origin))
      continue;
    bool attribute = program.instr(iterator).op == Op::LoadAttr;
    bool shared = attribute ? sharingOf(context, moment, iterator) == Sharing::Shared || !moment.owner
                            : isEvaluatedOnce(context, origin, moment.owner);
    if (shared)
      advances[{origin.module.v, origin.instr.v}].push_back({where, &moment});
  }
}

/// `for x in it`, `for i, x in enumerate(it)`.
void SharedIterator::addIterated(Ref iterable) {
  add(iterable, iterable);
  ApiId api = program.instr(iterable).op == Op::Call ? program.apiOf(iterable) : ApiId();
  if (api && isWrapper(program.model().api(api).name))
    for (const ir::Arg &arg : program.irOf(iterable.module).argsOf(program.instr(iterable)))
      add(iterable, {iterable.module, arg.value});
}

void SharedIterator::check(llvm::ArrayRef<Advance> all) {
  llvm::DenseSet<FuncId> reported;
  for (const Advance &a : all)
    for (const Advance &b : all) {
      if (!a.moment->owner || reported.count(program.functionOf(a.where)) ||
          !facts.mayMeet(*a.moment, *b.moment) || !facts.locksets.disjoint(a.moment->held, b.moment->held))
        continue;
      reported.insert(program.functionOf(a.where));
      Finding &f = context.report(
          rule, a.where,
          {oneLine(context.sourceText(a.where)), describeThread(context, *a.moment, *b.moment)});
      if (!(b.where == a.where))
        f.related.push_back(context.related(b.where, "it is advanced here too"));
    }
}

void SharedIterator::run() {
  if (facts.moments.empty())
    return;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      Ref at{ModuleId(k), InstrId(i)};
      if (in.op == Op::Loop && ir::LoopKind(in.aux) != ir::LoopKind::While) {
        addIterated({ModuleId(k), InstrId(in.a)});
      } else if (in.op == Op::Call) {
        ApiId api = program.apiOf(at);
        NameId method = receiverOf(m, in) ? calleeName(m, in) : NameId();
        if (api && program.model().api(api).name == "builtins.next" && in.c > 0)
          add(at, {at.module, m.argsOf(in)[0].value});
        else if (method &&
                 (m.text(method) == "__next__" || m.text(method) == "next" || m.text(method) == "send"))
          add(at, {at.module, receiverOf(m, in)});
      }
    }
  }
  for (const auto &[origin, all] : advances)
    check(all);
}

} // namespace

void checkTHR214(const CheckContext &context, RuleId rule) { SharedIterator(context, rule).run(); }

} // namespace threadlint
