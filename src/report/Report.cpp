// Chooses the format, and counts findings by rule.
#include "report/Report.h"
#include "report/Formats.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

namespace threadlint {

namespace {

struct RuleCount {
  RuleId rule;
  uint32_t count = 0;
};

/// Most frequent first, then by code.
std::vector<RuleCount> countByRule(llvm::ArrayRef<Finding> findings) {
  std::vector<RuleCount> counts(allRules().size());
  for (uint32_t i = 0; i < counts.size(); ++i)
    counts[i].rule = RuleId(i);
  for (const Finding &finding : findings)
    ++counts[finding.rule.v].count;
  std::erase_if(counts, [](const RuleCount &c) { return c.count == 0; });
  std::stable_sort(counts.begin(), counts.end(),
                   [](const RuleCount &a, const RuleCount &b) { return a.count > b.count; });
  return counts;
}

void writeStatisticsJson(llvm::ArrayRef<RuleCount> counts, llvm::raw_ostream &os) {
  llvm::json::OStream json(os, 2);
  json.array([&] {
    for (const RuleCount &c : counts)
      json.object([&] {
        json.attribute("code", ruleInfo(c.rule).code);
        json.attribute("name", ruleInfo(c.rule).name);
        json.attribute("count", c.count);
      });
  });
  os << '\n';
}

} // namespace

llvm::StringRef nameOf(Confidence confidence) {
  switch (confidence) {
  case Confidence::Low:
    return "low";
  case Confidence::Medium:
    return "medium";
  case Confidence::High:
    return "high";
  }
  llvm_unreachable("confidence");
}

std::optional<Format> findFormat(llvm::StringRef word) {
  return llvm::StringSwitch<std::optional<Format>>(word)
      .Case("concise", Format::Concise)
      .Case("full", Format::Full)
      .Case("json", Format::Json)
      .Case("json-lines", Format::JsonLines)
      .Case("grouped", Format::Grouped)
      .Case("github", Format::Github)
      .Case("gitlab", Format::Gitlab)
      .Case("junit", Format::Junit)
      .Case("pylint", Format::Pylint)
      .Case("rdjson", Format::Rdjson)
      .Case("azure", Format::Azure)
      .Case("sarif", Format::Sarif)
      .Case("lsp", Format::Lsp)
      .Default(std::nullopt);
}

void report(const SourceSet &sources, llvm::ArrayRef<Finding> findings, const ReportOptions &options,
            llvm::raw_ostream &os) {
  os.enable_colors(options.colour);
  switch (options.format) {
  case Format::Concise:
    return writeText(sources, findings, false, os);
  case Format::Full:
    return writeText(sources, findings, true, os);
  case Format::Json:
    return writeJson(sources, findings, os);
  case Format::JsonLines:
    return writeJsonLines(sources, findings, os);
  case Format::Grouped:
    return writeGrouped(sources, findings, os);
  case Format::Github:
    return writeGithub(sources, findings, os);
  case Format::Gitlab:
    return writeGitlab(sources, findings, os);
  case Format::Junit:
    return writeJunit(sources, findings, os);
  case Format::Pylint:
    return writePylint(sources, findings, os);
  case Format::Rdjson:
    return writeRdjson(sources, findings, os);
  case Format::Azure:
    return writeAzure(sources, findings, os);
  case Format::Sarif:
    return writeSarif(sources, findings, os);
  case Format::Lsp:
    return writeLsp(sources, findings, os);
  }
}

void reportStatistics(llvm::ArrayRef<Finding> findings, const ReportOptions &options, llvm::raw_ostream &os) {
  std::vector<RuleCount> counts = countByRule(findings);
  if (options.format == Format::Json)
    return writeStatisticsJson(counts, os);
  size_t width = counts.empty() ? 0 : llvm::utostr(counts.front().count).size();
  for (const RuleCount &c : counts) {
    std::string digits = llvm::utostr(c.count);
    os.indent(width - digits.size()) << digits << '\t' << ruleInfo(c.rule).code << '\t'
                                     << ruleInfo(c.rule).name << '\n';
  }
}

} // namespace threadlint
