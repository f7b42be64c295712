// Calls -> Work: what a library call costs for the size of its data, where it waits, which functions it runs.
#include "flow/Counter.h"
#include <cmath>

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

constexpr double WaitNs = 1e6;     ///< of one wait of unknown length
constexpr double SubmitNs = 20000; ///< of handing a task to a pool
constexpr double MostFixedNs =
    500; ///< of a library call whose cost grows with its data, where it is not known
constexpr double CountedShare = 0.25;  ///< of the parts of data: numbers and names live forever
constexpr double LargeData = 65536;    ///< bytes or items, where nobody knows
constexpr double BriefHeldShare = 0.6; ///< of a call that asks the system for something: its Python side
constexpr double BriefNs = 10000;      ///< the rest of a longer one is spent in the system
constexpr double AskNs = 2500, MostAsks = 8; ///< of a part of it that lets go of the GIL
constexpr double LeastBlock = 131072;        ///< bytes of a result that the system is asked for
constexpr double MissingNs = 100;            ///< of a library call whose cost is not known

/// Functions of C libraries that are there to wait.
constexpr llvm::StringLiteral WaitsInC[] = {"sleep",  "usleep", "nanosleep", "pause",   "poll",
                                            "select", "wait",   "waitpid",   "sigwait", "Sleep"};
/// What statements that work through whole tables say.
constexpr llvm::StringLiteral OfWholeTables[] = {"GROUP BY",  "ORDER BY", "SUM(",        "COUNT(",
                                                 "AVG(",      "MIN(",     "MAX(",        " JOIN ",
                                                 "RECURSIVE", "DISTINCT", "CREATE INDEX"};
constexpr double WholeTableNs = LargeData * 100;

/// The text, written here or given to a variable once; empty: not known.
static llvm::StringRef textOf(const Program &program, Ref value) {
  if (value.instr.isNone())
    return {};
  if (program.instr(value).op == Op::Load) {
    llvm::SmallVector<VarId, 2> variables = program.variablesOf(value);
    if (variables.empty() || program.storesOf(variables[0]).size() != 1)
      return {};
    Ref store = program.storesOf(variables[0])[0];
    value = {store.module, InstrId(program.instr(store).c)};
  }
  const Instr &in = program.instr(value);
  bool isText = in.op == Op::Const && ir::ConstKind(in.aux) == ir::ConstKind::Str && in.a != UINT32_MAX;
  return isText ? program.irOf(value.module).text(NameId(in.a)) : llvm::StringRef();
}

/// Of a call whose cost grows with its data, apart from that.
static double fixedNs(const Api &api) {
  return api.heldNs ? api.heldNs : std::min<double>(api.ns, MostFixedNs);
}

/// The cost of one call in ns, and the size of its data in bytes.
double Counter::costOf(Ref at, const Api &api, const Frame &frame, std::optional<double> &bytes,
                       bool &unknown) {
  double ns = api.ns ? api.ns : MissingNs;
  if (!api.params.empty() && llvm::StringRef(api.params[0]) == "sql") {
    std::string sql = textOf(program, shapes.argument(at, 0, "sql")).upper();
    if (llvm::any_of(OfWholeTables, [&](llvm::StringRef s) { return llvm::StringRef(sql).contains(s); })) {
      unknown = true;
      return WholeTableNs;
    }
  }
  Ref data = shapes.dataOf(at, api);
  if ((!api.unitPs && api.gil != Gil::ReleasesAbove) || data.instr.isNone())
    return ns;
  Shape shape = shapes.of(data, frame);
  if (!shape.length && api.resultLength == ResultLength::Number)
    shape.length = shape.number;
  bytes = shape.length;
  if (!shape.length) {
    unknown = true;
    // Who gives such calls to threads has a lot of data for them.
    if (api.gil != Gil::Releases && api.gil != Gil::ReleasesAbove && api.blocks != Blocks::Briefly)
      return ns;
    shape.length = LargeData;
  }
  if (!api.unitPs)
    return ns;
  double units = *shape.length;
  if (api.units == Units::Leaves)
    units = shapes.leaves(shape).value_or(units);
  else if (api.units == Units::Sorted)
    units *= std::log2(std::max(2.0, units));
  return fixedNs(api) + units * api.unitPs / 1000;
}

