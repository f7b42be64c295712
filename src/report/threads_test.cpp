// The layout of the picture, escaping, and the words of the thread map.
#include "report/Markup.h"
#include "report/ThreadWords.h"
#include "report/Threads.h"
#include "report/ThreadsLayout.h"
#include "report/ThreadsMerge.h"
#include "report/ThreadsPicture.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

bool overlap(const LayoutBox &a, const LayoutBox &b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/// No two boxes overlap, and all lie within the size.
void checkLayout(const std::vector<LayoutBox> &boxes, const LayoutSize &size) {
  unsigned overlaps = 0, outside = 0;
  for (size_t i = 0; i < boxes.size(); ++i) {
    const LayoutBox &box = boxes[i];
    outside += box.x < 0 || box.y < 0 || box.x + box.width > size.width + 0.01 ||
               box.y + box.height > size.height + 0.01;
    for (size_t k = i + 1; k < boxes.size(); ++k)
      overlaps += overlap(box, boxes[k]);
  }
  CHECK(overlaps == 0);
  CHECK(outside == 0);
}

LayoutBox box(unsigned column, double width = 100, double height = 50) {
  LayoutBox b;
  b.column = column;
  b.width = width;
  b.height = height;
  return b;
}

/// A little random number generator, the same everywhere.
struct Dice {
  uint32_t state;
  uint32_t operator()(uint32_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  }
};

MapSpan at(uint32_t begin) { return {FileId(0), {begin, begin + 1}}; }

SourceSet sourcesNamed(const char *path) {
  SourceSet sources;
  sources.files.push(makeSource(path, "aaaa\nbbbb\ncccc\n"));
  return sources;
}

MapEntry entryNamed(const std::string &name) {
  MapEntry entry;
  entry.name = name;
  entry.runsOn = "new-thread";
  entry.daemon = "no";
  entry.start = "target";
  entry.work = "small";
  entry.function = at(0);
  return entry;
}

/// `n` entries that all share one place, under a lock.
ThreadMap star(uint32_t n, const std::string &name) {
  ThreadMap map;
  MapPlace place;
  place.name = name;
  place.kind = "global";
  place.guarding = Guarding::Full;
  place.guards = {0};
  for (uint32_t i = 0; i < n; ++i) {
    map.entries.push_back(entryNamed(name + std::to_string(i)));
    place.accesses.push_back({i, "update", at(5), {0}});
    for (uint32_t k = i + 1; k < n; ++k)
      place.conflicts.push_back({i, k, Guarding::Full});
  }
  map.places.push_back(place);
  map.locks.push_back({name, "Lock", at(10)});
  return map;
}

std::string reported(const SourceSet &sources, const ThreadMap &map, ThreadFormat format) {
  std::string out;
  llvm::raw_string_ostream os(out);
  reportThreads(sources, map, format, false, os);
  return out;
}

} // namespace

TEST_CASE("boxes of a layout never overlap") {
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    Dice dice{seed};
    std::vector<LayoutBox> boxes;
    std::vector<LayoutLine> lines;
    uint32_t counts[3] = {1 + dice(50), 1 + dice(40), 1 + dice(20)};
    for (unsigned c = 0; c < 3; ++c)
      for (uint32_t i = 0; i < counts[c]; ++i)
        boxes.push_back(box(c, 50 + dice(300), 20 + dice(80)));
    for (uint32_t i = dice(120); i > 0; --i)
      lines.push_back({dice(counts[0]), counts[0] + dice(counts[1])});
    for (uint32_t i = dice(60); i > 0; --i)
      lines.push_back({counts[0] + dice(counts[1]), counts[0] + counts[1] + dice(counts[2])});
    INFO("seed " << seed);
    std::vector<LayoutBox> again = boxes;
    LayoutSize size = layOut(boxes, lines);
    checkLayout(boxes, size);
    layOut(again, lines);
    bool same = std::equal(boxes.begin(), boxes.end(), again.begin(),
                           [](const auto &a, const auto &b) { return a.x == b.x && a.y == b.y; });
    CHECK(same);
  }
}

