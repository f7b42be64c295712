// Findings -> JSON: a list of objects with ruff's field names, or LSP diagnostics by file.
#include "llvm/Support/JSON.h"
#include "report/Formats.h"
#include "report/Uri.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

using llvm::json::OStream;

/// The numbers of the Language Server Protocol.
int lspNumber(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return 3;
  case Severity::Warning:
    return 2;
  case Severity::Error:
    return 1;
  }
  llvm_unreachable("severity");
}

class JsonWriter {
public:
  JsonWriter(const SourceSet &sources, llvm::raw_ostream &os) : locator(sources), json(os, 2) {}
  JsonWriter(const SourceSet &sources, llvm::raw_ostream &os, unsigned indent)
      : locator(sources), json(os, indent) {}

  void finding(const Finding &finding);
  void diagnostic(const Finding &finding);
  std::string uriOf(FileId file) const { return fileUri(locator.file(file).path); }

  Locator locator;
  OStream json;

private:
  /// Paths and code may hold bytes that are no UTF-8; JSON must not.
  void text(llvm::StringRef key, llvm::StringRef value) { json.attribute(key, llvm::json::fixUTF8(value)); }
  void point(llvm::StringRef key, FileId file, uint32_t offset);
  void points(FileId file, Span span);
  void fix(const Finding &finding);
  void related(const Finding &finding);
  void witness(const Finding &finding);
  void runtimes(const Finding &finding);
  void range(FileId file, Span span);
  void relatedInformation(const Finding &finding);
};

void JsonWriter::point(llvm::StringRef key, FileId file, uint32_t offset) {
  LineColumn at = locator.position(file, offset);
  json.attributeObject(key, [&] {
    json.attribute("row", at.line);
    json.attribute("column", at.column);
  });
}

void JsonWriter::points(FileId file, Span span) {
  point("location", file, span.begin);
  point("end_location", file, std::max(span.begin, span.end));
}

void JsonWriter::fix(const Finding &finding) {
  if (finding.fixes.empty())
    return json.attribute("fix", nullptr);
  const Fix &fix = finding.fixes.front();
  json.attributeObject("fix", [&] {
    json.attribute("applicability", fix.safe ? "safe" : "unsafe");
    text("message", fix.message);
    json.attributeArray("edits", [&] {
      for (const Edit &edit : fix.edits)
        json.object([&] {
          text("content", edit.replacement);
          points(finding.file, edit.span);
        });
    });
  });
}

void JsonWriter::related(const Finding &finding) {
  json.attributeArray("related", [&] {
    for (const RelatedPlace &place : finding.related)
      json.object([&] {
        text("filename", locator.file(place.file).path);
        points(place.file, place.span);
        text("message", place.message);
      });
  });
}

void JsonWriter::witness(const Finding &finding) {
  json.attributeArray("witness", [&] {
    for (const WitnessStep &step : finding.witness.steps)
      json.object([&] {
        text("thread", finding.witness.threads[step.thread].name);
        text("filename", locator.file(step.file).path);
        points(step.file, step.span);
        text("message", step.text);
      });
  });
}

void JsonWriter::runtimes(const Finding &finding) {
  json.attributeArray("runtimes", [&] {
    for (llvm::StringRef name : finding.runtimes)
      json.value(name);
  });
  json.attributeArray("latent", [&] {
    for (llvm::StringRef name : finding.latent)
      json.value(name);
  });
}

void JsonWriter::finding(const Finding &finding) {
  const RuleInfo &rule = ruleInfo(finding.rule);
  json.object([&] {
    json.attribute("code", rule.code);
    json.attribute("name", rule.name);
    text("message", finding.message);
    text("filename", locator.file(finding.file).path);
    points(finding.file, finding.span);
    fix(finding);
    json.attribute("url", nullptr);
    json.attribute("severity", nameOf(severityOf(finding)));
    json.attribute("confidence", nameOf(finding.confidence));
    runtimes(finding);
    related(finding);
    witness(finding);
  });
}

void JsonWriter::range(FileId file, Span span) {
  auto end = [&](llvm::StringRef key, uint32_t offset) {
    LineColumn at = locator.utf16Position(file, offset);
    json.attributeObject(key, [&] {
      json.attribute("line", at.line);
      json.attribute("character", at.column);
    });
  };
  json.attributeObject("range", [&] {
    end("start", span.begin);
    end("end", std::max(span.begin, span.end));
  });
}

void JsonWriter::relatedInformation(const Finding &finding) {
  auto place = [&](FileId file, Span span, llvm::StringRef message) {
    json.object([&] {
      json.attributeObject("location", [&] {
        json.attribute("uri", uriOf(file));
        range(file, span);
      });
      text("message", message);
    });
  };
  json.attributeArray("relatedInformation", [&] {
    for (const RelatedPlace &related : finding.related)
      place(related.file, related.span, related.message);
    llvm::ArrayRef<WitnessStep> steps = finding.witness.steps;
    for (size_t i = 0; i < steps.size(); ++i)
      place(steps[i].file, steps[i].span, std::to_string(i + 1) + ". " + steps[i].text);
  });
}

void JsonWriter::diagnostic(const Finding &finding) {
  const RuleInfo &rule = ruleInfo(finding.rule);
  json.object([&] {
    range(finding.file, finding.span);
    json.attribute("severity", lspNumber(severityOf(finding)));
    json.attribute("code", rule.code);
    json.attribute("source", "threadlint");
    text("message", finding.message);
    relatedInformation(finding);
    json.attributeObject("data", [&] {
      json.attribute("name", rule.name);
      json.attribute("confidence", nameOf(finding.confidence));
      runtimes(finding);
    });
  });
}

} // namespace

void writeJson(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  JsonWriter writer(sources, os);
  writer.json.array([&] {
    for (const Finding &finding : findings)
      writer.finding(finding);
  });
  os << '\n';
}

void writeJsonLines(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  for (const Finding &finding : findings) {
    JsonWriter(sources, os, 0).finding(finding);
    os << '\n';
  }
}

/// Findings stand in order of path, so those of one file stand together.
void writeLsp(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  JsonWriter writer(sources, os);
  writer.json.object([&] {
    while (!findings.empty()) {
      FileId file = findings.front().file;
      auto own = findings.take_while([&](const Finding &f) { return f.file == file; });
      writer.json.attributeArray(writer.uriOf(file), [&] {
        for (const Finding &finding : own)
          writer.diagnostic(finding);
      });
      findings = findings.drop_front(own.size());
    }
  });
  os << '\n';
}

} // namespace threadlint
