// Findings -> what build servers, review tools and other programs read: a line or an object each.
#include "report/Display.h"
#include "report/Fingerprint.h"
#include "report/Formats.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

using llvm::json::OStream;

/// The end of a finding is never before its start.
uint32_t endOf(const Finding &finding) { return std::max(finding.span.begin, finding.span.end); }

/// Calls `write(finding, begin, end)` with 1-based positions in code points.
template <class Write> void forEach(const SourceSet &sources, llvm::ArrayRef<Finding> findings, Write write) {
  Locator locator(sources);
  for (const Finding &finding : findings) {
    LineColumn begin = locator.position(finding.file, finding.span.begin);
    write(finding, begin, locator.position(finding.file, endOf(finding)));
  }
}

/// Of the commands that GitHub and Azure read from the log: what would end the text or a property of it. Logs
/// are UTF-8. Azure has its own word for `%`.
std::string escaped(llvm::StringRef text, llvm::StringRef special, llvm::StringRef percent = "%25") {
  std::string result;
  for (char c : llvm::json::fixUTF8(text)) {
    if (c == '%')
      result += percent;
    else if (c == '\r' || c == '\n' || special.contains(c))
      result += "%" + llvm::utohexstr(static_cast<unsigned char>(c), false, 2);
    else
      result += c;
  }
  return result;
}

void writePoint(OStream &json, llvm::StringRef key, LineColumn at) {
  json.attributeObject(key, [&] {
    json.attribute("line", at.line);
    json.attribute("column", at.column);
  });
}

llvm::StringRef githubLevel(Severity severity) {
  return severity == Severity::Note ? llvm::StringRef("notice") : nameOf(severity);
}

llvm::StringRef gitlabLevel(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "info";
  case Severity::Warning:
    return "minor";
  case Severity::Error:
    return "major";
  }
  llvm_unreachable("severity");
}

llvm::StringRef rdjsonLevel(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "INFO";
  case Severity::Warning:
    return "WARNING";
  case Severity::Error:
    return "ERROR";
  }
  llvm_unreachable("severity");
}

} // namespace

void writeGithub(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  forEach(sources, findings, [&](const Finding &finding, LineColumn begin, LineColumn end) {
    llvm::StringRef code = ruleInfo(finding.rule).code, path = sources.files[finding.file].path;
    os << "::" << githubLevel(severityOf(finding)) << " title=threadlint (" << code
       << "),file=" << escaped(path, ",:") << ",line=" << begin.line << ",col=" << begin.column
       << ",endLine=" << end.line << ",endColumn=" << end.column << "::" << escaped(path, "") << ':'
       << begin.line << ':' << begin.column << ": " << code << ' ' << escaped(finding.message, "") << '\n';
  });
}

void writeAzure(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  forEach(sources, findings, [&](const Finding &finding, LineColumn begin, LineColumn) {
    // Azure knows two types.
    os << "##vso[task.logissue type=" << (severityOf(finding) == Severity::Error ? "error" : "warning")
       << ";sourcepath=" << escaped(sources.files[finding.file].path, ";]", "%AZP25")
       << ";linenumber=" << begin.line << ";columnnumber=" << begin.column
       << ";code=" << ruleInfo(finding.rule).code << ";]" << escaped(finding.message, "", "%AZP25") << '\n';
  });
}

void writePylint(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  forEach(sources, findings, [&](const Finding &finding, LineColumn begin, LineColumn) {
    writeSafely(sources.files[finding.file].path, os);
    os << ':' << begin.line << ": [" << ruleInfo(finding.rule).code << "] ";
    writeSafely(finding.message, os);
    os << '\n';
  });
}

void writeGrouped(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  FileId current;
  forEach(sources, findings, [&](const Finding &finding, LineColumn begin, LineColumn) {
    if (finding.file != current) {
      os << (current ? "\n" : "");
      writeSafely(sources.files[finding.file].path, os);
      os << ":\n";
      current = finding.file;
    }
    os << "  " << begin.line << ':' << begin.column << ' ' << ruleInfo(finding.rule).code << ' ';
    writeSafely(finding.message, os);
    os << '\n';
  });
  os << (current ? "\n" : "");
}

void writeGitlab(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  Locator locator(sources);
  Fingerprints fingerprints(locator);
  OStream json(os, 2);
  json.array([&] {
    forEach(sources, findings, [&](const Finding &finding, LineColumn begin, LineColumn end) {
      std::string path = sources.files[finding.file].path;
      json.object([&] {
        json.attribute("description", llvm::json::fixUTF8(finding.message));
        json.attribute("check_name", ruleInfo(finding.rule).code);
        // One of a project: the path is part of it.
        json.attribute("fingerprint", fingerprints.of(finding) + "-" + llvm::json::fixUTF8(path));
        json.attribute("severity", gitlabLevel(severityOf(finding)));
        json.attributeObject("location", [&] {
          json.attribute("path", llvm::json::fixUTF8(path));
          json.attributeObject("lines", [&] {
            json.attribute("begin", begin.line);
            json.attribute("end", end.line);
          });
        });
      });
    });
  });
  os << '\n';
}

/// Columns count bytes of UTF-8 in this format.
void writeRdjson(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  Locator locator(sources);
  OStream json(os, 2);
  auto range = [&](FileId file, Span span) {
    json.attributeObject("range", [&] {
      writePoint(json, "start", locator.bytePosition(file, span.begin));
      writePoint(json, "end", locator.bytePosition(file, std::max(span.begin, span.end)));
    });
  };
  auto diagnostic = [&](const Finding &finding) {
    json.attribute("message", llvm::json::fixUTF8(finding.message));
    json.attributeObject("location", [&] {
      json.attribute("path", llvm::json::fixUTF8(sources.files[finding.file].path));
      range(finding.file, finding.span);
    });
    json.attribute("severity", rdjsonLevel(severityOf(finding)));
    json.attributeObject("code", [&] { json.attribute("value", ruleInfo(finding.rule).code); });
    // A suggestion is one range: fixes of several edits cannot be said.
    if (!finding.fixes.empty() && finding.fixes[0].edits.size() == 1)
      json.attributeArray("suggestions", [&] {
        json.object([&] {
          range(finding.file, finding.fixes[0].edits[0].span);
          json.attribute("text", llvm::json::fixUTF8(finding.fixes[0].edits[0].replacement));
        });
      });
  };
  json.object([&] {
    json.attributeObject("source", [&] { json.attribute("name", "threadlint"); });
    json.attributeArray("diagnostics", [&] {
      for (const Finding &finding : findings)
        json.object([&] { diagnostic(finding); });
    });
  });
  os << '\n';
}

} // namespace threadlint
