// Puts what a script must know of a witness into the template, as JSON.
#include "report/WitnessScript.h"
#include "report/Locator.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

namespace threadlint {

namespace {

constexpr llvm::StringLiteral Template =
#include "WitnessScript.inc"
    ;
constexpr llvm::StringLiteral Plan = "@PLAN@";

class PlanWriter {
public:
  PlanWriter(const SourceSet &sources, const Finding &finding, const std::string &root, llvm::raw_ostream &os)
      : locator(sources), finding(finding), witness(finding.witness), root(root), json(os, 1) {}
  void write(FileId main);

private:
  Locator locator;
  const Finding &finding;
  const Witness &witness;
  const std::string &root;
  llvm::json::OStream json;

  void text(llvm::StringRef key, llvm::StringRef value) { json.attribute(key, llvm::json::fixUTF8(value)); }
  void path(llvm::StringRef key, llvm::StringRef value);
  std::string pathOf(FileId file) const;
  std::string placeOf(FileId file, Span span);
  void files(FileId main);
  void mark(llvm::StringRef key, FileId file, Span span);
  void thread(const WitnessThread &thread);
};

/// Bytes that are no UTF-8 become what Python makes of them in names of files: lone surrogates.
void PlanWriter::path(llvm::StringRef key, llvm::StringRef value) {
  json.attributeBegin(key);
  json.rawValue([&](llvm::raw_ostream &os) {
    os << '"';
    for (llvm::StringRef rest = value; !rest.empty();) {
      size_t length = std::min<size_t>(llvm::getNumBytesForUTF8(rest.front()), rest.size());
      llvm::StringRef piece = rest.take_front(length);
      if (!llvm::json::isUTF8(piece))
        piece = rest.take_front(1);
      unsigned char first = piece.front();
      if (piece.size() == 1 && (first < 0x20 || first >= 0x80 || first == '"' || first == '\\'))
        os << (first < 0x80 ? "\\u00" : "\\udc") << llvm::utohexstr(first, true, 2);
      else
        os << piece;
      rest = rest.drop_front(piece.size());
    }
    os << '"';
  });
  json.attributeEnd();
}

std::string PlanWriter::pathOf(FileId file) const {
  llvm::SmallString<256> path(locator.file(file).path);
  llvm::sys::fs::make_absolute(path);
  llvm::sys::path::remove_dots(path, true);
  llvm::StringRef rest = path;
  bool inside = rest.consume_front(root) && (rest.consume_front("/") || llvm::StringRef(root).ends_with("/"));
  return inside ? rest.str() : path.str().str();
}

std::string PlanWriter::placeOf(FileId file, Span span) {
  return pathOf(file) + ":" + std::to_string(locator.position(file, span.begin).line);
}

void PlanWriter::files(FileId main) {
  std::set<FileId> all{main, witness.threads[0].file, witness.threads[1].file};
  json.attributeArray("files", [&] {
    for (FileId file : all)
      json.object([&] {
        path("path", pathOf(file));
        auto hash = llvm::SHA256::hash(llvm::arrayRefFromStringRef(locator.file(file).text));
        json.attribute("sha256", llvm::toHex(hash, true));
      });
  });
}

void PlanWriter::mark(llvm::StringRef key, FileId file, Span span) {
  if (span.empty())
    return json.attribute(key, nullptr);
  json.attributeObject(key, [&] {
    json.attribute("line", locator.position(file, span.begin).line);
    text("text", llvm::StringRef(locator.file(file).text).slice(span.begin, span.end));
  });
}

void PlanWriter::thread(const WitnessThread &thread) {
  json.object([&] {
    text("name", thread.name);
    text("function", thread.function);
    path("file", pathOf(thread.file));
    text("stored", thread.stored);
    mark("read", thread.file, thread.read);
    mark("pause", thread.file, thread.pause);
    mark("write", thread.file, thread.write);
  });
}

llvm::StringRef wordOf(WitnessKind kind) {
  switch (kind) {
  case WitnessKind::LostUpdate:
    return "lost-update";
  case WitnessKind::StaleDecision:
    return "stale-decision";
  case WitnessKind::Mutated:
    return "mutated";
  }
  llvm_unreachable("kind");
}

void PlanWriter::write(FileId main) {
  json.object([&] {
    json.attribute("rule", ruleInfo(finding.rule).code);
    text("at", placeOf(finding.file, finding.span));
    text("message", finding.message);
    json.attribute("kind", wordOf(witness.kind));
    path("root", root);
    path("main", pathOf(main));
    files(main);
    json.attributeArray("threads", [&] {
      for (const WitnessThread &t : witness.threads)
        thread(t);
    });
    json.attributeArray("steps", [&] {
      for (const WitnessStep &step : witness.steps)
        json.value(llvm::json::fixUTF8(placeOf(step.file, step.span) + "  " + step.text));
    });
    json.attributeArray("latent", [&] {
      for (llvm::StringRef name : finding.latent)
        json.value(name);
    });
  });
}

} // namespace

void writeWitnessScript(const SourceSet &sources, const Finding &finding, const std::string &root,
                        FileId main, llvm::raw_ostream &os) {
  auto [before, after] = llvm::StringRef(Template).split(Plan);
  os << before;
  PlanWriter(sources, finding, root, os).write(main);
  os << after;
}

} // namespace threadlint