void Counter::findPuts() {
  if (putsKnown)
    return;
  putsKnown = true;
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      Ref call{ModuleId(m), InstrId(i)};
      if (module.instrs[i].op != Op::Call || module.instrs[module.instrs[i].a].op != Op::LoadAttr)
        continue;
      ApiId api = program.apiOf(call);
      if (!api || model.api(api).effect != Effect::Put)
        continue;
      for (const AbstractValue &v :
           program.valuesOf({ModuleId(m), InstrId(module.instrs[module.instrs[i].a].a)}))
        if (v.site)
          puts[v.site].push_back(call);
    }
  }
}

/// The frame of the function as far as it runs now: it, or one of its callers up to who starts the thread.
static const Frame *frameOf(FuncId f, const Frame &frame) {
  for (const Frame *home = &frame; home; home = home->caller)
    if (home->function == f)
      return home;
  return nullptr;
}

/// The queue is filled by whoever starts the thread, before: `get` finds something.
bool Counter::isFilledBefore(Ref get, const Frame &frame) {
  findPuts();
  const Instr &callee = program.instr({get.module, InstrId(program.instr(get).a)});
  if (callee.op != Op::LoadAttr)
    return false;
  auto isCreator = [&](Ref put) {
    FuncId f = program.functionOf(put);
    return frameOf(f, frame) || program.function(f).ir->kind == ir::FuncKind::Module;
  };
  bool any = false;
  for (const AbstractValue &v : program.valuesOf({get.module, InstrId(callee.a)})) {
    auto it = puts.find(v.site);
    if (!v.site || it == puts.end() || !llvm::all_of(it->second, isCreator))
      return false;
    any = true;
  }
  return any;
}

/// How many items one of the threads takes in a loop out of a queue that was filled before.
std::optional<double> Counter::itemsTaken(Ref loop, const Frame &frame) {
  const ir::Module &m = program.irOf(loop.module);
  std::optional<double> items;
  for (uint32_t i = loop.instr.v + 1; i < m[loop.instr].c; ++i) {
    if (m.instrs[i].op == Op::Loop) {
      i = m.instrs[i].c;
      continue;
    }
    Ref get{loop.module, InstrId(i)};
    ApiId api = m.instrs[i].op == Op::Call ? program.apiOf(get) : ApiId();
    if (!api || model.api(api).effect != Effect::Get || !isFilledBefore(get, frame))
      continue;
    double put = 0;
    for (const AbstractValue &v : program.valuesOf({loop.module, InstrId(m.instrs[m.instrs[i].a].a)}))
      for (Ref at : puts[v.site]) {
        FuncId f = program.functionOf(at);
        const Frame *home = frameOf(f, frame);
        std::optional<double> times = timesAt(at, home ? *home : Frame{f, {}, nullptr});
        if (!times)
          return {};
        put += *times;
      }
    items = std::max(items.value_or(0), put / tasks);
  }
  return items;
}

void Counter::blocking(Ref at, const Api &api, const Frame &frame, double times, WorkPart &part) {
  // Threads that wait for each other pass work on; those that wait for a queue that is full already do, too.
  bool forEachOther = api.returns.empty() && (llvm::StringRef(api.name).starts_with("threading.Barrier.") ||
                                              llvm::StringRef(api.name).starts_with("threading.Condition."));
  if (forEachOther) {
    part.meetings += times;
    return;
  }
  if (api.effect == Effect::Get && isFilledBefore(at, frame)) {
    part.handOvers += times;
    return;
  }
  double ns = std::max<double>(WaitNs, api.ns);
  if (api.name == "time.sleep") {
    if (std::optional<double> seconds = shapes.number(shapes.argument(at, 0, "seconds"), frame))
      ns = *seconds * 1e9;
  } else if (int timeout = -1; api.effect == Effect::Wait || api.effect == Effect::Get) {
    for (const auto &[i, name] : llvm::enumerate(api.params))
      if (name == "timeout")
        timeout = static_cast<int>(i);
    if (timeout >= 0)
      if (std::optional<double> seconds = shapes.number(shapes.argument(at, timeout, "timeout"), frame))
        ns = *seconds * 1e9;
  }
  part.waits += times;
  part.waitNs += ns * times;
}

