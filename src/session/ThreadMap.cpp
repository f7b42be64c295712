// Entries, conflicting accesses and locks of the facts -> plain rows with names and positions.
#include "session/ThreadMap.h"
#include "checks/Objects.h"
#include "session/SharedPlaces.h"
#include "llvm/ADT/StringMap.h"

namespace threadlint {

namespace {

llvm::StringRef wordOf(Daemon daemon) {
  switch (daemon) {
  case Daemon::No:
    return "no";
  case Daemon::Yes:
    return "yes";
  case Daemon::Unknown:
    return "unknown";
  }
  llvm_unreachable("daemon");
}

llvm::StringRef kindOf(VarRoot root) {
  switch (root) {
  case VarRoot::Global:
    return "global";
  case VarRoot::ClassAttr:
    return "class-attribute";
  case VarRoot::InstanceAttr:
    return "attribute";
  case VarRoot::Local:
    return "variable";
  case VarRoot::ObjectAttr:
  case VarRoot::Element:
    return "element";
  case VarRoot::Result:
    return "result";
  }
  llvm_unreachable("root of a place");
}

class Builder {
public:
  Builder(const SourceSet &sources, const Program &program, const Facts &facts)
      : sources(sources), program(program), facts(facts), shared(findSharedPlaces(program, facts)) {}
  ThreadMap build();

private:
  const SourceSet &sources;
  const Program &program;
  const Facts &facts;
  std::vector<SharedPlace> shared;
  ThreadMap map;
  std::vector<uint32_t> entryIndex; ///< by EntryId
  llvm::DenseMap<LockId, uint32_t> lockIndex;

