// Findings -> a SARIF 2.1.0 log: one run, the rules that are found, witnesses as code flows.
#include "report/Fingerprint.h"
#include "report/Formats.h"
#include "report/Uri.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <map>

namespace threadlint {

namespace {

/// What relative paths are relative to.
constexpr llvm::StringLiteral Root = "%SRCROOT%";

class SarifWriter {
public:
  SarifWriter(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os)
      : locator(sources), findings(findings), json(os, 2) {}
  void log();

private:
  Locator locator;
  llvm::ArrayRef<Finding> findings;
  llvm::json::OStream json;
  std::map<RuleId, unsigned> ruleIndex; ///< of the rules found, in their order
  Fingerprints fingerprints{locator};

  void text(llvm::StringRef key, llvm::StringRef value) { json.attribute(key, llvm::json::fixUTF8(value)); }
  /// `"key": {"text": ...}`.
  void message(llvm::StringRef key, llvm::StringRef value) {
    json.attributeObject(key, [&] { text("text", value); });
  }
  void tool();
  void rule(const RuleInfo &rule);
  void roots();
  void artifact(FileId file);
  void region(llvm::StringRef key, FileId file, Span span);
  void physicalLocation(FileId file, Span span);
  void result(const Finding &finding);
  void relatedLocations(const Finding &finding);
  void codeFlows(const Witness &witness);
  void threadFlow(const Witness &witness, uint32_t thread);
  void fixes(const Finding &finding);
  void fingerprint(const Finding &finding);
  void properties(const Finding &finding);
};

/// SARIF's words are the ones of the rules.
llvm::StringRef levelOf(Severity severity) { return nameOf(severity); }

void SarifWriter::rule(const RuleInfo &rule) {
  json.object([&] {
    json.attribute("id", rule.code);
    json.attribute("name", rule.name);
    message("shortDescription", rule.summary);
    json.attributeObject("help", [&] {
      text("text", rule.doc);
      text("markdown", rule.doc);
    });
    json.attributeObject("defaultConfiguration", [&] {
      json.attribute("enabled", !rule.preview);
      json.attribute("level", levelOf(rule.severity));
    });
  });
}

void SarifWriter::tool() {
  json.attributeObject("tool", [&] {
    json.attributeObject("driver", [&] {
      json.attribute("name", "threadlint");
      json.attribute("semanticVersion", THREADLINT_VERSION);
      json.attributeArray("rules", [&] {
        for (auto [id, index] : ruleIndex)
          rule(ruleInfo(id));
      });
    });
  });
}

void SarifWriter::roots() {
  llvm::SmallString<256> here;
  if (llvm::sys::fs::current_path(here))
    return;
  json.attributeObject("originalUriBaseIds",
                       [&] { json.attributeObject(Root, [&] { text("uri", fileUri(here) + "/"); }); });
}

void SarifWriter::artifact(FileId file) {
  llvm::StringRef path = locator.file(file).path;
  bool inside = llvm::sys::path::is_relative(path) && !path.starts_with("../");
  json.attributeObject("artifactLocation", [&] {
    text("uri", inside ? percentEncode(path) : fileUri(path));
    if (inside)
      json.attribute("uriBaseId", Root);
  });
}

void SarifWriter::region(llvm::StringRef key, FileId file, Span span) {
  LineColumn begin = locator.position(file, span.begin);
  LineColumn end = locator.position(file, std::max(span.begin, span.end));
  json.attributeObject(key, [&] {
    json.attribute("startLine", begin.line);
    json.attribute("startColumn", begin.column);
    json.attribute("endLine", end.line);
    json.attribute("endColumn", end.column);
  });
}

void SarifWriter::physicalLocation(FileId file, Span span) {
  json.attributeObject("physicalLocation", [&] {
    artifact(file);
    region("region", file, span);
  });
}

void SarifWriter::relatedLocations(const Finding &finding) {
  if (finding.related.empty())
    return;
  json.attributeArray("relatedLocations", [&] {
    int64_t id = 0;
    for (const RelatedPlace &place : finding.related)
      json.object([&] {
        json.attribute("id", ++id);
        physicalLocation(place.file, place.span);
        message("message", place.message);
      });
  });
}

/// `executionOrder` numbers the steps of both threads.
void SarifWriter::threadFlow(const Witness &witness, uint32_t thread) {
  json.object([&] {
    text("id", witness.threads[thread].name);
    json.attributeArray("locations", [&] {
      for (size_t i = 0; i < witness.steps.size(); ++i)
        if (const WitnessStep &step = witness.steps[i]; step.thread == thread)
          json.object([&] {
            json.attributeObject("location", [&] {
              physicalLocation(step.file, step.span);
              message("message", step.text);
            });
            json.attribute("executionOrder", static_cast<int64_t>(i + 1));
          });
    });
  });
}

void SarifWriter::codeFlows(const Witness &witness) {
  if (witness.empty())
    return;
  json.attributeArray("codeFlows", [&] {
    json.object([&] {
      message("message", "how it goes wrong");
      json.attributeArray("threadFlows", [&] {
        for (uint32_t thread : {0, 1})
          threadFlow(witness, thread);
      });
    });
  });
}

void SarifWriter::fixes(const Finding &finding) {
  if (finding.fixes.empty())
    return;
  json.attributeArray("fixes", [&] {
    for (const Fix &fix : finding.fixes)
      json.object([&] {
        message("description", fix.safe ? fix.message : fix.message + " (may change what the program does)");
        json.attributeArray("artifactChanges", [&] {
          json.object([&] {
            artifact(finding.file);
            json.attributeArray("replacements", [&] {
              for (const Edit &edit : fix.edits)
                json.object([&] {
                  region("deletedRegion", finding.file, edit.span);
                  message("insertedContent", edit.replacement);
                });
            });
          });
        });
      });
  });
}

void SarifWriter::fingerprint(const Finding &finding) {
  json.attributeObject("partialFingerprints",
                       [&] { json.attribute("threadlint/v1", fingerprints.of(finding)); });
}

void SarifWriter::properties(const Finding &finding) {
  auto names = [&](llvm::StringRef key, llvm::ArrayRef<llvm::StringRef> runtimes) {
    json.attributeArray(key, [&] {
      for (llvm::StringRef name : runtimes)
        json.value(name);
    });
  };
  json.attributeObject("properties", [&] {
    json.attribute("confidence", nameOf(finding.confidence));
    names("runtimes", finding.runtimes);
    names("latent", finding.latent);
  });
}

void SarifWriter::result(const Finding &finding) {
  json.object([&] {
    json.attribute("ruleId", ruleInfo(finding.rule).code);
    json.attribute("ruleIndex", ruleIndex[finding.rule]);
    json.attribute("level", levelOf(severityOf(finding)));
    message("message", finding.message);
    json.attributeArray("locations",
                        [&] { json.object([&] { physicalLocation(finding.file, finding.span); }); });
    relatedLocations(finding);
    codeFlows(finding.witness);
    fixes(finding);
    fingerprint(finding);
    properties(finding);
  });
}

void SarifWriter::log() {
  for (const Finding &finding : findings)
    ruleIndex[finding.rule] = 0;
  unsigned next = 0;
  for (auto &[rule, index] : ruleIndex)
    index = next++;
  json.object([&] {
    json.attribute("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.attribute("version", "2.1.0");
    json.attributeArray("runs", [&] {
      json.object([&] {
        tool();
        roots();
        json.attribute("columnKind", "unicodeCodePoints");
        json.attributeArray("results", [&] {
          for (const Finding &finding : findings)
            result(finding);
        });
      });
    });
  });
}

} // namespace

void writeSarif(const SourceSet &sources, llvm::ArrayRef<Finding> findings, llvm::raw_ostream &os) {
  SarifWriter(sources, findings, os).log();
  os << '\n';
}

} // namespace threadlint
