// Findings -> JUnit XML: a test suite a file, a failed test case a finding.
#include "report/Formats.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

/// For attributes and text; characters that XML cannot hold become question marks.
std::string xml(llvm::StringRef text) {
  std::string result;
  for (char c : llvm::json::fixUTF8(text)) {
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\n':
      result += "&#10;";
      break;
    case '\t':
      result += "&#9;";
      break;
    default:
      result += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return result;
}

void writeCase(Locator &locator, const Finding &finding, llvm::raw_ostream &os) {
  LineColumn at = locator.position(finding.file, finding.span.begin);
  const RuleInfo &rule = ruleInfo(finding.rule);
  os << "    <testcase name=\"" << rule.code << "\" classname=\"" << xml(locator.file(finding.file).path)
     << "\" file=\"" << xml(locator.file(finding.file).path) << "\" line=\"" << at.line << "\">\n"
     << "      <failure type=\"" << nameOf(severityOf(finding)) << "\" message=\"" << xml(finding.message)
     << "\">line " << at.line << ", col " << at.column << ", " << rule.code << " (" << rule.name
     << "): " << xml(finding.message) << "</failure>\n    </testcase>\n";
}

} // namespace

/// A run without findings has one test that passes: an empty file counts as an error with some readers.
void writeJunit(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  Locator locator(sources);
  size_t tests = std::max<size_t>(findings.size(), 1);
  os << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"threadlint\" tests=\"" << tests
     << "\" failures=\"" << findings.size() << "\" errors=\"0\">\n";
  if (findings.empty())
    os << "  <testsuite name=\"threadlint\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
          "    <testcase name=\"no findings\" classname=\"threadlint\"/>\n  </testsuite>\n";
  while (!findings.empty()) {
    FileId file = findings.front().file;
    auto own = findings.take_while([&](const Finding &f) { return f.file == file; });
    os << "  <testsuite name=\"" << xml(locator.file(file).path) << "\" tests=\"" << own.size()
       << "\" failures=\"" << own.size() << "\" errors=\"0\">\n";
    for (const Finding &finding : own)
      writeCase(locator, finding, os);
    os << "  </testsuite>\n";
    findings = findings.drop_front(own.size());
  }
  os << "</testsuites>\n";
}

} // namespace threadlint
