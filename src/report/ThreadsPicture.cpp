// Lays the rows of a thread map out and draws them as SVG.
#include "report/ThreadsPicture.h"
#include "report/Markup.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

namespace threadlint {

namespace {

// Units are CSS pixels; a cell of the monospaced font at 13 px is at most 8 wide, at 11 px at most 6.8.
constexpr double NameCell = 8, SmallCell = 6.8;
constexpr double PadX = 14, EntryHeight = 64, PlaceHeight = 46, LockHeight = 46;
constexpr unsigned NameColumns = 34, SmallColumns = 40;
constexpr double Margin = 12, TopMargin = 40, MinWidth = 260;

/// "many threads, daemon, waits": what is not known is left to the table.
std::string detailOf(const MapEntry &entry) {
  if (entry.isMain)
    return "";
  std::string out = countOf(entry);
  if (entry.daemon == "yes" && !daemonOf(entry).empty())
    out += ", daemon";
  if (entry.work != "unknown")
    out += ", " + workOf(entry).str();
  return out;
}

std::string guardText(const ThreadMap &map, const MapPlace &place) {
  std::string out = wordOf(place.guarding).str();
  const char *between = " by ";
  for (uint32_t lock : place.guards) {
    out += between + nameOf(map.locks[lock]);
    between = ", ";
  }
  return out;
}

std::string detailOf(const MapLock &lock, const std::string &at) {
  std::string kind = lock.kind.empty() ? "lock" : lock.kind;
  return at.empty() ? kind : kind + ", " + at;
}

LayoutBox boxFor(unsigned column, double height, llvm::StringRef name,
                 std::initializer_list<std::string> small) {
  LayoutBox box;
  box.column = column;
  box.height = height;
  double nameWidth = std::min(columnsOf(name), NameColumns) * NameCell;
  box.width = std::max(nameWidth, 110.0);
  for (const std::string &line : small)
    box.width = std::max(box.width, std::min(columnsOf(line), SmallColumns) * SmallCell);
  box.width += 2 * PadX;
  return box;
}

class PictureWriter {
public:
  PictureWriter(ShortPositions &positions, const ThreadMap &map, llvm::raw_ostream &os)
      : positions(positions), map(map), os(os), picture(layOutThreads(positions, map)) {}
  void write();

private:
  ShortPositions &positions;
  const ThreadMap &map;
  llvm::raw_ostream &os;
  ThreadPicture picture;