/// Functions that a library call runs itself: the `key` of a sort, the function of a `map`.
void Counter::callbacks(Ref at, const Api &api, const Frame &frame, double times, LockId lock, Work &work) {
  Ref target = program.targetArgument(at, api);
  if (target.instr.isNone())
    return;
  double turns = 1;
  Shape item;
  Ref data = shapes.dataOf(at, api);
  for (Ref items : {data, shapes.argument(at, 1, "")})
    if (items.instr && !(items == target)) {
      Shape all = shapes.of(items, frame);
      turns = all.length.value_or(UnknownTurns);
      item = shapes.element(all);
      item.shared = shapes.isShared(items, frame);
      break;
    }
  for (FuncId f : program.functionsOf(target)) {
    Frame callee{f, {}, &frame};
    callee.parameters.push_back(item);
    work.add(function(callee), times * turns, lock);
  }
}

LockId Counter::libraryLock(llvm::StringRef name) {
  auto *it = llvm::find(libraryLocks, name);
  auto index = static_cast<uint32_t>(it - libraryLocks.begin());
  if (it == libraryLocks.end())
    libraryLocks.push_back(name);
  return LockId(static_cast<uint32_t>(flow.facts.locks.size()) + index);
}

/// Of a database that has no file: `sqlite3.connect(":memory:")`, and what its methods give.
bool Counter::isInMemory(Ref call) const {
  for (unsigned steps = 0; steps < 4; ++steps) {
    const Instr &in = program.instr(call);
    if (in.op != Op::Call && in.op != Op::IterElem)
      return false;
    ApiId api = in.op == Op::Call ? program.apiOf(call) : ApiId();
    if (api && model.api(api).kind != ApiKind::Method)
      return textOf(program, shapes.argument(call, 0, "database")) == ":memory:";
    Ref receiver{call.module, InstrId(in.a)};
    if (in.op == Op::Call && program.instr(receiver).op != Op::LoadAttr)
      return false;
    if (in.op == Op::Call)
      receiver.instr = InstrId(program.instr(receiver).a);
    llvm::ArrayRef<AbstractValue> made = program.valuesOf(receiver);
    if (made.size() != 1 || made[0].kind != ValueKind::ApiInstance || !made[0].site)
      return false;
    call = program.site(made[0].site).where;
  }
  return false;
}

/// One end of a pair of sockets of which the function uses the other one, too: it copies, and waits for
/// nobody.
bool Counter::talksToItself(Ref call) const {
  const ir::Module &m = program.irOf(call.module);
  auto endOf = [&](uint32_t i) { // the variable, of `end.recv(n)`
    const Instr *callee = m.instrs[i].op == Op::Call ? &m.instrs[m.instrs[i].a] : nullptr;
    return callee && callee->op == Op::LoadAttr && m.instrs[callee->a].op == Op::Load ? callee->a
                                                                                      : UINT32_MAX;
  };
  uint32_t end = endOf(call.instr.v);
  llvm::ArrayRef<AbstractValue> pair =
      end == UINT32_MAX ? llvm::ArrayRef<AbstractValue>() : program.valuesOf({call.module, InstrId(end)});
  if (pair.size() != 1 || !pair[0].site)
    return false;
  Ref made = program.site(pair[0].site).where;
  ApiId maker = program.instr(made).op == Op::Call ? program.apiOf(made) : ApiId();
  if (!maker || model.api(maker).name != "socket.socketpair")
    return false;
  const FunctionInfo &info = program.function(program.functionOf(call));
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i)
    if (uint32_t other = endOf(i); other != UINT32_MAX && m.instrs[other].a != m.instrs[end].a)
      if (ApiId api = program.apiOf({call.module, InstrId(i)});
          api && model.api(api).blocks == Blocks::Always &&
          program.valuesOf({call.module, InstrId(other)}) == pair)
        return true;
  return false;
}

