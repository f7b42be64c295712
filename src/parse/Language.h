// The grammar, with its state table laid out for speed.
#pragma once

struct TSLanguage;

namespace threadlint::parsing {

/// Made once. The generated table keeps most states as lists to be searched; here every state is a row to be
/// indexed.
const TSLanguage *pythonLanguage();

} // namespace threadlint::parsing