  uint32_t firstPlace() const { return threadCount(map); }
  uint32_t firstLock() const { return firstPlace() + static_cast<uint32_t>(map.places.size()); }
  std::string idOf(uint32_t box) const;
  std::string litOf(uint32_t box) const;
  void addPlaceOf(uint32_t place, const std::set<uint32_t> &entries, std::set<std::string> &lit) const;
  std::string classOf(const LayoutLine &line) const;
  void heading(double x, double y, llvm::StringRef text);
  void text(double x, double y, llvm::StringRef cls, llvm::StringRef text, unsigned columns);
  void open(uint32_t box, const std::string &cls, const std::string &label);
  void frame(const LayoutBox &box, double radius, double shift = 0);
  void line(const LayoutLine &line);
  void entry(uint32_t id);
  void place(uint32_t id);
  void lock(uint32_t id);
};

std::string PictureWriter::idOf(uint32_t box) const {
  if (box < firstPlace())
    return "e" + std::to_string(box);
  return box < firstLock() ? "p" + std::to_string(box - firstPlace())
                           : "l" + std::to_string(box - firstLock());
}

/// The place, with those of the entries that use it, the locks they hold there, and the lines between.
void PictureWriter::addPlaceOf(uint32_t p, const std::set<uint32_t> &entries,
                               std::set<std::string> &lit) const {
  std::string place = "p" + std::to_string(p);
  lit.insert(place);
  for (const MapAccess &access : map.places[p].accesses) {
    if (!entries.count(access.entry))
      continue;
    std::string entry = "e" + std::to_string(access.entry);
    lit.insert({entry, entry + "-" + place});
    for (uint32_t l : access.locks)
      lit.insert({"l" + std::to_string(l), place + "-l" + std::to_string(l)});
  }
}

/// Ids of what is shown together with a box, itself included.
std::string PictureWriter::litOf(uint32_t box) const {
  std::set<std::string> lit{idOf(box)};
  for (uint32_t p = 0; p < map.places.size(); ++p) {
    std::set<uint32_t> entries;
    for (const MapConflict &c : map.places[p].conflicts)
      if (box >= firstPlace() || c.first == box || c.second == box)
        entries.insert({c.first, c.second});
    bool isIt = box == firstPlace() + p;
    bool uses = box < firstPlace() && !entries.empty();
    bool under = box >= firstLock() && llvm::any_of(map.places[p].accesses, [&](const MapAccess &a) {
                   return llvm::is_contained(a.locks, box - firstLock());
                 });
    if (isIt || uses || under)
      addPlaceOf(p, entries, lit);
  }
  return llvm::join(lit, " ");
}

/// Entry to place: whether it holds a lock there. Place to lock: whether the lock guards it.
std::string PictureWriter::classOf(const LayoutLine &line) const {
  bool toPlace = line.to < firstLock();
  const MapPlace &place = map.places[(toPlace ? line.to : line.from) - firstPlace()];
  if (!toPlace) {
    bool guards = place.guarding == Guarding::Full && llvm::is_contained(place.guards, line.to - firstLock());
    return guards ? "guards" : "held";
  }
  bool bare = llvm::any_of(place.accesses,
                           [&](const MapAccess &a) { return a.entry == line.from && a.locks.empty(); });
  return place.guarding == Guarding::Full ? "use" : bare ? "use bare" : "use some";
}

void PictureWriter::heading(double x, double y, llvm::StringRef text) {
  os << llvm::format("<text class=\"column\" x=\"%.1f\" y=\"%.1f\">", x, y) << text << "</text>\n";
}

void PictureWriter::text(double x, double y, llvm::StringRef cls, llvm::StringRef text, unsigned columns) {
  if (text.empty())
    return;
  os << "<text class=\"" << cls << '"' << llvm::format(" x=\"%.1f\" y=\"%.1f\">", x, y)
     << escapeMarkup(shorten(text, columns)) << "</text>";
}

void PictureWriter::open(uint32_t box, const std::string &cls, const std::string &label) {
  std::string name = escapeMarkup(label);
  os << "<g id=\"" << idOf(box) << "\" class=\"node " << cls
     << "\" tabindex=\"0\" role=\"button\" aria-label=\"" << name << "\" data-lit=\"" << litOf(box)
     << "\"><title>" << name << "</title>";
}

void PictureWriter::frame(const LayoutBox &box, double radius, double shift) {
  os << llvm::format("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\"", box.x + shift,
                     box.y - shift, box.width, box.height, radius)
     << (shift > 0 ? " class=\"behind\"/>" : "/>");
}

void PictureWriter::line(const LayoutLine &l) {
  const LayoutBox &a = picture.boxes[l.from], &b = picture.boxes[l.to];
  double x1 = a.x + a.width, y1 = a.y + a.height / 2, x2 = b.x, y2 = b.y + b.height / 2;
  double bend = (x2 - x1) / 2;
  os << "<path id=\"" << idOf(l.from) << '-' << idOf(l.to) << "\" class=\"line " << classOf(l) << "\" d=\""
     << llvm::format("M%.1f %.1fC%.1f %.1f %.1f %.1f ", x1, y1, x1 + bend, y1, x2 - bend, y2)
     << llvm::format("%.1f %.1f", x2, y2) << "\"/>\n";
}

void PictureWriter::entry(uint32_t id) {
  const MapEntry &entry = map.entries[id];
  const LayoutBox &box = picture.boxes[id];
  std::string at = positions.of(entry.function);
  std::string detail = detailOf(entry);
  std::string label = nameOf(map, id);
  for (const std::string &more : {detail, at})
    label += more.empty() ? "" : ", " + more;
  open(id, "entry work-" + entry.work.str() + (entry.isMain ? " main" : ""), label);
  if (entry.many)
    frame(box, 6, 4);
  frame(box, 6);
  if (!entry.isMain)
    os << llvm::format("<rect class=\"work\" x=\"%.1f\" y=\"%.1f\" width=\"4\" height=\"%.1f\"/>", box.x + 1,
                       box.y + 6, box.height - 12);
  double y = box.y + (detail.empty() ? 37 : 22);
  text(box.x + PadX, y, "name", nameOf(map, id), NameColumns);
  text(box.x + PadX, y + 17, "small", detail, SmallColumns);
  text(box.x + PadX, y + 33, "small where", at, SmallColumns);
  os << "</g>\n";
}

void PictureWriter::place(uint32_t id) {
  const MapPlace &place = map.places[id];
  uint32_t index = firstPlace() + id;
  const LayoutBox &box = picture.boxes[index];
  std::string guard = guardText(map, place);
  open(index,
       "place " + std::string(place.guarding == Guarding::Full     ? "full"
                              : place.guarding == Guarding::Partly ? "partly"
                                                                   : "none"),
       place.name + ", " + guard);
  frame(box, 23);
  text(box.x + PadX, box.y + 20, "name", place.name, NameColumns);
  text(box.x + PadX, box.y + 36, "small guard", guard, SmallColumns);
  os << "</g>\n";
}

void PictureWriter::lock(uint32_t id) {
  const MapLock &lock = map.locks[id];
  uint32_t index = firstLock() + id;
  const LayoutBox &box = picture.boxes[index];
  std::string at = positions.of(lock.made);
  open(index, "lock", nameOf(lock) + (at.empty() ? "" : ", " + at));
  frame(box, 0);
  text(box.x + PadX, box.y + 20, "name", nameOf(lock), NameColumns);
  text(box.x + PadX, box.y + 36, "small", detailOf(lock, at), SmallColumns);
  os << "</g>\n";
}

void PictureWriter::write() {
  double width = std::max(picture.size.width, MinWidth) + 2 * Margin,
         height = picture.size.height + TopMargin + Margin;
  os << llvm::format("<svg width=\"%.0f\" height=\"%.0f\" viewBox=\"%.0f ", width, height, -Margin)
     << llvm::format("%.0f %.0f %.0f\" role=\"group\" aria-label=\"threads, shared places and locks\">\n",
                     -TopMargin, width, height);
  const LayoutSize &size = picture.size;
  if (!map.places.empty()) {
    heading(size.columnX[0], -18, "Entries");
    heading(size.columnX[1], -18, "Shared places");
    if (!map.locks.empty())
      heading(size.columnX[2], -18, "Locks");
  }
  if (llvm::any_of(picture.boxes, [](const LayoutBox &box) { return box.loose; }))
    heading(0, size.looseY > 0 ? size.looseY - 12 : -18, "Entries that share nothing");
  for (const LayoutLine &l : picture.lines)
    line(l);
  for (uint32_t i = 0; i < firstPlace(); ++i)
    entry(i);
  for (uint32_t i = 0; i < map.places.size(); ++i)
    place(i);
  for (uint32_t i = 0; i < map.locks.size(); ++i)
    lock(i);
  os << "</svg>\n";
}

} // namespace

ThreadPicture layOutThreads(ShortPositions &positions, const ThreadMap &map) {
  ThreadPicture picture;
  uint32_t firstPlace = threadCount(map);
  for (uint32_t i = 0; i < firstPlace; ++i)
    picture.boxes.push_back(boxFor(0, EntryHeight, nameOf(map, i),
                                   {detailOf(map.entries[i]), positions.of(map.entries[i].function)}));
  for (const MapPlace &place : map.places)
    picture.boxes.push_back(boxFor(1, PlaceHeight, place.name, {guardText(map, place)}));
  for (const MapLock &lock : map.locks)
    picture.boxes.push_back(boxFor(2, LockHeight, nameOf(lock), {detailOf(lock, positions.of(lock.made))}));
  uint32_t firstLock = firstPlace + static_cast<uint32_t>(map.places.size());
  std::set<std::pair<uint32_t, uint32_t>> lines;
  for (uint32_t p = 0; p < map.places.size(); ++p)
    for (const MapAccess &access : map.places[p].accesses) {
      lines.insert({access.entry, firstPlace + p});
      for (uint32_t lock : access.locks)
        lines.insert({firstPlace + p, firstLock + lock});
    }
  for (auto [from, to] : lines)
    picture.lines.push_back({from, to});
  picture.size = layOut(picture.boxes, picture.lines);
  return picture;
}

void writeThreadPicture(ShortPositions &positions, const ThreadMap &map, llvm::raw_ostream &os) {
  PictureWriter(positions, map, os).write();
}

} // namespace threadlint
