// `--dump=facts`: entries, summaries and accesses as text.
#include "flow/Flow.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

static llvm::StringRef nameOf(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  return info.ir->name ? program.irOf(info.module).text(info.ir->name) : llvm::StringRef("<anonymous>");
}

static void printRef(Ref r, llvm::raw_ostream &os) {
  if (r.instr.isNone())
    os << '-';
  else
    os << r.module.v << ":%" << r.instr.v;
}

llvm::StringRef text(Start s) {
  switch (s) {
  case Start::Target:
    return "target";
  case Start::Run:
    return "run";
  case Start::Task:
    return "task";
  case Start::Handler:
    return "handler";
  case Start::Callback:
    return "callback";
  case Start::Finalizer:
    return "finalizer";
  }
  return "";
}

llvm::StringRef text(RunsOn r) {
  switch (r) {
  case RunsOn::None:
    return "none";
  case RunsOn::NewThread:
    return "new-thread";
  case RunsOn::PoolThread:
    return "pool-thread";
  case RunsOn::Process:
    return "process";
  case RunsOn::Interpreter:
    return "interpreter";
  case RunsOn::Loop:
    return "loop";
  case RunsOn::SameThread:
    return "same-thread";
  case RunsOn::MainThread:
    return "main-thread";
  case RunsOn::AnyThread:
    return "any-thread";
  }
  return "";
}

llvm::StringRef text(WorkClass w) {
  switch (w) {
  case WorkClass::Small:
    return "small";
  case WorkClass::CpuBound:
    return "cpu-bound";
  case WorkClass::Waits:
    return "waits";
  case WorkClass::Unknown:
    return "unknown";
  }
  return "";
}

static llvm::StringRef text(Sharing s) {
  switch (s) {
  case Sharing::Unknown:
    return "unknown";
  case Sharing::Private:
    return "private";
  case Sharing::PerThread:
    return "per-thread";
  case Sharing::Shared:
    return "shared";
  }
  return "";
}

static llvm::StringRef text(EventKind k) {
  switch (k) {
  case EventKind::Access:
    return "access";
  case EventKind::Acquire:
    return "acquire";
  case EventKind::Release:
    return "release";
  case EventKind::Call:
    return "call";
  case EventKind::Spawn:
    return "spawn";
  case EventKind::Join:
    return "join";
  case EventKind::State:
    return "state";
  }
  return "";
}

llvm::StringRef text(AccessKind k) {
  switch (k) {
  case AccessKind::Read:
    return "read";
  case AccessKind::Write:
    return "write";
  case AccessKind::Update:
    return "update";
  case AccessKind::CheckThenAct:
    return "check-then-act";
  case AccessKind::Iterate:
    return "iterate";
  }
  return "";
}

template <class Items> static void printIds(const Items &items, llvm::raw_ostream &os) {
  os << '{';
  for (size_t i = 0; i < items.size(); ++i)
    os << (i ? "," : "") << items[i].v;
  os << '}';
}

/// What a task counts, apart from what is nothing.
static void printWork(const Program &program, const WorkSplit &split, llvm::raw_ostream &os) {
  const Work &work = split.task;
  os << "  work of 1 in " << llvm::format("%.0f", split.tasks) << (split.tasksKnown ? "" : " or so");
  if (work.unknownCalls > 0)
    os << llvm::format(" unknown calls %.3g", work.unknownCalls);
  if (work.sizeUnknown)
    os << " of unknown size";
  os << (work.endless ? " endless\n" : "\n");
  for (const WorkPart &part : work.parts) {
    os << "    ";
    if (part.lock)
      os << llvm::format("under lock %u taken %.3g ", part.lock.v, part.takes);
    os << llvm::format("bytecodes %.3g calls %.3g", part.bytecodes, part.calls);
    if (part.waits > 0)
      os << llvm::format(" waits %.3g, %.3g ns", part.waits, part.waitNs);
    if (part.handOvers > 0)
      os << llvm::format(" hand-overs %.3g", part.handOvers);
    if (part.sharedReads + part.sharedWrites > 0)
      os << llvm::format(" shared reads %.3g writes %.3g", part.sharedReads, part.sharedWrites);
    os << '\n';
  }
  for (const LibraryCall &call : work.library) {
    os << "    library " << program.model().api(call.api).name << " at ";
    printRef(call.at, os);
    os << llvm::format(" calls %.3g, %.3g ns", call.calls, call.ns) << (call.freeOn ? " free\n" : "\n");
  }
}

void print(const Program &program, const Facts &facts, llvm::raw_ostream &os) {
  for (uint32_t e = 0; e < facts.entries.size(); ++e) {
    const Entry &entry = facts.entries[EntryId(e)];
    os << "entry " << e << ' '
       << (entry.function.isNone() ? llvm::StringRef("?") : nameOf(program, entry.function))
       << (entry.many ? " many" : " one") << " created at ";
    printRef(entry.creation, os);
    os << ' ' << text(entry.start) << " on " << text(entry.runsOn) << ' '
       << text(classify(facts.work[EntryId(e)].task, program.model())) << " arguments";
    for (Sharing s : entry.arguments)
      os << ' ' << text(s);
    os << '\n';
    printWork(program, facts.work[EntryId(e)], os);
  }
  for (uint32_t f = 0; f < facts.summaries.size(); ++f) {
    const Summary &s = facts.summaries[f];
    auto isState = [](const Event &e) { return e.kind == EventKind::State; };
    if (llvm::all_of(s.events, isState))
      continue;
    os << "summary " << nameOf(program, FuncId(f)) << '\n';
    for (const Event &e : llvm::make_filter_range(s.events, std::not_fn(isState))) {
      os << "  " << (e.kind == EventKind::Access ? text(e.access) : text(e.kind)) << " %" << e.where.v;
      if (e.place)
        os << ' ' << program.describe(e.place) << (e.contents ? "[]" : "");
      if (e.lock)
        os << " lock " << e.lock.v;
      os << " held ";
      printIds(facts.locksets.get(e.held), os);
      os << " spawned ";
      printIds(facts.entrySets.get(e.spawned), os);
      os << " joined ";
      printIds(facts.entrySets.get(e.joined), os);
      os << '\n';
    }
  }
  for (const Access &a : facts.accesses) {
    os << "access " << program.describe(a.place) << (a.contents ? "[] " : " ") << text(a.kind) << ' ';
    printRef(a.where, os);
    os << " by " << (a.owner ? std::to_string(a.owner.v) : std::string("main")) << " held ";
    printIds(facts.locksets.get(a.held), os);
    os << " active ";
    printIds(facts.entrySets.get(a.active), os);
    os << " object " << text(a.sharing) << '\n';
  }
}

} // namespace threadlint
