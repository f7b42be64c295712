// Bytes of a Python file -> UTF-8 text, by byte order mark and PEP 263 cookie.
#include "source/Decode.h"
#include "source/Codecs.h"
#include "source/Utf8.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iconv.h>

namespace threadlint {

static constexpr llvm::StringLiteral utf8Bom = "\xEF\xBB\xBF";

static llvm::StringRef takeLine(llvm::StringRef &rest) {
  size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
  llvm::StringRef line = rest.take_front(end);
  rest = rest.drop_front(end);
  if (!rest.consume_front("\r\n"))
    rest = rest.drop_front(rest.empty() ? 0 : 1);
  return line;
}

/// The encoding named in one comment line, as by `^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`; empty if none.
static llvm::StringRef cookieOfLine(llvm::StringRef line) {
  line = line.ltrim(" \t\f");
  if (!line.consume_front("#"))
    return "";
  for (size_t at = line.find("coding"); at != llvm::StringRef::npos; at = line.find("coding", at + 1)) {
    llvm::StringRef rest = line.drop_front(at + 6);
    if (!rest.starts_with(":") && !rest.starts_with("="))
      continue;
    llvm::StringRef name = rest.drop_front().ltrim(" \t").take_while(
        [](char c) { return llvm::isAlnum(c) || c == '-' || c == '_' || c == '.'; });
    if (!name.empty())
      return name;
  }
  return "";
}

llvm::StringRef findCookie(llvm::StringRef bytes) {
  llvm::StringRef first = takeLine(bytes);
  if (llvm::StringRef name = cookieOfLine(first); !name.empty())
    return name;
  llvm::StringRef code = first.ltrim(" \t\f");
  if (!code.empty() && code[0] != '#')
    return ""; // the second line counts only under a blank or a comment
  return cookieOfLine(takeLine(bytes));
}

static std::string describeByte(llvm::StringRef bytes, size_t offset, llvm::StringRef encoding) {
  size_t line = 1 + bytes.take_front(offset).count('\n');
  return "byte 0x" + llvm::utohexstr(static_cast<unsigned char>(bytes[offset]), true, 2) + " at offset " +
         llvm::utostr(offset) + " (line " + llvm::utostr(line) + ") is not valid in `" + encoding.str() + "`";
}

static ReadProblem undecodable(llvm::StringRef bytes, size_t offset, llvm::StringRef encoding, bool declared,
                               std::string &problemText) {
  problemText = describeByte(bytes, offset, encoding) +
                (declared ? ", which the file declares: correct the declaration or convert the file"
                          : ": declare the encoding with a `# coding:` comment or save the file as UTF-8");
  return ReadProblem::Undecodable;
}

static void latin1ToUtf8(std::string &text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char c : text)
    appendUtf8(out, static_cast<unsigned char>(c));
  text = std::move(out);
}

/// Converts `text` through iconv; returns the offset of the first byte that does not fit, or npos.
static size_t convert(iconv_t cd, std::string &text) {
  std::string out;
  char buffer[4096];
  char *in = text.data();
  size_t left = text.size();
  bool flushing = false;
  while (true) {
    char *to = buffer;
    size_t room = sizeof buffer;
    size_t result = iconv(cd, flushing ? nullptr : &in, flushing ? nullptr : &left, &to, &room);
    int error = errno;
    out.append(buffer, static_cast<size_t>(to - buffer));
    if (result == static_cast<size_t>(-1) && error != E2BIG)
      return static_cast<size_t>(in - text.data());
    if (result != static_cast<size_t>(-1) && flushing)
      break;
    flushing = flushing || result != static_cast<size_t>(-1);
  }
  text = std::move(out);
  return llvm::StringRef::npos;
}

