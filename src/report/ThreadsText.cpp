// A map of threads -> lines for a terminal: entries, shared places, locks.
#include "report/Display.h"
#include "report/Frame.h"
#include "report/ThreadWords.h"
#include "report/Threads.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

namespace threadlint {

namespace {

using Colour = llvm::raw_ostream::Colors;

Colour colourOf(Guarding guarding) {
  switch (guarding) {
  case Guarding::None:
    return Colour::RED;
  case Guarding::Partly:
    return Colour::YELLOW;
  case Guarding::Full:
    return Colour::GREEN;
  }
  llvm_unreachable("guarding");
}

class ThreadTextWriter {
public:
  ThreadTextWriter(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os)
      : locator(sources), map(map), os(os) {}
  void write();

private:
  Locator locator;
  const ThreadMap &map;
  llvm::raw_ostream &os;

  void heading(llvm::StringRef text);
  void label(llvm::StringRef text);
  void position(const MapSpan &at);
  void guarding(Guarding how, llvm::StringRef words);
  void quoted(llvm::StringRef name, bool strong = false);
  void field(llvm::StringRef name, const MapSpan &at, const std::string &note = "");
  void entry(uint32_t id);
  void shares(uint32_t id);
  void enumerate(llvm::ArrayRef<std::string> names);
  void place(const MapPlace &place);
  void lock(const MapLock &lock);
  std::string reference(uint32_t entry, uint32_t seenFrom) const;
};

void ThreadTextWriter::heading(llvm::StringRef text) {
  {
    Paint paint(os, llvm::raw_ostream::SAVEDCOLOR);
    os << text;
  }
  os << '\n';
}

/// The first column of an indented line.
void ThreadTextWriter::label(llvm::StringRef text) { os << "  " << llvm::left_justify(text, 9); }

void ThreadTextWriter::position(const MapSpan &at) {
  Paint paint(os, Colour::CYAN, false);
  writeSafely(positionOf(locator, at), os);
}

void ThreadTextWriter::guarding(Guarding how, llvm::StringRef words) {
  Paint paint(os, colourOf(how), false);
  writeSafely(words, os);
}

void ThreadTextWriter::quoted(llvm::StringRef name, bool strong) {
  if (strong)
    os.changeColor(llvm::raw_ostream::SAVEDCOLOR, true);
  os << '`';
  writeSafely(name, os);
  os << '`';
  if (strong)
    os.resetColor();
}

/// `  started  a.py:1:2 (note)`; the name is left out where it repeats.
void ThreadTextWriter::field(llvm::StringRef name, const MapSpan &at, const std::string &note) {
  if (!at.isSeen())
    return;
  label(name);
  position(at);
  os << (note.empty() ? "" : " (" + note + ")") << '\n';
}

void ThreadTextWriter::entry(uint32_t id) {
  const MapEntry &entry = map.entries[id];
  if (entry.isMain) {
    heading("main thread");
  } else {
    quoted(nameOf(map, id), true);
    os << ": " << countOf(entry);
    for (llvm::StringRef word : {daemonOf(entry), workOf(entry)})
      os << (word.empty() ? "" : ", ") << word;
    os << '\n';
  }
  field("function", entry.function);
  field("given", entry.given);
  if (!isStartedAtOnce(entry))
    field("made", entry.made);
  for (size_t i = 0; i < entry.started.size(); ++i)
    field(i ? "" : "started", entry.started[i]);
  for (size_t i = 0; i < entry.joined.size(); ++i)
    field(i ? "" : "joined", entry.joined[i].at,
          entry.joined[i].how == "join" ? "" : wordsOf(entry.joined[i]).str());
  shares(id);
  os << '\n';
}

std::string ThreadTextWriter::reference(uint32_t entry, uint32_t seenFrom) const {
  if (entry == seenFrom)
    return "itself";
  if (map.entries[entry].isMain)
    return "the main thread";
  return "`" + nameOf(map, entry) + "`";
}

/// "a, b and c".
void ThreadTextWriter::enumerate(llvm::ArrayRef<std::string> names) {
  for (size_t i = 0; i < names.size(); ++i) {
    os << (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ");
    writeSafely(names[i], os);
  }
}

void ThreadTextWriter::shares(uint32_t id) {
  bool first = true;
  for (const SharedWith &shared : sharesOf(map, id)) {
    label(first ? "shares" : "");
    first = false;
    quoted(map.places[shared.place].name);
    os << " with ";
    std::vector<std::string> names;
    for (uint32_t other : shared.others)
      names.push_back(reference(other, id));
    enumerate(names);
    os << ": ";
    guarding(shared.guarding, wordOf(shared.guarding));
    os << '\n';
  }
}

void ThreadTextWriter::place(const MapPlace &place) {
  quoted(place.name, true);
  os << ": ";
  guarding(place.guarding, guardOf(map, place));
  os << '\n';
  llvm::ArrayRef<MapAccess> left = place.accesses;
  while (!left.empty()) { // one line for all threads that do the same there
    const MapAccess &access = left.front();
    auto alike = left.take_while([&](const MapAccess &other) {
      return other.at == access.at && other.kind == access.kind && other.locks == access.locks;
    });
    left = left.drop_front(alike.size());
    label(access.kind);
    position(access.at);
    os << " by ";
    std::vector<std::string> names;
    for (const MapAccess &one : alike)
      names.push_back(reference(one.entry, UINT32_MAX));
    enumerate(names);
    if (!access.locks.empty()) {
      os << ", holding ";
      writeSafely(namesOf(map, access.locks), os);
    }
    os << '\n';
  }
}

void ThreadTextWriter::lock(const MapLock &lock) {
  quoted(nameOf(lock), true);
  if (!lock.kind.empty())
    os << ": " << lock.kind;
  os << '\n';
  label("made");
  if (lock.made.isSeen())
    position(lock.made);
  else
    os << "not seen";
  os << '\n';
}

void ThreadTextWriter::write() {
  uint32_t threads = threadCount(map);
  for (uint32_t e = 0; e < map.entries.size(); ++e) {
    if (e == threads)
      heading("NOT FOLLOWED: processes, callbacks and other code that is no thread of its own");
    entry(e);
  }
  if (!map.places.empty()) {
    heading("SHARED PLACES");
    for (const MapPlace &p : map.places)
      place(p);
    os << '\n';
  }
  if (!map.locks.empty()) {
    heading("LOCKS");
    for (const MapLock &l : map.locks)
      lock(l);
    os << '\n';
  }
  os << summaryOf(map) << '\n';
}

} // namespace

void writeThreadText(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os) {
  ThreadTextWriter(sources, map, os).write();
}

} // namespace threadlint