TEST_CASE("lines that need not cross do not") {
  std::vector<LayoutBox> boxes{box(0), box(0), box(0), box(1), box(1), box(1)};
  layOut(boxes, {{0, 5}, {1, 4}, {2, 3}});
  for (uint32_t i = 0; i < 3; ++i)
    CHECK(boxes[i].y == boxes[5 - i].y);
}

TEST_CASE("a box stands in the middle of those it belongs to") {
  std::vector<LayoutBox> boxes{box(0), box(0), box(0), box(1)};
  LayoutSize size = layOut(boxes, {{0, 3}, {1, 3}, {2, 3}});
  CHECK(boxes[3].y == Approx(boxes[1].y));
  CHECK(boxes[0].y == 0);
  CHECK(size.looseY == 0);
  CHECK(boxes[3].x > boxes[0].x + boxes[0].width);
}

TEST_CASE("boxes without lines stand below in rows") {
  std::vector<LayoutBox> boxes(10, box(0, 200));
  boxes.push_back(box(1));
  LayoutSize size = layOut(boxes, {{0, 10}});
  CHECK_FALSE(boxes[0].loose);
  CHECK(boxes[1].loose);
  CHECK(size.looseY > boxes[0].y + boxes[0].height);
  CHECK(boxes[1].y == boxes[2].y);
  CHECK(boxes[9].y > boxes[1].y);
  checkLayout(boxes, size);
  std::vector<LayoutBox> none;
  CHECK(layOut(none, {}).height == 0);
}

TEST_CASE("the picture of one entry, of forty, and of long names") {
  SourceSet sources = sourcesNamed("folder/a.py");
  for (uint32_t n : {1u, 2u, 40u}) {
    ThreadMap map = star(n, std::string(n == 40 ? 300 : 5, 'n'));
    ShortPositions positions(sources, map);
    CHECK(positions.folder() == "folder/");
    CHECK(positions.of(at(5)) == "a.py:2:1");
    ThreadPicture picture = layOutThreads(positions, map);
    CHECK(picture.boxes.size() == n + 2);
    CHECK(picture.lines.size() == n + 1);
    checkLayout(picture.boxes, picture.size);
    CHECK(picture.size.width < 1300);
  }
}

TEST_CASE("the common folder is one of whole names") {
  SourceSet sources = sourcesNamed("src/ab.py");
  sources.files.push(makeSource("src/ac.py", "x\n"));
  ThreadMap map;
  map.entries.push_back(entryNamed("f"));
  map.entries[0].made = {FileId(1), {0, 1}};
  CHECK(ShortPositions(sources, map).folder() == "src/");
  sources.files.push(makeSource("other.py", "x\n"));
  map.entries[0].started.push_back({FileId(2), {0, 1}});
  CHECK(ShortPositions(sources, map).folder() == "");
}