static ReadProblem convertByIconv(const Codec &codec, llvm::StringRef cookie, std::string &text,
                                  std::string &problemText) {
  auto none = reinterpret_cast<iconv_t>(-1);
  iconv_t cd = codec.iconvName ? iconv_open("UTF-8", codec.iconvName) : none;
  if (cd == none && codec.kind == CodecKind::SingleByte) {
    latin1ToUtf8(text); // only letters in strings and comments come out wrong
    return ReadProblem::None;
  }
  if (cd == none) {
    problemText = "this system cannot decode the encoding `" + cookie.str() + "`: save the file as UTF-8";
    return ReadProblem::UnknownEncoding;
  }
  auto close = llvm::make_scope_exit([&] { iconv_close(cd); });
  size_t bad = convert(cd, text);
  return bad == llvm::StringRef::npos
             ? ReadProblem::None
             : undecodable(text, std::min(bad, text.size() - 1), cookie, true, problemText);
}

static ReadProblem decodeAs(const Codec &codec, llvm::StringRef cookie, std::string &text,
                            std::string &problemText) {
  size_t nonAscii = findNonAscii(text);
  if (nonAscii == llvm::StringRef::npos && codec.kind != CodecKind::Foreign)
    return ReadProblem::None;
  switch (codec.kind) {
  case CodecKind::Utf8:
    if (size_t bad = findInvalidUtf8(text); bad != llvm::StringRef::npos)
      return undecodable(text, bad, cookie.empty() ? "utf-8" : cookie, !cookie.empty(), problemText);
    return ReadProblem::None;
  case CodecKind::Ascii:
    return undecodable(text, nonAscii, cookie, true, problemText);
  case CodecKind::Latin1:
    latin1ToUtf8(text);
    return ReadProblem::None;
  case CodecKind::SingleByte:
  case CodecKind::MultiByte:
  case CodecKind::Foreign:
    return convertByIconv(codec, cookie, text, problemText);
  }
  llvm_unreachable("not a CodecKind");
}

static ReadProblem checkNul(llvm::StringRef bytes, std::string &problemText) {
  size_t nul = bytes.find('\0');
  if (nul == llvm::StringRef::npos)
    return ReadProblem::None;
  bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  problemText =
      "NUL byte at offset " + llvm::utostr(nul) +
      (wide ? ": the file looks like UTF-16, save it as UTF-8" : ": Python source cannot hold NUL bytes");
  return ReadProblem::NulBytes;
}

static ReadProblem decodeChecked(std::string &text, std::string &problemText) {
  if (ReadProblem problem = checkNul(text, problemText); problem != ReadProblem::None)
    return problem;
  bool bom = llvm::StringRef(text).starts_with(utf8Bom);
  std::string cookie = findCookie(llvm::StringRef(text).drop_front(bom ? utf8Bom.size() : 0)).str();
  const Codec *codec = findCodec(cookie.empty() ? "utf-8" : cookie);
  if (bom && (!codec || codec->kind != CodecKind::Utf8)) {
    problemText = "the file declares the encoding `" + cookie +
                  "` but starts with a UTF-8 byte order mark: remove one of them";
    return ReadProblem::UnknownEncoding;
  }
  if (!codec) {
    problemText = "unknown encoding `" + cookie + "`: correct the `coding` comment";
    return ReadProblem::UnknownEncoding;
  }
  ReadProblem problem = decodeAs(*codec, cookie, text, problemText);
  if (problem == ReadProblem::None && bom)
    text.erase(0, utf8Bom.size());
  return problem;
}

ReadProblem decodeInPlace(std::string &text, std::string &problemText) {
  ReadProblem problem = decodeChecked(text, problemText);
  if (problem == ReadProblem::None && text.size() >= UINT32_MAX) { // spans are 32 bits wide
    problemText = "the file is larger than 4 GiB";
    problem = ReadProblem::Unreadable;
  }
  if (problem != ReadProblem::None)
    std::string().swap(text);
  return problem;
}

ReadProblem decode(llvm::StringRef bytes, std::string &text, std::string &problemText) {
  text = bytes.str();
  return decodeInPlace(text, problemText);
}

} // namespace threadlint
