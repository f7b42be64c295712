// Groups entries by what the picture shows of them.
#include "report/ThreadsMerge.h"
#include "report/ThreadWords.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>

namespace threadlint {

namespace {

/// A place and the locks held there.
using Use = std::pair<uint32_t, std::vector<uint32_t>>;

std::vector<std::set<Use>> usesOf(const ThreadMap &map) {
  std::vector<std::set<Use>> uses(map.entries.size());
  for (uint32_t p = 0; p < map.places.size(); ++p)
    for (const MapAccess &access : map.places[p].accesses)
      uses[access.entry].insert({p, access.locks});
  return uses;
}

/// All that the box of an entry shows, but for its number.
std::string lookOf(const MapEntry &entry) {
  std::string look = entry.name + '\n' + (entry.name.empty() ? entry.target : std::string()) + '\n' +
                     countOf(entry) + '\n' + entry.daemon.str() + '\n' + entry.work.str() + '\n';
  return look + std::to_string(entry.function.file.v) + ':' + std::to_string(entry.function.span.begin);
}

MapPlace mergedPlace(const MapPlace &place, llvm::ArrayRef<uint32_t> standIn) {
  MapPlace out = place;
  out.accesses.clear();
  for (MapAccess access : place.accesses) {
    access.entry = standIn[access.entry];
    bool repeats = llvm::any_of(llvm::reverse(out.accesses), [&](const MapAccess &other) {
      return other.at == access.at && other.entry == access.entry && other.locks == access.locks;
    });
    if (!repeats)
      out.accesses.push_back(std::move(access));
  }
  std::map<std::pair<uint32_t, uint32_t>, Guarding> pairs;
  for (const MapConflict &c : place.conflicts) {
    auto key = std::minmax({standIn[c.first], standIn[c.second]});
    auto [it, fresh] = pairs.try_emplace(key, c.guarding);
    if (it->second != c.guarding)
      it->second = Guarding::Partly;
  }
  out.conflicts.clear();
  for (const auto &[pair, guarding] : pairs)
    out.conflicts.push_back({pair.first, pair.second, guarding});
  return out;
}

} // namespace

MergedThreads mergeAlike(const ThreadMap &map) {
  MergedThreads out;
  std::vector<std::set<Use>> uses = usesOf(map);
  std::map<std::pair<std::string, std::set<Use>>, uint32_t> known;
  std::vector<uint32_t> counts;
  for (uint32_t e = 0; e < threadCount(map); ++e) {
    auto [it, fresh] = known.try_emplace({lookOf(map.entries[e]), uses[e]}, counts.size());
    if (fresh) {
      out.map.entries.push_back(map.entries[e]);
      out.map.entries.back().name = nameOf(map, e);
      counts.push_back(0);
    }
    ++counts[it->second];
    out.standIn.push_back(it->second);
  }
  for (size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 1)
      out.map.entries[i].name += " \xC3\x97" + std::to_string(counts[i]);
  for (const MapPlace &place : map.places)
    out.map.places.push_back(mergedPlace(place, out.standIn));
  out.map.locks = map.locks;
  return out;
}

} // namespace threadlint