  MapSpan spanOf(Ref where) const;
  MapSpan functionSpan(FuncId f) const;
  std::string nameOfPlace(VarId place, bool qualified) const;
  std::string nameOfLock(LockId lock) const;
  std::string kindOfLock(Ref made) const;
  llvm::StringRef howJoined(Ref where) const;
  uint32_t indexOf(EntryId e) const { return e ? entryIndex[e.v] : 0; }
  std::vector<uint32_t> lockIndices(llvm::ArrayRef<LockId> locks) const;
  MapEntry describe(const Entry &entry, WorkClass work) const;
  void addEntries();
  void addSpawnsAndJoins();
  void addLocks();
  void addPlaces();
};

MapSpan Builder::spanOf(Ref where) const {
  if (where.module.isNone() || where.instr.isNone())
    return {};
  return {program.fileOf(where.module), program.span(where)};
}

MapSpan Builder::functionSpan(FuncId f) const {
  if (!f)
    return {};
  const FunctionInfo &info = program.function(f);
  return {program.fileOf(info.module), info.ir->nameSpan};
}

MapEntry Builder::describe(const Entry &entry, WorkClass work) const {
  MapEntry out;
  if (entry.function)
    out.name = nameOf(program, entry.function);
  if (!entry.target.module.isNone())
    out.target = oneLine(sources.files[program.fileOf(entry.target.module)].text.substr(
        program.span(entry.target).begin, program.span(entry.target).end - program.span(entry.target).begin));
  out.start = text(entry.start);
  out.runsOn = text(entry.runsOn);
  out.daemon = wordOf(entry.daemon);
  out.work = text(work);
  out.many = entry.many;
  out.onPool = entry.runsOn == RunsOn::PoolThread;
  out.poolSize = entry.poolSize;
  out.function = functionSpan(entry.function);
  out.made = spanOf(entry.creation);
  out.given = spanOf(entry.given);
  return out;
}

/// Threads before what runs elsewhere, then where it is made, else defined.
static std::tuple<bool, uint32_t, uint32_t> orderOf(const MapEntry &entry) {
  const MapSpan &at = entry.made.isSeen() ? entry.made : entry.function;
  return {!entry.isThread(), at.file.v, at.span.begin};
}

void Builder::addEntries() {
  bool mainShares = llvm::any_of(shared, [](const SharedPlace &place) {
    return llvm::any_of(place.conflicts, [](const SharedConflict &c) { return c.first.isNone(); });
  });
  if (mainShares) {
    MapEntry main;
    main.isMain = true;
    main.name = "the main thread";
    main.start = "main";
    main.runsOn = "main-thread";
    main.daemon = "no";
    main.work = "unknown";
    map.entries.push_back(std::move(main));
  }
  std::vector<std::pair<MapEntry, uint32_t>> rows;
  for (uint32_t e = 0; e < facts.entries.size(); ++e)
    rows.emplace_back(
        describe(facts.entries[EntryId(e)], classify(facts.work[EntryId(e)].task, program.model())), e);
  llvm::stable_sort(rows, [](const auto &a, const auto &b) { return orderOf(a.first) < orderOf(b.first); });
  entryIndex.resize(rows.size());
  for (auto &[row, id] : rows) {
    entryIndex[id] = static_cast<uint32_t>(map.entries.size());
    map.entries.push_back(std::move(row));
  }
}

llvm::StringRef Builder::howJoined(Ref where) const {
  if (program.instr(where).op == ir::Op::With)
    return "with";
  ApiId api = program.apiOf(where);
  switch (api ? program.model().api(api).effect : Effect::Join) {
  case Effect::Result:
    return "result";
  case Effect::Shutdown:
    return "shutdown";
  case Effect::Map:
    return "map";
  case Effect::Wait:
  case Effect::Get:
    return "signal";
  default:
    return "join";
  }
}

void Builder::addSpawnsAndJoins() {
  for (uint32_t f = 0; f < facts.summaries.size(); ++f)
    for (const Event &event : facts.summaries[f].events) {
      if (event.kind != EventKind::Spawn && event.kind != EventKind::Join)
        continue;
      Ref where{program.function(FuncId(f)).module, event.where};
      if (program.instr(where).op == ir::Op::EndWith) // the `with` is what says it
        where.instr = ir::InstrId(program.instr(where).c);
      for (EntryId e : facts.entrySets.get(event.entries)) {
        MapEntry &entry = map.entries[entryIndex[e.v]];
        MapSpan at = spanOf(where);
        if (event.kind == EventKind::Join)
          entry.joined.push_back({at, howJoined(where)});
        else if (!llvm::is_contained(entry.started, at))
          entry.started.push_back(at);
      }
    }
  auto before = [](const MapSpan &a, const MapSpan &b) {
    return std::tuple(a.file.v, a.span.begin, a.span.end) < std::tuple(b.file.v, b.span.begin, b.span.end);
  };
  for (MapEntry &entry : map.entries) {
    llvm::sort(entry.started, before);
    llvm::stable_sort(entry.joined, [&](const MapJoin &a, const MapJoin &b) { return before(a.at, b.at); });
    auto same = [](const MapJoin &a, const MapJoin &b) { return a.at == b.at; };
    entry.joined.erase(std::unique(entry.joined.begin(), entry.joined.end(), same), entry.joined.end());
  }
}

std::string Builder::nameOfLock(LockId id) const {
  const Lock &lock = facts.locks[id];
  if (VarId variable = variableOf(program, lock))
    return nameOfPlace(variable, false);
  return !lock.site && lock.name ? program.text(lock.name).str() : std::string();
}

/// `Lock`, `RLock` ...: the class that is called, without its module.
std::string Builder::kindOfLock(Ref made) const {
  ApiId api = program.apiOf(made);
  return api ? llvm::StringRef(program.model().api(api).name).rsplit('.').second.str() : std::string();
}

void Builder::addLocks() {
  llvm::SmallVector<LockId, 8> used;
  for (const SharedPlace &place : shared)
    for (const Access &access : place.accesses)
      used.append(facts.locksets.get(access.held).begin(), facts.locksets.get(access.held).end());
  llvm::sort(used);
  used.erase(std::unique(used.begin(), used.end()), used.end());
  std::vector<std::pair<MapLock, LockId>> rows;
  for (LockId id : used) {
    const Lock &lock = facts.locks[id];
    MapLock row{nameOfLock(id), "", {}};
    if (lock.site) {
      row.made = spanOf(program.site(lock.site).where);
      row.kind = kindOfLock(program.site(lock.site).where);
    }
    rows.emplace_back(std::move(row), id);
  }
  llvm::stable_sort(rows, [](const auto &a, const auto &b) {
    return std::tuple(a.first.made.file.v, a.first.made.span.begin, llvm::StringRef(a.first.name)) <
           std::tuple(b.first.made.file.v, b.first.made.span.begin, llvm::StringRef(b.first.name));
  });
  for (auto &[row, id] : rows) {
    lockIndex[id] = static_cast<uint32_t>(map.locks.size());
    map.locks.push_back(std::move(row));
  }
}

std::vector<uint32_t> Builder::lockIndices(llvm::ArrayRef<LockId> locks) const {
  std::vector<uint32_t> out;
  for (LockId lock : locks)
    out.push_back(lockIndex.lookup(lock));
  llvm::sort(out);
  return out;
}

/// Globals of several modules may have one name; then the module is part of it.
std::string Builder::nameOfPlace(VarId place, bool qualified) const {
  std::string name = program.describe(place);
  const Variable &var = program.variable(place);
  ModuleId module = var.root == VarRoot::Global || var.root == VarRoot::Local
                        ? var.module
                        : program.classInfo(ClassId(var.owner)).module;
  SymId moduleName = program.modules()[module.v].name;
  return qualified && moduleName ? program.text(moduleName).str() + "." + name : name;
}

void Builder::addPlaces() {
  llvm::StringMap<unsigned> uses;
  for (const SharedPlace &place : shared)
    ++uses[nameOfPlace(place.place, false)];
  for (const SharedPlace &place : shared) {
    MapPlace row;
    row.name = nameOfPlace(place.place, uses[nameOfPlace(place.place, false)] > 1);
    row.kind = kindOf(program.variable(place.place).root);
    row.guarding = place.guarding;
    row.guards = lockIndices(place.guards);
    for (const Access &access : place.accesses)
      row.accesses.push_back({indexOf(access.owner), access.isUpdate() ? "update" : "write",
                              spanOf(access.where), lockIndices(facts.locksets.get(access.held))});
    llvm::stable_sort(row.accesses, [](const MapAccess &a, const MapAccess &b) {
      return std::tuple(a.at.file.v, a.at.span.begin, a.kind, a.entry) <
             std::tuple(b.at.file.v, b.at.span.begin, b.kind, b.entry);
    });
    for (const SharedConflict &c : place.conflicts) {
      uint32_t a = indexOf(c.first), b = indexOf(c.second);
      row.conflicts.push_back({std::min(a, b), std::max(a, b), c.guarding});
    }
    llvm::sort(row.conflicts, [](const MapConflict &a, const MapConflict &b) {
      return std::tie(a.first, a.second) < std::tie(b.first, b.second);
    });
    map.places.push_back(std::move(row));
  }
  auto order = [](const MapPlace &p) {
    const MapSpan &at = p.accesses.front().at;
    return std::tuple(p.guarding, at.file.v, at.span.begin);
  };
  llvm::stable_sort(map.places, [&](const MapPlace &a, const MapPlace &b) { return order(a) < order(b); });
}

ThreadMap Builder::build() {
  addEntries();
  addSpawnsAndJoins();
  addLocks();
  addPlaces();
  return std::move(map);
}

} // namespace

ThreadMap makeThreadMap(const SourceSet &sources, const Program &program, const Facts &facts) {
  return Builder(sources, program, facts).build();
}

} // namespace threadlint
