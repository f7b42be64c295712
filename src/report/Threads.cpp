// Chooses the format of a map of threads.
#include "report/Threads.h"
#include "report/ThreadWords.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

void reportThreads(const SourceSet &sources, const ThreadMap &map, ThreadFormat format, bool colour,
                   llvm::raw_ostream &os) {
  os.enable_colors(colour);
  switch (format) {
  case ThreadFormat::Text:
    return writeThreadText(sources, map, os);
  case ThreadFormat::Json:
    return writeThreadJson(sources, map, os);
  case ThreadFormat::Dot:
    return writeThreadDot(sources, map, os);
  case ThreadFormat::Html:
    return writeThreadHtml(sources, map, os);
  }
}

} // namespace threadlint
