// A map of threads -> one HTML page that needs nothing else: the picture, and a table a kind of row.
#include "report/Markup.h"
#include "report/ThreadWords.h"
#include "report/ThreadsMerge.h"
#include "report/ThreadsPage.h"
#include "report/ThreadsPicture.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

class HtmlWriter {
public:
  HtmlWriter(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os)
      : positions(sources, map), map(map), merged(mergeAlike(map)), os(os) {}
  void write();

private:
  ShortPositions positions;
  const ThreadMap &map;
  MergedThreads merged; ///< what the picture shows
  llvm::raw_ostream &os;

  void table(const char *title, std::initializer_list<const char *> columns);
  /// The number of the box in the picture; of what is not drawn, of its row.
  uint32_t boxOf(char kind, uint32_t id) const {
    return kind == 'e' && id < merged.standIn.size() ? merged.standIn[id] : id;
  }
  void closeTable() { os << "</tbody></table></div>\n"; }
  void row(char kind, size_t id, const std::string &name);
  void cell(llvm::StringRef text) { os << "<td>" << escapeMarkup(text) << "</td>"; }
  void position(const MapSpan &at);
  void where(const char *what, const MapSpan &at, llvm::StringRef note = "");
  void link(char kind, uint32_t id, const std::string &name);
  void entry(uint32_t id);
  void shares(uint32_t id);
  void place(uint32_t id);
  void lock(uint32_t id);
  void legend();
  void tables();
};

void HtmlWriter::table(const char *title, std::initializer_list<const char *> columns) {
  os << "<h2>" << title << "</h2>\n<div class=\"table\"><table><thead><tr>";
  for (const char *column : columns)
    os << "<th scope=\"col\">" << column << "</th>";
  os << "</tr></thead><tbody>\n";
}

void HtmlWriter::link(char kind, uint32_t id, const std::string &name) {
  os << "<a href=\"#" << kind << boxOf(kind, id) << "\"><code>" << escapeMarkup(name) << "</code></a>";
}

void HtmlWriter::row(char kind, size_t id, const std::string &name) {
  bool drawn = kind != 'e' || id < merged.standIn.size();
  os << "<tr " << (drawn ? "data-node" : "id") << "=\"" << kind << boxOf(kind, static_cast<uint32_t>(id))
     << "\"><td>";
  link(kind, static_cast<uint32_t>(id), name);
  os << "</td>";
}

void HtmlWriter::position(const MapSpan &at) { os << escapeMarkup(positions.of(at)); }

void HtmlWriter::where(const char *what, const MapSpan &at, llvm::StringRef note) {
  if (!at.isSeen())
    return;
  os << "<li><span>" << what << "</span> ";
  position(at);
  os << (note.empty() ? "" : " (" + note.str() + ")") << "</li>";
}

void HtmlWriter::shares(uint32_t id) {
  os << "<td><ul>";
  for (const SharedWith &shared : sharesOf(map, id)) {
    os << "<li>";
    link('p', shared.place, map.places[shared.place].name);
    const char *between = " with ";
    for (uint32_t other : shared.others) {
      os << between;
      if (other == id)
        os << "itself";
      else
        link('e', other, nameOf(map, other));
      between = ", ";
    }
    os << ": " << wordOf(shared.guarding) << "</li>";
  }
  os << "</ul></td>";
}

void HtmlWriter::entry(uint32_t id) {
  const MapEntry &entry = map.entries[id];
  row('e', id, nameOf(map, id));
  cell(countOf(entry));
  cell(daemonOf(entry));
  cell(workOf(entry));
  os << "<td class=\"at\"><ul>";
  where("function", entry.function);
  where("given", entry.given);
  if (!isStartedAtOnce(entry))
    where("made", entry.made);
  for (const MapSpan &at : entry.started)
    where("started", at);
  for (const MapJoin &join : entry.joined)
    where("joined", join.at, join.how == "join" ? "" : wordsOf(join));
  os << "</ul></td>";
  shares(id);
  os << "</tr>\n";
}