/// The length of its result is one in bytes.
static bool isOfBytes(const Api &api) {
  return api.resultLength == ResultLength::Number ||
         (api.resultLength == ResultLength::Data && api.units == Units::Items &&
          !llvm::StringRef(api.name).starts_with("builtins."));
}

void Counter::modelled(Ref at, ApiId id, const Frame &frame, double times, LockId lock, Work &work) {
  const Api &api = model.api(id);
  bool isCall = program.instr(at).op == Op::Call;
  WorkPart &part = work.under(lock);
  if (isCall && api.mutates && api.kind == ApiKind::Method)
    if (const Instr &callee = program.instr({at.module, InstrId(program.instr(at).a)});
        callee.op == Op::LoadAttr && shapes.isShared({at.module, InstrId(callee.a)}, frame))
      part.sharedWrites += times;
  switch (api.effect) {
  case Effect::Acquire:
  case Effect::Release:
    return; // counted where the lock is
  case Effect::Put:
    part.handOvers += times;
    return;
  case Effect::Spawn:
  case Effect::SpawnSelf:
  case Effect::Join:
  case Effect::Result:
  case Effect::Shutdown:
    if (isCreator)
      return;
    break;
  case Effect::Submit:
  case Effect::Map:
    if (!isCreator)
      addNative(part, {0, SubmitNs, 1}, times);
    return;
  case Effect::Get:
  case Effect::Wait:
  case Effect::None:
  case Effect::Run:
  case Effect::Notify:
  case Effect::Callback:
  case Effect::Handle:
  case Effect::Enter:
    break;
  }
  if ((api.blocks == Blocks::Always || api.blocks == Blocks::UnlessTimeout) && !talksToItself(at))
    return blocking(at, api, frame, times, part);
  if (Ref data = isCall ? shapes.dataOf(at, api) : Ref();
      data.instr && api.unitPs && api.units != Units::Items)
    if (shapes.isShared(data, frame)) // it looks at each part
      part.sharedReads += shapes.leaves(shapes.of(data, frame)).value_or(1) * CountedShare * times;
  // The result knows the object, too: a match its pattern.
  if (const Instr *callee = isCall ? &program.instr({at.module, InstrId(program.instr(at).a)}) : nullptr;
      callee && callee->op == Op::LoadAttr && api.kind == ApiKind::Method && !api.mutates &&
      shapes.isShared({at.module, InstrId(callee->a)}, frame) &&
      isCounted({at.module, InstrId(callee->a)}, frame))
    part.sharedReads += times;
  part.sharedReads += api.sharedReads * times;
  if (api.blocks == Blocks::Briefly && !isInMemory(at))
    work.asks += times;
  LibraryCall library{at, id};
  if (std::optional<double> made = isCall ? shapes.of(at, frame).length : std::nullopt;
      made && *made >= LeastBlock && isOfBytes(api))
    part.blockBytes += *made * times;
  library.ns = (isCall ? costOf(at, api, frame, library.bytes, work.sizeUnknown) : api.ns) * times;
  library.calls = times;
  if (isCall && api.ownLockNs > 0) {
    WorkPart &locked = work.under(libraryLock(api.ownLock));
    locked.takes += times;
    addNative(locked, {0, double(api.ownLockNs), 0}, times);
    library.ns -= api.ownLockNs * times;
  }
  // Of unknown size: large, who cares for small ones.
  uint32_t bytes = library.bytes ? static_cast<uint32_t>(std::min(*library.bytes, 4e9)) : UINT32_MAX;
  for (const auto &[index, runtime] : llvm::enumerate(model.runtimes()))
    if (runtime.gil && (api.blocks == Blocks::Briefly || model.letsOthersRun(id, runtime, bytes)))
      library.freeOn |= 1u << index;
  // A call that asks the system for something lets go of the GIL for that part only.
  // One that computes does so when it has looked at its data and made room for the result.
  double held = api.blocks == Blocks::Briefly  ? BriefHeldShare * std::min(library.ns, BriefNs * times)
                : api.unitPs && library.freeOn ? std::min(library.ns, fixedNs(api) * times)
                                               : std::min(library.ns, api.heldNs * times);
  // It does so for each of the things that it asks for: to open a file, to find its size, to read.
  double asks = api.blocks == Blocks::Briefly ? std::clamp(library.ns / times / AskNs, 1.0, MostAsks) : 1;
  addNative(work.under(lock), {library.freeOn, library.ns - held, library.calls * asks}, 1);
  if (held > 0)
    addNative(work.under(lock), {0, held, 0}, 1);
  work.addLibrary(library);
  if (isCall && api.runsOn == RunsOn::SameThread)
    callbacks(at, api, frame, times, lock, work);
}

