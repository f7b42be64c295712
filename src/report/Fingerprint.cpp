// Hashes what a finding is about, without its line number.
#include "report/Fingerprint.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

namespace threadlint {

std::string Fingerprints::of(const Finding &finding) {
  llvm::StringRef source = locator.file(finding.file).text;
  const LineIndex &lines = locator.lines(finding.file);
  Span line = lines.lineSpan(source, lines.lineOf(finding.span.begin));
  std::string key =
      ruleInfo(finding.rule).code.str() + '\n' + source.slice(line.begin, line.end).trim().str();
  unsigned nth = alike[locator.file(finding.file).path + '\n' + key]++;
  return llvm::utohexstr(llvm::xxh3_64bits(key + '\n' + llvm::utostr(nth)), true, 16);
}

} // namespace threadlint