void HtmlWriter::place(uint32_t id) {
  const MapPlace &place = map.places[id];
  row('p', id, place.name);
  cell(place.kind);
  os << "<td class=\""
     << (place.guarding == Guarding::Full     ? "full"
         : place.guarding == Guarding::Partly ? "partly"
                                              : "none")
     << "\">" << escapeMarkup(guardOf(map, place)) << "</td><td class=\"at\"><ul>";
  for (const MapAccess &access : place.accesses) {
    os << "<li>";
    position(access.at);
    os << ' ' << access.kind << " by ";
    link('e', access.entry, nameOf(map, access.entry));
    if (!access.locks.empty())
      os << ", holding " << escapeMarkup(namesOf(map, access.locks));
    os << "</li>";
  }
  os << "</ul></td></tr>\n";
}

void HtmlWriter::lock(uint32_t id) {
  const MapLock &lock = map.locks[id];
  row('l', id, nameOf(lock));
  cell(lock.kind);
  os << "<td class=\"at\">";
  position(lock.made);
  os << "</td><td><ul>";
  for (uint32_t p = 0; p < map.places.size(); ++p)
    if (llvm::is_contained(map.places[p].guards, id)) {
      os << "<li>";
      link('p', p, map.places[p].name);
      os << (map.places[p].guarding == Guarding::Full ? "" : " (partly)") << "</li>";
    }
  os << "</ul></td></tr>\n";
}

void HtmlWriter::legend() {
  os << "<div class=\"legend\">";
  if (!map.places.empty())
    os << "<span><i style=\"color:var(--red)\"></i>holds no lock</span>"
          "<span><i style=\"color:var(--amber)\"></i>holds a lock that not all hold</span>"
          "<span><i style=\"color:var(--grey)\"></i>all hold one lock</span>";
  os << "<span><i class=\"bar\" style=\"background:var(--red)\"></i>CPU-bound</span>"
        "<span><i class=\"bar\" style=\"background:var(--blue)\"></i>waits</span>"
        "<span><i class=\"bar\" style=\"background:var(--green)\"></i>small: ends soon</span>"
        "<span>two frames: several at once</span></div>\n";
}

void HtmlWriter::tables() {
  if (threadCount(map) > 0) {
    table("Entries", {"Entry", "Runs as", "Daemon", "Work", "Where", "Shares"});
    for (uint32_t i = 0; i < threadCount(map); ++i)
      entry(i);
    closeTable();
  }
  if (threadCount(map) < map.entries.size()) {
    table("Not followed: processes, callbacks and other code that is no thread of its own",
          {"Entry", "Runs as", "Daemon", "Work", "Where", "Shares"});
    for (uint32_t i = threadCount(map); i < map.entries.size(); ++i)
      entry(i);
    closeTable();
  }
  if (!map.places.empty()) {
    table("Shared places", {"Place", "Kind", "Guard", "Accesses"});
    for (uint32_t i = 0; i < map.places.size(); ++i)
      place(i);
    closeTable();
  }
  if (!map.locks.empty()) {
    table("Locks", {"Lock", "Kind", "Made", "Guards"});
    for (uint32_t i = 0; i < map.locks.size(); ++i)
      lock(i);
    closeTable();
  }
}

void HtmlWriter::write() {
  os << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>Threads</title>\n<style>"
     << PageStyle << "</style>\n</head>\n<body>\n<h1>Threads</h1>\n<p>" << summaryOf(map);
  if (!positions.folder().empty())
    os << "; paths are below <code>" << escapeMarkup(positions.folder()) << "</code>";
  os << "</p>\n";
  if (threadCount(map) > 0) {
    os << "<div class=\"picture\">\n";
    writeThreadPicture(positions, merged.map, os);
    os << "</div>\n";
    legend();
  }
  tables();
  os << "<script>" << PageScript << "</script>\n</body>\n</html>\n";
}

} // namespace

void writeThreadHtml(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os) {
  HtmlWriter(sources, map, os).write();
}

} // namespace threadlint
