// Small Python sources -> facts, and short texts for what they say, for tests.
#pragma once

#include "flow/Flow.h"
#include "testing/Linked.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint::testing {

class Analysed : public Linked {
public:
  explicit Analysed(std::string text) : Linked(std::move(text)), facts(analyse(program)) {}
  explicit Analysed(std::vector<PySource> given, bool reversed = false)
      : Linked(std::move(given), reversed), facts(analyse(program)) {}

  /// `f one, g many`: the entries that are followed, in their order.
  std::string entries() const {
    std::string out;
    for (const Entry &e : facts.entries)
      if (e.isFollowed())
        out += (out.empty() ? "" : ", ") + name(e.function) +
               (e.serial ? " serial"
                : e.many ? " many"
                         : " one");
    return out.empty() ? "-" : out;
  }
  /// `f main-thread, ? new-thread`: the other entries.
  std::string listed() const {
    std::string out;
    for (const Entry &e : facts.entries)
      if (!e.isFollowed())
        out += (out.empty() ? "" : ", ") + (e.function ? name(e.function) : "?") + " " + text(e.runsOn).str();
    return out.empty() ? "-" : out;
  }
  /// The name a lock is stored under, or the name or place it is known by.
  std::string name(LockId id) const {
    const Lock &lock = facts.locks[id];
    if (!lock.site)
      return lock.place ? program.describe(lock.place) : "named " + program.text(lock.name).str();
    Ref made = program.site(lock.site).where;
    for (const ir::Instr &in : modules[made.module.v].instrs) {
      bool stores = in.op == ir::Op::Store || in.op == ir::Op::StoreAttr;
      if (stores && in.c == made.instr.v)
        return modules[made.module.v].text(NameId(in.op == ir::Op::Store ? in.a : in.b)).str();
    }
    return "line " + std::to_string(lineOf(made));
  }
  using Linked::name;

  std::string lockset(LocksetId set) const {
    return joined(facts.locksets.get(set), [&](LockId l) { return name(l); });
  }
  std::string entrySet(EntrySetId set) const {
    return joined(facts.entrySets.get(set), [&](EntryId e) { return name(facts.entries[e].function); });
  }

  /// At each call `probe()`, in the order of functions: what `show` says of the event.
  template <class Show> std::string probes(Show show) const {
    FuncId probe = function("probe");
    std::string out;
    for (uint32_t f = 0; f < facts.summaries.size(); ++f)
      for (const Event &e : facts.summaries[f].events) {
        if (e.kind != EventKind::Call || e.property)
          continue;
        Ref call{program.function(FuncId(f)).module, e.where};
        if (llvm::is_contained(program.calleesOf(call).functions, probe))
          out += (out.empty() ? "" : "; ") + show(e);
      }
    return out;
  }

  /// `x` is the variable, `x[]` what the container in it holds.
  bool isPlace(const Access &a, llvm::StringRef place) const {
    return program.describe(a.place) + (a.contents ? "[]" : "") == place;
  }
  /// `line 3 update by f holding a`: accesses of a place, one text each.
  std::vector<std::string> accesses(llvm::StringRef place) const {
    std::vector<std::string> out;
    for (const Access &a : facts.accesses)
      if (isPlace(a, place) && a.kind != AccessKind::Read)
        out.push_back("line " + std::to_string(lineOf(a.where)) + " " + text(a.kind).str() + " by " +
                      (a.owner ? name(facts.entries[a.owner].function) : "main") + " holding " +
                      lockset(a.held));
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  /// Two accesses of the place may meet, with no lock in common.
  bool races(llvm::StringRef place) const {
    for (const Access &a : facts.accesses)
      for (const Access &b : facts.accesses)
        if (a.isSamePlace(b) && isPlace(a, place) && a.isWrite() && b.isWrite() &&
            facts.mayRace(program, a, b) && !facts.haveCommonLock(a, b))
          return true;
    return false;
  }
  bool hasAccess(llvm::StringRef place) const { return !accesses(place).empty(); }

  Facts facts;

private:
  template <class Items, class Name> static std::string joined(const Items &items, Name nameOf) {
    std::vector<std::string> all;
    for (auto id : items)
      all.push_back(nameOf(id));
    llvm::sort(all);
    return all.empty() ? "-" : llvm::join(all, "+");
  }
};

inline std::string withProbe(const std::string &text) {
  return "import threading, contextlib, queue, functools\nfrom concurrent.futures import "
         "ThreadPoolExecutor\n" +
         text + "\ndef probe(): pass\n";
}
/// Locks held at each `probe()`.
inline std::string held(const std::string &text) {
  Analysed a(withProbe(text));
  return a.probes([&](const Event &e) { return a.lockset(e.held); });
}
/// Entries started and not joined at each `probe()`.
inline std::string running(const std::string &text) {
  Analysed a(withProbe(text));
  return a.probes([&](const Event &e) { return a.entrySet(e.spawned); });
}
inline std::string entries(const std::string &text) { return Analysed(withProbe(text)).entries(); }
inline std::string listed(const std::string &text) { return Analysed(withProbe(text)).listed(); }
/// Whether accesses of `place` may race.
inline bool races(const std::string &text, llvm::StringRef place) {
  Analysed a(withProbe(text));
  CHECK(a.hasAccess(place));
  return a.races(place);
}

} // namespace threadlint::testing
