// Runs the parser library over one text within a budget of processor time and flattens what it made.
#include "parse/Parse.h"
#include "parse/Arena.h"
#include "parse/Flatten.h"
#include "parse/Language.h"
#include "parse/Layout.h"
#include "parse/Repair.h"
#include <algorithm>
#include <chrono>
#include <ctime>
#include <tree_sitter/api.h>

namespace threadlint {

namespace {

/// Processor time of this thread: a busy machine does not make a file unparsable.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<Clock, duration>;
  static time_point now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return time_point(std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec));
  }
};

/// What the library calls back with: hands out the text piece by piece until the time is up.
struct Reader {
  llvm::StringRef text;
  Clock::time_point deadline;
  bool late = false;
  unsigned calls = 0;

  bool isLate() {
    late = late || Clock::now() > deadline;
    return late;
  }
};

/// The library asks for the time only between tokens, and a token may be as long as the file: so the end of
/// each piece asks too, and a text that ends early ends the token.
constexpr uint32_t PieceSize = 1u << 18;

const char *readPiece(void *payload, uint32_t offset, TSPoint, uint32_t *size) {
  auto *reader = static_cast<Reader *>(payload);
  if (offset >= reader->text.size() || reader->isLate()) {
    *size = 0;
    return "";
  }
  *size = std::min<uint32_t>(PieceSize, static_cast<uint32_t>(reader->text.size()) - offset);
  return reader->text.data() + offset;
}

/// Called every hundred steps or so, which take microseconds; to ask for the time is a system call.
constexpr unsigned CallsPerLook = 32;

bool stopWhenLate(TSParseState *state) {
  auto *reader = static_cast<Reader *>(state->payload);
  return ++reader->calls % CallsPerLook == 0 ? reader->isLate() : reader->late;
}

} // namespace

/// The library's objects are made anew for each text, in the arena.
struct Parser::Impl {
  parsing::Arena arena;
};

Parser::Parser() : impl(std::make_unique<Impl>()) {}
Parser::~Parser() = default;

static TSTree *parseText(Reader &reader) {
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, parsing::pythonLanguage());
  TSInput input{&reader, readPiece, TSInputEncodingUTF8, nullptr};
  TSTree *tree = ts_parser_parse_with_options(parser, nullptr, input, {&reader, stopWhenLate});
  ts_parser_delete(parser); // the grammar's scanner has memory of its own
  return tree;
}

SyntaxTree Parser::parse(llvm::StringRef text, const ParseBudget &budget) {
  Reader reader{text, Clock::now() + std::chrono::milliseconds(budget.milliseconds)};
  parsing::ArenaScope scope(impl->arena);
  parsing::LayoutScope layout(text);
  TSTree *tree = parseText(reader);
  SyntaxTree result;
  result.budgetExceeded = !tree || reader.late;
  if (!result.budgetExceeded) {
    result.nodes.reserve(text.size() / 8); // real code has a node in 7 to 8 bytes
    parsing::flatten(tree, result.nodes);
  }
  bool hasErrors = !result.nodes.empty() && result.nodes[0].flags != 0;
  if (hasErrors)
    parsing::repairExec(result.nodes, text);
  impl->arena.reset(); // the tree with it
  return result;
}

} // namespace threadlint
