// Findings -> lines for people: concise, or with code frames, related places, runtimes and help.
#include "report/Display.h"
#include "report/Formats.h"
#include "report/Frame.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>

namespace threadlint {

namespace {

constexpr unsigned ContextLines = 2;

llvm::raw_ostream::Colors colourOf(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return llvm::raw_ostream::CYAN;
  case Severity::Warning:
    return llvm::raw_ostream::YELLOW;
  case Severity::Error:
    return llvm::raw_ostream::RED;
  }
  llvm_unreachable("severity");
}

class TextWriter {
public:
  TextWriter(const SourceSet &sources, llvm::raw_ostream &os) : locator(sources), os(os) {}

  void header(const Finding &finding);
  void details(const Finding &finding);

private:
  void place(FileId file, uint32_t offset);
  void related(const RelatedPlace &place, unsigned gutter);
  void witness(const Witness &witness, unsigned gutter);
  void note(llvm::StringRef label, llvm::StringRef text, unsigned gutter);

  Locator locator;
  llvm::raw_ostream &os;
};

/// `path:line:column:` without a line end.
void TextWriter::place(FileId file, uint32_t offset) {
  LineColumn at = locator.position(file, offset);
  {
    os.changeColor(llvm::raw_ostream::SAVEDCOLOR, true);
    writeSafely(locator.file(file).path, os);
    os.resetColor();
  }
  Paint paint(os, llvm::raw_ostream::CYAN, false);
  os << ':' << at.line << ':' << at.column << ':';
}

void TextWriter::header(const Finding &finding) {
  const RuleInfo &rule = ruleInfo(finding.rule);
  place(finding.file, finding.span.begin);
  os << ' ';
  {
    Paint paint(os, colourOf(severityOf(finding)));
    os << rule.code;
  }
  os << ' ';
  writeSafely(finding.message, os);
  os << '\n';
}

void TextWriter::related(const RelatedPlace &place_, unsigned gutter) {
  os.indent(gutter);
  {
    Paint paint(os, llvm::raw_ostream::BLUE);
    os << "::: ";
  }
  place(place_.file, place_.span.begin);
  os << ' ';
  writeSafely(place_.message, os);
  os << '\n';
  FrameStyle style{'-', llvm::raw_ostream::BLUE, 0, gutter};
  writeFrame(locator, place_.file, place_.span, "", style, os);
}

void TextWriter::note(llvm::StringRef label, llvm::StringRef text, unsigned gutter) {
  os.indent(gutter + 1);
  {
    Paint paint(os, llvm::raw_ostream::BLUE);
    os << "= ";
  }
  os << label << (text.empty() ? ":" : ": ");
  writeSafely(text, os);
  os << '\n';
}

void TextWriter::witness(const Witness &witness, unsigned gutter) {
  if (witness.empty())
    return;
  note("how it goes wrong", "", gutter);
  std::vector<std::string> places;
  size_t width = 0;
  for (const WitnessStep &step : witness.steps) {
    std::string name = llvm::sys::path::filename(locator.file(step.file).path).str();
    places.push_back(name + ":" + std::to_string(locator.position(step.file, step.span.begin).line));
    width = std::max(width, places.back().size());
  }
  for (size_t i = 0; i < places.size(); ++i) {
    os.indent(gutter + 5) << i + 1 << ". ";
    writeSafely(places[i], os);
    os.indent(width - places[i].size() + 2);
    writeSafely(witness.steps[i].text, os);
    os << '\n';
  }
}

void TextWriter::details(const Finding &finding) {
  unsigned gutter = gutterWidth(locator, finding.file, finding.span, ContextLines);
  for (const RelatedPlace &place : finding.related)
    gutter = std::max(gutter, gutterWidth(locator, place.file, place.span, 0));
  const RuleInfo &rule = ruleInfo(finding.rule);
  FrameStyle style{'^', colourOf(severityOf(finding)), ContextLines, gutter};
  writeFrame(locator, finding.file, finding.span, rule.name, style, os);
  for (const RelatedPlace &place : finding.related)
    related(place, gutter);
  witness(finding.witness, gutter);
  if (!finding.runtimes.empty())
    note("runtimes", summariseRuntimes(finding.runtimes), gutter);
  if (!finding.latent.empty())
    note("latent", summariseRuntimes(finding.latent) + ": hidden there by a detail of the implementation",
         gutter);
  for (const Fix &fix : finding.fixes)
    note("help", fix.safe ? fix.message : fix.message + " (may change what the program does)", gutter);
  os << '\n';
}

/// "cpython-3.13t" = {"cpython-3.", 13, "t"}; no number: minor = -1.
struct RuntimeName {
  llvm::StringRef stem, suffix;
  int minor = -1;
};

RuntimeName splitRuntime(llvm::StringRef name) {
  size_t dot = name.rfind('.');
  if (dot == llvm::StringRef::npos)
    return {name, "", -1};
  llvm::StringRef rest = name.substr(dot + 1);
  RuntimeName out{name.take_front(dot + 1), "", -1};
  unsigned minor = 0;
  if (rest.consumeInteger(10, minor))
    return {name, "", -1};
  out.minor = static_cast<int>(minor);
  out.suffix = rest;
  return out;
}

bool follows(const RuntimeName &a, const RuntimeName &b) {
  return a.minor >= 0 && b.minor == a.minor + 1 && a.stem == b.stem && a.suffix == b.suffix;
}

} // namespace

std::string summariseRuntimes(llvm::ArrayRef<llvm::StringRef> names) {
  std::string out;
  for (size_t i = 0; i < names.size();) {
    size_t j = i;
    while (j + 1 < names.size() && follows(splitRuntime(names[j]), splitRuntime(names[j + 1])))
      ++j;
    out += (i == 0 ? "" : ", ") + names[i].str();
    if (j > i)
      out += (j == i + 1 ? ", " : " to ") + names[j].substr(names[j].find('-') + 1).str();
    i = j + 1;
  }
  return out;
}

void writeText(const SourceSet &sources, llvm::ArrayRef<Finding> findings, bool frames,
               llvm::raw_ostream &os) {
  TextWriter writer(sources, os);
  for (const Finding &finding : findings) {
    writer.header(finding);
    if (frames)
      writer.details(finding);
  }
}

} // namespace threadlint
