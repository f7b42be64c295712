// libFuzzer target: any bytes as one Python file, through the whole session and every report format.
#include "report/Report.h"
#include "session/Session.h"
#include "llvm/Support/raw_ostream.h"

using namespace threadlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Request request;
  request.rules.preview = true;
  request.workers = 1;
  request.haveStdin = true;
  request.stdinName = "fuzz.py";
  request.stdinText.assign(reinterpret_cast<const char *>(data), size);
  const Result result = run(request, llvm::nulls());
  for (Format format : {Format::Full, Format::Json, Format::Lsp})
    report(result.sources, result.findings, {format, true}, llvm::nulls());
  return 0;
}
