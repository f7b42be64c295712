// Escapes and shortens glyph by glyph.
#include "report/Markup.h"
#include "report/Display.h"
#include <vector>

namespace threadlint {

static std::vector<Glyph> glyphsOf(llvm::StringRef text) {
  std::vector<Glyph> out;
  while (!text.empty()) {
    out.push_back(firstGlyph(text));
    text = text.drop_front(out.back().bytes);
  }
  return out;
}

static void escapeCharacter(char c, std::string &out) {
  switch (c) {
  case '&':
    out += "&amp;";
    return;
  case '<':
    out += "&lt;";
    return;
  case '>':
    out += "&gt;";
    return;
  case '"':
    out += "&quot;";
    return;
  case '\'':
    out += "&#39;";
    return;
  default:
    out += c;
  }
}

std::string escapeMarkup(llvm::StringRef text) {
  std::string out;
  for (const Glyph &glyph : glyphsOf(text))
    for (char c : glyph.shown)
      escapeCharacter(c, out);
  return out;
}

unsigned columnsOf(llvm::StringRef text) {
  unsigned columns = 0;
  for (const Glyph &glyph : glyphsOf(text))
    columns += glyph.width;
  return columns;
}

std::string shorten(llvm::StringRef text, unsigned columns) {
  if (columnsOf(text) <= columns)
    return text.str();
  std::vector<Glyph> glyphs = glyphsOf(text);
  unsigned head = columns / 3, tail = columns - head - 1, used = 0;
  std::string begin, end;
  for (const Glyph &glyph : glyphs) {
    used += glyph.width;
    if (used > head)
      break;
    begin += glyph.shown;
  }
  used = 0;
  for (size_t i = glyphs.size(); i-- > 0;) {
    used += glyphs[i].width;
    if (used > tail)
      break;
    end.insert(0, glyphs[i].shown);
  }
  return begin + "\xE2\x80\xA6" + end;
}

} // namespace threadlint
