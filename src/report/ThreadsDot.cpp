// A map of threads -> a Graphviz graph: entries, shared places and locks as three kinds of nodes.
#include "report/Display.h"
#include "report/ThreadWords.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

namespace threadlint {

namespace {

class DotWriter {
public:
  DotWriter(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os)
      : locator(sources), map(map), os(os) {}
  void write();

private:
  Locator locator;
  const ThreadMap &map;
  llvm::raw_ostream &os;

  std::string where(const MapSpan &at) { return at.isSeen() ? positionOf(locator, at) : std::string(); }
  void node(char kind, size_t id, std::initializer_list<std::string> lines, llvm::StringRef attributes);
  void edges(uint32_t placeId);
};

/// Text inside the quotes of a label.
std::string escaped(llvm::StringRef text) {
  std::string safe, out;
  llvm::raw_string_ostream stream(safe);
  writeSafely(text, stream);
  for (char c : stream.str())
    out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out;
}

llvm::StringRef colourOf(Guarding guarding) {
  switch (guarding) {
  case Guarding::None:
    return "#c62828";
  case Guarding::Partly:
    return "#b26a00";
  case Guarding::Full:
    return "#2e7d32";
  }
  llvm_unreachable("guarding");
}

void DotWriter::node(char kind, size_t id, std::initializer_list<std::string> lines,
                     llvm::StringRef attributes) {
  os << "  " << kind << id << " [label=\"";
  const char *between = "";
  for (const std::string &line : lines) {
    if (line.empty())
      continue;
    os << between << escaped(line);
    between = "\\n";
  }
  os << "\", " << attributes << "];\n";
}

void DotWriter::edges(uint32_t id) {
  const MapPlace &place = map.places[id];
  std::map<uint32_t, bool> unlocked; ///< by entry: one of its accesses holds no lock
  std::set<uint32_t> held;
  for (const MapAccess &access : place.accesses) {
    unlocked[access.entry] |= access.locks.empty();
    held.insert(access.locks.begin(), access.locks.end());
  }
  for (auto [entry, bare] : unlocked)
    os << "  e" << entry << " -> p" << id << (bare ? " [color=\"#c62828\"];\n" : ";\n");
  for (uint32_t lock : held)
    os << "  p" << id << " -> l" << lock << " [dir=none, style="
       << (llvm::is_contained(place.guards, lock) && place.guarding == Guarding::Full ? "solid" : "dashed")
       << "];\n";
}

void DotWriter::write() {
  os << "digraph threads {\n  rankdir=LR;\n  node [fontname=\"monospace\", fontsize=11];\n";
  for (size_t i = 0; i < map.entries.size(); ++i) {
    const MapEntry &entry = map.entries[i];
    std::string second = countOf(entry);
    for (llvm::StringRef word : {daemonOf(entry), workOf(entry)})
      second += word.empty() ? "" : ", " + word.str();
    node('e', i, {nameOf(map, static_cast<uint32_t>(i)), entry.isMain ? "" : second, where(entry.function)},
         entry.isMain ? "shape=box, style=\"rounded,bold\"" : "shape=box, style=rounded");
  }
  for (size_t i = 0; i < map.places.size(); ++i) {
    const MapPlace &place = map.places[i];
    node('p', i, {place.name, wordOf(place.guarding).str()},
         "shape=ellipse, color=\"" + colourOf(place.guarding).str() + "\"");
  }
  for (size_t i = 0; i < map.locks.size(); ++i)
    node('l', i, {nameOf(map.locks[i]), map.locks[i].kind, where(map.locks[i].made)}, "shape=hexagon");
  for (uint32_t i = 0; i < map.places.size(); ++i)
    edges(i);
  os << "}\n";
}

} // namespace

void writeThreadDot(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os) {
  DotWriter(sources, map, os).write();
}

} // namespace threadlint
