// A map of threads -> one JSON object; the keys are documented in docs/threads.md and stay.
#include "report/ThreadWords.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

llvm::StringRef keyOf(Guarding guarding) {
  switch (guarding) {
  case Guarding::None:
    return "none";
  case Guarding::Partly:
    return "partly";
  case Guarding::Full:
    return "full";
  }
  llvm_unreachable("guarding");
}

class ThreadJsonWriter {
public:
  ThreadJsonWriter(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os)
      : locator(sources), map(map), json(os, 2) {}
  void write();

private:
  Locator locator;
  const ThreadMap &map;
  llvm::json::OStream json;

  void text(llvm::StringRef key, llvm::StringRef value) { json.attribute(key, llvm::json::fixUTF8(value)); }
  void textOrNull(llvm::StringRef key, llvm::StringRef value);
  void point(const MapSpan &at);
  void location(llvm::StringRef key, const MapSpan &at);
  void indices(llvm::StringRef key, llvm::ArrayRef<uint32_t> all);
  void entry(uint32_t id);
  void shares(uint32_t id);
  void place(uint32_t id);
  void lock(uint32_t id);
};

/// The keys of a position, in an object that is open.
void ThreadJsonWriter::point(const MapSpan &at) {
  text("filename", locator.file(at.file).path);
  for (auto [key, offset] : {std::pair("location", at.span.begin), std::pair("end_location", at.span.end)}) {
    LineColumn p = locator.position(at.file, std::max(offset, at.span.begin));
    json.attributeObject(key, [&] {
      json.attribute("row", p.line);
      json.attribute("column", p.column);
    });
  }
}

void ThreadJsonWriter::location(llvm::StringRef key, const MapSpan &at) {
  if (!at.isSeen())
    return json.attribute(key, nullptr);
  json.attributeObject(key, [&] { point(at); });
}

void ThreadJsonWriter::textOrNull(llvm::StringRef key, llvm::StringRef value) {
  if (value.empty())
    return json.attribute(key, nullptr);
  text(key, value);
}

void ThreadJsonWriter::indices(llvm::StringRef key, llvm::ArrayRef<uint32_t> all) {
  json.attributeArray(key, [&] {
    for (uint32_t index : all)
      json.value(index);
  });
}

void ThreadJsonWriter::shares(uint32_t id) {
  json.attributeArray("shares", [&] {
    for (const SharedWith &shared : sharesOf(map, id))
      json.object([&] {
        json.attribute("place", shared.place);
        indices("with", shared.others);
        json.attribute("guarded", keyOf(shared.guarding));
      });
  });
}

void ThreadJsonWriter::entry(uint32_t id) {
  const MapEntry &entry = map.entries[id];
  json.object([&] {
    json.attribute("id", id);
    json.attribute("main", entry.isMain);
    textOrNull("name", entry.name);
    textOrNull("target", entry.target);
    text("start", entry.start);
    text("runs_on", entry.runsOn);
    json.attribute("many", entry.many);
    if (entry.poolSize)
      json.attribute("pool_size", entry.poolSize);
    else
      json.attribute("pool_size", nullptr);
    text("daemon", entry.daemon);
    text("work", entry.work);
    location("function", entry.function);
    location("made", entry.made);
    location("given", entry.given);
    json.attributeArray("started", [&] {
      for (const MapSpan &at : entry.started)
        json.object([&] { point(at); });
    });
    json.attributeArray("joined", [&] {
      for (const MapJoin &join : entry.joined)
        json.object([&] {
          text("how", join.how);
          point(join.at);
        });
    });
    shares(id);
  });
}

void ThreadJsonWriter::place(uint32_t id) {
  const MapPlace &place = map.places[id];
  json.object([&] {
    json.attribute("id", id);
    text("name", place.name);
    text("kind", place.kind);
    json.attribute("guarded", keyOf(place.guarding));
    indices("locks", place.guards);
    json.attributeArray("accesses", [&] {
      for (const MapAccess &access : place.accesses)
        json.object([&] {
          json.attribute("entry", access.entry);
          text("kind", access.kind);
          indices("locks", access.locks);
          point(access.at);
        });
    });
  });
}

void ThreadJsonWriter::lock(uint32_t id) {
  const MapLock &lock = map.locks[id];
  json.object([&] {
    json.attribute("id", id);
    textOrNull("name", lock.name);
    textOrNull("kind", lock.kind);
    location("made", lock.made);
  });
}

void ThreadJsonWriter::write() {
  auto rows = [&](const char *key, size_t n, auto row) {
    json.attributeArray(key, [&] {
      for (uint32_t i = 0; i < n; ++i)
        row(i);
    });
  };
  json.object([&] {
    rows("entries", map.entries.size(), [&](uint32_t i) { entry(i); });
    rows("places", map.places.size(), [&](uint32_t i) { place(i); });
    rows("locks", map.locks.size(), [&](uint32_t i) { lock(i); });
  });
}

} // namespace

void writeThreadJson(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os) {
  ThreadJsonWriter(sources, map, os).write();
  os << '\n';
}

} // namespace threadlint