/// What it costs to get the next item of an object of the library: a row, a line.
void Counter::nextItem(Ref element, const Frame &frame, double times, LockId lock, Work &work) {
  Ref items{element.module, InstrId(program.instr(element).a)};
  for (const AbstractValue &v : program.valuesOf(items))
    if (v.kind == ValueKind::ApiInstance)
      if (ApiId id = model.findMember(ApiId(v.id), "__next__"))
        return modelled(element, id, frame, times, lock, work);
}

/// A function of a C library loaded by `ctypes`, an attribute of the library.
bool Counter::foreignCall(Ref at, const Instr &callee, const Frame &frame, double times, LockId lock,
                          Work &work) {
  llvm::StringRef name = program.irOf(at.module).text(NameId(callee.b));
  for (const AbstractValue &v : program.valuesOf({at.module, InstrId(callee.a)})) {
    ApiId id = v.kind == ValueKind::ApiInstance ? model.findMember(ApiId(v.id), "__getattr__") : ApiId();
    if (!id)
      continue;
    if (model.api(id).gil == Gil::Releases && llvm::is_contained(WaitsInC, name)) {
      work.under(lock).waits += times;
      work.under(lock).waitNs += WaitNs * times;
    } else {
      modelled(at, id, frame, times, lock, work);
    }
    return true;
  }
  return false;
}

/// A method of an unknown object whose name only builtin types have is one of theirs.
void Counter::unknownCall(Ref at, const Frame &frame, double times, LockId lock, Work &work) {
  const ir::Module &m = program.irOf(at.module);
  const Instr &callee = m.instrs[m[at.instr].a];
  if (callee.op == Op::LoadAttr && foreignCall(at, callee, frame, times, lock, work))
    return;
  if (callee.op == Op::LoadAttr)
    for (const char *type :
         {"builtins.str", "builtins.list", "builtins.dict", "builtins.set", "builtins.bytes", "re.Match"})
      if (ApiId id = model.findMember(model.findApi(type), m.text(NameId(callee.b))))
        return modelled(at, id, frame, times, lock, work);
  work.unknownCalls += times;
}

void Counter::call(Ref at, const Frame &frame, double times, LockId lock, Work &work) {
  Callees callees = program.calleesOf(at);
  if (callees.apis.empty() && callees.functions.empty() && callees.classes.empty())
    return unknownCall(at, frame, times, lock, work);
  if (!callees.complete)
    work.unknownCalls += times * 0.01; // it may also be something else
  // Of several that it may be, each is called now and then.
  double each = times / std::max<size_t>(1, callees.apis.size() + callees.functions.size());
  for (ApiId api : callees.apis)
    modelled(at, api, frame, each, lock, work);
  for (FuncId callee : callees.functions) {
    Frame entered = shapes.enter(at, callee, frame);
    work.add(function(entered), each, lock);
    work.under(lock).calls += each;
  }
}

} // namespace threadlint
