// ScalingTable -> text for people, or one JSON object; the keys are documented in docs/scaling.md and stay.
#include "report/Scaling.h"
#include "report/Display.h"
#include "report/Locator.h"
#include "report/Markup.h"
#include "report/ThreadsPage.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

namespace threadlint {

static double rounded(double value, double scale) { return std::round(value * scale) / scale; }

static std::string positionOf(Locator &locator, const MapSpan &at) {
  if (!at.isSeen())
    return "";
  LineColumn p = locator.position(at.file, at.span.begin);
  return locator.file(at.file).path + ":" + std::to_string(p.line);
}

static std::string shownSafely(llvm::StringRef text) {
  std::string shown;
  llvm::raw_string_ostream os(shown);
  writeSafely(text, os);
  return shown;
}

static void writeText(const SourceSet &sources, const ScalingTable &table, llvm::raw_ostream &os) {
  Locator locator(sources);
  if (table.rows.empty()) {
    os << "no functions that run on threads or processes of their own\n";
    return;
  }
  size_t width = 0;
  for (llvm::StringRef title : table.titles)
    width = std::max(width, title.size());
  for (const ScalingRow &row : table.rows) {
    os << row.name << " on " << row.runsOn << ", "
       << shownSafely(positionOf(locator, row.made.isSeen() ? row.made : row.function));
    if (row.threads)
      os << ", " << row.threads << (row.threads == 1 ? " thread" : " threads");
    if (!row.certain)
      os << " (calls code that is not seen: a guess)";
    os << "\n  " << llvm::left_justify("", width) << "    GIL  free  wait  class ";
    for (unsigned threads : table.options.threads)
      os << llvm::format("%7s", ("x" + std::to_string(threads)).c_str());
    os << '\n';
    for (size_t r = 0; r < table.runtimes.size(); ++r) {
      const ScalingCell &cell = row.cells[r];
      os << "  " << llvm::left_justify(table.titles[r], width)
         << llvm::format("  %4.0f%% %4.0f%% %4.0f%%  %-6s", cell.gilShare * 100, cell.freeShare * 100,
                         cell.waitShare * 100, cell.kind.str().c_str());
      for (double speedUp : cell.speedUps)
        os << llvm::format("%7.2f", speedUp);
      os << '\n';
    }
  }
  os << "speed-ups against one thread, on " << table.options.cores << " cores\n";
}

namespace {

class ScalingJsonWriter {
public:
  ScalingJsonWriter(const SourceSet &sources, const ScalingTable &table, llvm::raw_ostream &os)
      : locator(sources), table(table), json(os, 2) {}
  void write();

private:
  Locator locator;
  const ScalingTable &table;
  llvm::json::OStream json;
  void location(llvm::StringRef key, const MapSpan &at);
  void cell(llvm::StringRef runtime, const ScalingCell &cell);
  void row(const ScalingRow &row);
};

void ScalingJsonWriter::location(llvm::StringRef key, const MapSpan &at) {
  if (!at.isSeen())
    return json.attribute(key, nullptr);
  json.attributeObject(key, [&] {
    LineColumn p = locator.position(at.file, at.span.begin);
    json.attribute("filename", llvm::json::fixUTF8(locator.file(at.file).path));
    json.attribute("row", p.line);
    json.attribute("column", p.column);
  });
}

void ScalingJsonWriter::cell(llvm::StringRef runtime, const ScalingCell &cell) {
  json.object([&] {
    json.attribute("runtime", runtime);
    json.attribute("class", cell.kind);
    json.attribute("gil_share", rounded(cell.gilShare, 1000));
    json.attribute("free_share", rounded(cell.freeShare, 1000));
    json.attribute("wait_share", rounded(cell.waitShare, 1000));
    json.attribute("work_us", int64_t(cell.seconds * 1e6));
    json.attributeArray("speed_ups", [&] {
      for (double speedUp : cell.speedUps)
        json.value(rounded(speedUp, 100));
    });
  });
}

void ScalingJsonWriter::row(const ScalingRow &row) {
  json.object([&] {
    json.attribute("name", llvm::json::fixUTF8(row.name));
    json.attribute("runs_on", row.runsOn);
    location("function", row.function);
    location("made", row.made);
    json.attribute("threads", row.threads ? llvm::json::Value(row.threads) : llvm::json::Value(nullptr));
    json.attribute("certain", row.certain);
    json.attributeArray("runtimes", [&] {
      for (size_t r = 0; r < table.runtimes.size(); ++r)
        cell(table.runtimes[r], row.cells[r]);
    });
  });
}

void ScalingJsonWriter::write() {
  json.object([&] {
    json.attribute("cores", table.options.cores);
    json.attributeArray("threads", [&] {
      for (unsigned threads : table.options.threads)
        json.value(threads);
    });
    json.attributeArray("entries", [&] {
      for (const ScalingRow &r : table.rows)
        row(r);
    });
  });
}

} // namespace

static void writeHtml(const SourceSet &sources, const ScalingTable &table, llvm::raw_ostream &os) {
  os << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>predicted "
        "speed-ups</title>\n<style>"
     << PageStyle << "</style>\n</head>\n<body>\n<h1>Predicted speed-ups</h1>\n<div class=\"picture\">\n";
  writeScalingPicture(sources, table, os);
  os << "</div>\n<h2>Table</h2>\n<div class=\"table\"><pre>";
  std::string text;
  llvm::raw_string_ostream textStream(text);
  writeText(sources, table, textStream);
  for (llvm::StringRef rest = text; !rest.empty();) {
    auto [line, more] = rest.split('\n');
    os << escapeMarkup(line) << '\n';
    rest = more;
  }
  os << "</pre></div>\n</body>\n</html>\n";
}

void reportScaling(const SourceSet &sources, const ScalingTable &table, ScalingFormat format,
                   llvm::raw_ostream &os) {
  switch (format) {
  case ScalingFormat::Text:
    return writeText(sources, table, os);
  case ScalingFormat::Json:
    ScalingJsonWriter(sources, table, os).write();
    os << '\n';
    return;
  case ScalingFormat::Svg:
    return writeScalingPicture(sources, table, os);
  case ScalingFormat::Html:
    return writeHtml(sources, table, os);
  }
}

} // namespace threadlint
