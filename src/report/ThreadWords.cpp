// Rows of a thread map -> the words that text, Graphviz and HTML have in common.
#include "report/ThreadWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint {

std::vector<SharedWith> sharesOf(const ThreadMap &map, uint32_t entry) {
  std::vector<SharedWith> out;
  for (uint32_t p = 0; p < map.places.size(); ++p) {
    SharedWith shared{p, {}, Guarding::None};
    for (const MapConflict &c : map.places[p].conflicts) {
      if (c.first != entry && c.second != entry)
        continue;
      bool agrees = shared.others.empty() || shared.guarding == c.guarding;
      shared.guarding = agrees ? c.guarding : Guarding::Partly;
      shared.others.push_back(c.first == entry ? c.second : c.first);
    }
    llvm::sort(shared.others);
    if (!shared.others.empty())
      out.push_back(std::move(shared));
  }
  return out;
}

bool isStartedAtOnce(const MapEntry &entry) {
  return llvm::any_of(entry.started, [&](const MapSpan &at) {
    return at.file == entry.made.file && at.span.begin == entry.made.span.begin;
  });
}

std::string nameOf(const ThreadMap &map, uint32_t id) {
  const MapEntry &entry = map.entries[id];
  std::string out = entry.name.empty() ? entry.target : entry.name;
  auto same = [&](const MapEntry &other) {
    return other.name == entry.name && (!entry.name.empty() || other.target == entry.target);
  };
  return llvm::count_if(map.entries, same) > 1 ? out + " [" + std::to_string(id) + "]" : out;
}

std::string nameOf(const MapLock &lock) {
  if (!lock.name.empty())
    return lock.name;
  return lock.kind.empty() ? "(a lock)" : "(a " + lock.kind + ")";
}

static std::string numbered(bool many, const char *one, const char *several) {
  return many ? std::string("many ") + several : std::string("one ") + one;
}

static std::string threadsOf(const MapEntry &entry) {
  if (entry.onPool) {
    std::string pool = entry.poolSize ? "a pool of " + std::to_string(entry.poolSize) : "a pool";
    return numbered(entry.many, "task", "tasks") + " on " + pool;
  }
  return llvm::StringSwitch<std::string>(entry.runsOn)
      .Case("new-thread", numbered(entry.many, "thread", "threads"))
      .Case("process", numbered(entry.many, "process", "processes"))
      .Case("interpreter", numbered(entry.many, "interpreter", "interpreters"))
      .Case("loop", "on an event loop")
      .Case("same-thread", "on the thread that is there")
      .Case("main-thread", "on the main thread")
      .Case("any-thread", "on any thread")
      .Default("nobody knows where");
}

std::string countOf(const MapEntry &entry) {
  if (entry.isMain)
    return "one thread";
  bool named = entry.start == "handler" || entry.start == "callback" || entry.start == "finalizer";
  return named ? entry.start.str() + ", " + threadsOf(entry) : threadsOf(entry);
}

uint32_t threadCount(const ThreadMap &map) {
  return static_cast<uint32_t>(
      llvm::partition_point(map.entries, [](const MapEntry &e) { return e.isThread(); }) -
      map.entries.begin());
}

llvm::StringRef daemonOf(const MapEntry &entry) {
  bool own = entry.runsOn == "new-thread" || entry.runsOn == "pool-thread";
  if (entry.isMain || !own)
    return "";
  return entry.daemon == "yes" ? "daemon" : entry.daemon == "no" ? "not daemon" : "daemon not known";
}

llvm::StringRef workOf(const MapEntry &entry) {
  if (entry.name.empty())
    return "code not seen";
  return llvm::StringSwitch<llvm::StringRef>(entry.work)
      .Case("cpu-bound", "CPU-bound")
      .Case("unknown", entry.isMain || !entry.isThread() ? "" : "work not known")
      .Default(entry.work);
}

llvm::StringRef wordOf(Guarding guarding) {
  switch (guarding) {
  case Guarding::None:
    return "unguarded";
  case Guarding::Partly:
    return "partly guarded";
  case Guarding::Full:
    return "guarded";
  }
  llvm_unreachable("guarding");
}

std::string namesOf(const ThreadMap &map, llvm::ArrayRef<uint32_t> locks) {
  std::string out;
  for (uint32_t lock : locks)
    out += (out.empty() ? "`" : ", `") + nameOf(map.locks[lock]) + "`";
  return out;
}

std::string guardOf(const ThreadMap &map, const MapPlace &place) {
  std::string out = wordOf(place.guarding).str();
  return place.guards.empty() ? out : out + " by " + namesOf(map, place.guards);
}

llvm::StringRef wordsOf(const MapJoin &join) {
  return llvm::StringSwitch<llvm::StringRef>(join.how)
      .Case("with", "end of `with`")
      .Case("result", "waits for its result")
      .Case("shutdown", "shutdown of its pool")
      .Case("map", "waits for all results")
      .Case("signal", "waits for its signal")
      .Default(join.how);
}

std::string positionOf(Locator &locator, const MapSpan &at) {
  LineColumn p = locator.position(at.file, at.span.begin);
  return locator.file(at.file).path + ":" + std::to_string(p.line) + ":" + std::to_string(p.column);
}

static void forEachSpan(const ThreadMap &map, llvm::function_ref<void(const MapSpan &)> visit) {
  for (const MapEntry &entry : map.entries) {
    visit(entry.function);
    visit(entry.made);
    visit(entry.given);
    for (const MapSpan &at : entry.started)
      visit(at);
    for (const MapJoin &join : entry.joined)
      visit(join.at);
  }
  for (const MapPlace &place : map.places)
    for (const MapAccess &access : place.accesses)
      visit(access.at);
  for (const MapLock &lock : map.locks)
    visit(lock.made);
}

ShortPositions::ShortPositions(const SourceSet &sources, const ThreadMap &map) : locator(sources) {
  bool first = true;
  forEachSpan(map, [&](const MapSpan &at) {
    if (!at.isSeen())
      return;
    const std::string &path = locator.file(at.file).path;
    if (first)
      common = path;
    first = false;
    size_t same =
        std::mismatch(common.begin(), common.end(), path.begin(), path.end()).first - common.begin();
    common.resize(common.substr(0, same).rfind('/') + 1);
  });
}

std::string ShortPositions::of(const MapSpan &at) {
  return at.isSeen() ? positionOf(locator, at).substr(common.size()) : std::string();
}

static std::string counted(size_t n, const char *one, const char *several) {
  return std::to_string(n) + " " + (n == 1 ? one : several);
}

std::string summaryOf(const ThreadMap &map) {
  size_t threads = llvm::count_if(map.entries, [](const MapEntry &e) { return !e.isMain; });
  std::string out = counted(threads, "entry", "entries") + ", " +
                    counted(map.places.size(), "shared place", "shared places");
  const char *between = ": ";
  for (Guarding g : {Guarding::None, Guarding::Partly, Guarding::Full}) {
    size_t n = llvm::count_if(map.places, [g](const MapPlace &p) { return p.guarding == g; });
    if (n)
      out += between + std::to_string(n) + " " + wordOf(g).str();
    if (n)
      between = ", ";
  }
  return out;
}

} // namespace threadlint
