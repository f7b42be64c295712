// The grammar's scanner for strings and indentation, called only where it has something to say.
#pragma once

struct TSLanguage;

namespace threadlint::parsing {

void wrapScanner(TSLanguage &language);

} // namespace threadlint::parsing
