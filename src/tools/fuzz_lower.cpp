// libFuzzer target: any bytes as one Python file, to IR that the verifier must accept and the printer must
// print.
#include "ir/Ir.h"
#include "lower/Lower.h"
#include "parse/Parse.h"
#include "source/Source.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/raw_ostream.h"

using namespace threadlint;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Parser parser;
  const SourceFile file = makeSource("fuzz.py", {reinterpret_cast<const char *>(data), size});
  const SyntaxTree tree = parser.parse(file.text, {});
  if (tree.nodes.empty())
    return 0;
  const ir::Module module = lower(tree, file.text);
  const std::string problem = ir::verify(module);
  if (!problem.empty())
    llvm::report_fatal_error(llvm::StringRef(problem));
  ir::print(module, file.text, llvm::nulls());
  return 0;
}