TEST_CASE("markup is escaped and long names are shortened") {
  CHECK(escapeMarkup("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
  CHECK(escapeMarkup("a\nb\x1b\xE2\x80\xAE") == "a\\nb\\x1b\\u202e");
  CHECK(shorten("short", 5) == "short");
  CHECK(shorten("abcdefghij", 7) == "ab\xE2\x80\xA6ghij");
  CHECK(columnsOf(shorten(std::string(200, 'x'), 34)) == 34);
  CHECK(columnsOf(shorten("\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87", 5)) <= 5);
}

TEST_CASE("no format lets a name or path become markup") {
  SourceSet sources = sourcesNamed("<b>/\"&.py");
  ThreadMap map = star(2, "</title><script>alert(1)</script>");
  std::string html = reported(sources, map, ThreadFormat::Html);
  CHECK(html.find("alert(1)") != std::string::npos);
  CHECK(html.find("<script>alert") == std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("://") == std::string::npos);
  std::string dot = reported(sources, star(2, "a\"];b\\"), ThreadFormat::Dot);
  CHECK(dot.find("label=\"a\\\"];b\\\\0") != std::string::npos);
}

TEST_CASE("entries in words") {
  MapEntry entry = entryNamed("f");
  CHECK(countOf(entry) == "one thread");
  entry.many = true;
  CHECK(countOf(entry) == "many threads");
  entry.runsOn = "pool-thread";
  entry.onPool = true;
  CHECK(countOf(entry) == "many tasks on a pool");
  entry.poolSize = 4;
  CHECK(countOf(entry) == "many tasks on a pool of 4");
  ThreadMap map;
  map.entries = {entryNamed("f"), entryNamed("g"), entryNamed("f"), entryNamed("")};
  CHECK(nameOf(map, 0) == "f [0]");
  CHECK(nameOf(map, 1) == "g");
  map.entries[3].target = "self.callback";
  CHECK(nameOf(map, 3) == "self.callback");
  CHECK(workOf(map.entries[3]) == "code not seen");
  CHECK(summaryOf(map) == "4 entries, 0 shared places");
}

TEST_CASE("entries that look alike are one box") {
  ThreadMap map = star(4, "n");
  map.entries.push_back(entryNamed("other"));
  for (uint32_t i : {0u, 1u, 3u})
    map.entries[i].name = "f";
  map.entries[2].name = "f";
  map.entries[2].daemon = "yes";
  MergedThreads merged = mergeAlike(map);
  REQUIRE(merged.map.entries.size() == 3);
  CHECK(merged.map.entries[0].name == "f [0] \xC3\x97"
                                      "3");
  CHECK(merged.map.entries[1].name == "f [2]");
  CHECK(merged.map.entries[2].name == "other");
  CHECK(merged.standIn == std::vector<uint32_t>{0, 0, 1, 0, 2});
  const MapPlace &place = merged.map.places[0];
  CHECK(place.accesses.size() == 2);
  REQUIRE(place.conflicts.size() == 2);
  CHECK(place.conflicts[0].second == 0);
  CHECK(place.conflicts[1].second == 1);
  map.places[0].accesses[1].locks.clear(); // now it differs
  CHECK(mergeAlike(map).map.entries.size() == 4);
}

TEST_CASE("what is no thread is listed, but not drawn") {
  ThreadMap map = star(2, "n");
  MapEntry callback = entryNamed("called");
  callback.start = "callback";
  callback.runsOn = "main-thread";
  map.entries.push_back(callback);
  CHECK(threadCount(map) == 2);
  CHECK(countOf(callback) == "callback, on the main thread");
  CHECK(daemonOf(callback) == "");
  SourceSet sources = sourcesNamed("a.py");
  ShortPositions positions(sources, map);
  ThreadPicture picture = layOutThreads(positions, map);
  CHECK(picture.boxes.size() == 4);
  checkLayout(picture.boxes, picture.size);
  std::string html = reported(sources, map, ThreadFormat::Html);
  CHECK(html.find("<g id=\"e2\"") == std::string::npos);
  CHECK(html.find("<tr id=\"e2\"") != std::string::npos);
}

TEST_CASE("what an entry shares, and with whom") {
  ThreadMap map = star(3, "n");
  std::vector<SharedWith> shares = sharesOf(map, 1);
  REQUIRE(shares.size() == 1);
  CHECK(shares[0].others == std::vector<uint32_t>{0, 2});
  CHECK(shares[0].guarding == Guarding::Full);
  map.places[0].conflicts[0].guarding = Guarding::None; // of 0 and 1
  CHECK(sharesOf(map, 1)[0].guarding == Guarding::Partly);
  CHECK(sharesOf(map, 2)[0].guarding == Guarding::Full);
  map.places[0].conflicts = {{1, 1, Guarding::None}};
  CHECK(sharesOf(map, 1)[0].others == std::vector<uint32_t>{1});
  CHECK(sharesOf(map, 0).empty());
}
