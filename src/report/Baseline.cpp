// Findings -> the JSON file that lists them, and back.
#include "report/Baseline.h"
#include "report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace path = llvm::sys::path;

static std::string absolute(llvm::StringRef shown) {
  llvm::SmallString<256> whole(shown);
  llvm::sys::fs::make_absolute(whole);
  path::remove_dots(whole, true);
  return whole.str().str();
}

Baseline::Baseline(llvm::StringRef name)
    : file(name.str()), folder(path::parent_path(absolute(name)).str()) {}

std::string Baseline::relative(llvm::StringRef shown) const {
  std::string whole = absolute(shown);
  std::string up;
  for (llvm::StringRef at = folder; !at.empty(); at = path::parent_path(at), up += "../") {
    llvm::StringRef below(whole);
    if (below.consume_front(at) && (at.ends_with("/") || below.consume_front("/")))
      return up + below.str();
  }
  return whole;
}

std::string Baseline::read() {
  auto buffer = llvm::MemoryBuffer::getFile(file);
  if (!buffer)
    return "cannot read the baseline `" + file + "`: " + buffer.getError().message() +
           "; `--write-baseline` makes it";
  const std::string broken = "`" + file + "` is not a baseline; make it anew with `--write-baseline`";
  llvm::Expected<llvm::json::Value> parsed = llvm::json::parse((*buffer)->getBuffer());
  if (!parsed) {
    llvm::consumeError(parsed.takeError());
    return broken;
  }
  const llvm::json::Object *root = parsed->getAsObject();
  const llvm::json::Array *list = root ? root->getArray("findings") : nullptr;
  if (!list || root->getInteger("version") != 1)
    return broken;
  for (const llvm::json::Value &value : *list) {
    const llvm::json::Object *entry = value.getAsObject();
    auto shown = entry ? entry->getString("path") : std::nullopt;
    auto print = entry ? entry->getString("fingerprint") : std::nullopt;
    if (!shown || !print)
      return broken;
    known.emplace(shown->str(), print->str());
  }
  return "";
}

void Baseline::dropKnown(const SourceSet &sources, std::vector<Finding> &findings) const {
  Locator locator(sources);
  Fingerprints prints(locator);
  llvm::erase_if(findings, [&](const Finding &finding) {
    std::string shown = llvm::json::fixUTF8(relative(locator.file(finding.file).path));
    return known.count({shown, prints.of(finding)}) != 0;
  });
}

void Baseline::write(const SourceSet &sources, llvm::ArrayRef<Finding> findings,
                     llvm::raw_ostream &os) const {
  Locator locator(sources);
  Fingerprints prints(locator);
  llvm::json::OStream json(os, 1);
  json.object([&] {
    json.attribute("version", 1);
    json.attributeArray("findings", [&] {
      for (const Finding &finding : findings)
        json.object([&] {
          json.attribute("path", llvm::json::fixUTF8(relative(locator.file(finding.file).path)));
          json.attribute("code", ruleInfo(finding.rule).code);
          json.attribute("fingerprint", prints.of(finding));
          json.attribute("message", llvm::json::fixUTF8(finding.message));
        });
    });
  });
  os << '\n';
}

} // namespace threadlint
