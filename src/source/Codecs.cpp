// The name of an encoding as Python programmers write it -> what decodes it.
#include "source/Codecs.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

namespace threadlint {

// EBCDIC, UTF-16 and UTF-32 are left out: a cookie that CPython can find is ASCII, so it refuses them too.
static constexpr Codec codecs[] = {
    {"utf_8", nullptr, CodecKind::Utf8, "utf_8_sig cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4 utf8_sig"},
    {"ascii", nullptr, CodecKind::Ascii,
     "646 ansi_x3.4_1968 ansi_x3.4_1986 ansi_x3_4_1968 cp367 csascii ibm367 iso646_us iso_646.irv_1991 "
     "iso_ir_6 us us_ascii"},
    {"latin_1", nullptr, CodecKind::Latin1,
     "8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1 "
     "raw_unicode_escape unicode_escape unicodeescape"},
    {"big5", "BIG5", CodecKind::MultiByte, "big5_tw csbig5 x_mac_trad_chinese"},
    {"big5hkscs", "BIG5-HKSCS", CodecKind::MultiByte, "big5_hkscs hkscs"},
    {"cp1006", nullptr, CodecKind::SingleByte, ""},
    {"cp1125", "CP1125", CodecKind::SingleByte, "1125 cp866u ibm1125 ruscii"},
    {"cp1250", "CP1250", CodecKind::SingleByte, "1250 windows_1250"},
    {"cp1251", "CP1251", CodecKind::SingleByte, "1251 windows_1251"},
    {"cp1252", "CP1252", CodecKind::SingleByte, "1252 windows_1252"},
    {"cp1253", "CP1253", CodecKind::SingleByte, "1253 windows_1253"},
    {"cp1254", "CP1254", CodecKind::SingleByte, "1254 windows_1254"},
    {"cp1255", "CP1255", CodecKind::SingleByte, "1255 windows_1255"},
    {"cp1256", "CP1256", CodecKind::SingleByte, "1256 windows_1256"},
    {"cp1257", "CP1257", CodecKind::SingleByte, "1257 windows_1257"},
    {"cp1258", "CP1258", CodecKind::SingleByte, "1258 windows_1258"},
    {"cp437", "CP437", CodecKind::SingleByte, "437 cspc8codepage437 ibm437"},
    {"cp720", nullptr, CodecKind::SingleByte, ""},
    {"cp737", "CP737", CodecKind::SingleByte, ""},
    {"cp775", "CP775", CodecKind::SingleByte, "775 cspc775baltic ibm775"},
    {"cp850", "CP850", CodecKind::SingleByte, "850 cspc850multilingual ibm850"},
    {"cp852", "CP852", CodecKind::SingleByte, "852 cspcp852 ibm852"},
    {"cp855", "CP855", CodecKind::SingleByte, "855 csibm855 ibm855"},
    {"cp857", "CP857", CodecKind::SingleByte, "857 csibm857 ibm857"},
    {"cp858", "CP858", CodecKind::SingleByte, "858 csibm858 ibm858"},
    {"cp860", "CP860", CodecKind::SingleByte, "860 csibm860 ibm860"},
    {"cp861", "CP861", CodecKind::SingleByte, "861 cp_is csibm861 ibm861"},
    {"cp862", "CP862", CodecKind::SingleByte, "862 cspc862latinhebrew ibm862"},
    {"cp863", "CP863", CodecKind::SingleByte, "863 csibm863 ibm863"},
    {"cp864", "CP864", CodecKind::SingleByte, "864 csibm864 ibm864"},
    {"cp865", "CP865", CodecKind::SingleByte, "865 csibm865 ibm865"},
    {"cp866", "CP866", CodecKind::SingleByte, "866 csibm866 ibm866"},
    {"cp869", "CP869", CodecKind::SingleByte, "869 cp_gr csibm869 ibm869"},
    {"cp874", "CP874", CodecKind::SingleByte, ""},
    {"cp932", "CP932", CodecKind::MultiByte, "932 ms932 ms_kanji mskanji"},
    {"cp949", "UHC", CodecKind::MultiByte, "949 ms949 uhc"},
    {"cp950", "CP950", CodecKind::MultiByte, "950 ms950"},
    {"euc_jis_2004", "EUC-JISX0213", CodecKind::MultiByte, "euc_jis2004 eucjis2004 jisx0213"},
    {"euc_jisx0213", "EUC-JISX0213", CodecKind::MultiByte, "eucjisx0213"},
    {"euc_jp", "EUC-JP", CodecKind::MultiByte, "eucjp u_jis ujis"},
    {"euc_kr", "EUC-KR", CodecKind::MultiByte,
     "euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001 x_mac_korean"},
    {"gb18030", "GB18030", CodecKind::MultiByte, "gb18030_2000"},
    {"gb2312", "EUC-CN", CodecKind::MultiByte,
     "chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58 x_mac_simp_chinese"},
    {"gbk", "GBK", CodecKind::MultiByte, "936 cp936 ms936"},
    {"hp_roman8", "HP-ROMAN8", CodecKind::SingleByte, "cp1051 cshproman8 ibm1051 r8 roman8"},
    {"iso2022_jp", "ISO-2022-JP", CodecKind::Foreign, "csiso2022jp iso2022jp iso_2022_jp"},
    {"iso2022_jp_2", "ISO-2022-JP-2", CodecKind::Foreign, "iso2022jp_2 iso_2022_jp_2"},
    {"iso2022_jp_3", "ISO-2022-JP-3", CodecKind::Foreign, "iso2022jp_3 iso_2022_jp_3"},
    {"iso2022_kr", "ISO-2022-KR", CodecKind::Foreign, "csiso2022kr iso2022kr iso_2022_kr"},
    {"iso8859_10", "ISO-8859-10", CodecKind::SingleByte,
     "csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6"},
    {"iso8859_11", "ISO-8859-11", CodecKind::SingleByte, "iso_8859_11 iso_8859_11_2001 thai"},
    {"iso8859_13", "ISO-8859-13", CodecKind::SingleByte, "iso_8859_13 l7 latin7"},
    {"iso8859_14", "ISO-8859-14", CodecKind::SingleByte,
     "iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8"},
    {"iso8859_15", "ISO-8859-15", CodecKind::SingleByte, "iso_8859_15 l9 latin9"},
    {"iso8859_16", "ISO-8859-16", CodecKind::SingleByte,
     "iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10"},
    {"iso8859_2", "ISO-8859-2", CodecKind::SingleByte,
     "csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2"},
    {"iso8859_3", "ISO-8859-3", CodecKind::SingleByte,
     "csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3"},
    {"iso8859_4", "ISO-8859-4", CodecKind::SingleByte,
     "csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4"},
    {"iso8859_5", "ISO-8859-5", CodecKind::SingleByte,
     "csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144"},
    {"iso8859_6", "ISO-8859-6", CodecKind::SingleByte,
     "arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127"},
    {"iso8859_7", "ISO-8859-7", CodecKind::SingleByte,
     "csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126"},
    {"iso8859_8", "ISO-8859-8", CodecKind::SingleByte,
     "csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_ir_138"},
    {"iso8859_9", "ISO-8859-9", CodecKind::SingleByte,
     "csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5"},
    {"koi8_r", "KOI8-R", CodecKind::SingleByte, "cskoi8r"},
    {"koi8_t", "KOI8-T", CodecKind::SingleByte, ""},
    {"koi8_u", "KOI8-U", CodecKind::SingleByte, ""},
    {"kz1048", "RK1048", CodecKind::SingleByte, "kz_1048 rk1048 strk1048_2002"},
    {"mac_arabic", nullptr, CodecKind::SingleByte, ""},
    {"mac_croatian", nullptr, CodecKind::SingleByte, ""},
    {"mac_cyrillic", "MAC-CYRILLIC", CodecKind::SingleByte, "maccyrillic"},
    {"mac_farsi", nullptr, CodecKind::SingleByte, ""},
    {"mac_greek", nullptr, CodecKind::SingleByte, "macgreek"},
    {"mac_iceland", "MAC-IS", CodecKind::SingleByte, "maciceland"},
    {"mac_latin2", "MAC-CENTRALEUROPE", CodecKind::SingleByte, "mac_centeuro maccentraleurope maclatin2"},
    {"mac_roman", "MACINTOSH", CodecKind::SingleByte, "macintosh macroman"},
    {"mac_romanian", nullptr, CodecKind::SingleByte, ""},
    {"mac_turkish", nullptr, CodecKind::SingleByte, "macturkish"},
    {"palmos", nullptr, CodecKind::SingleByte, ""},
    {"ptcp154", "PT154", CodecKind::SingleByte, "cp154 csptcp154 cyrillic_asian pt154"},
    {"shift_jis", "CP932", CodecKind::MultiByte, "csshiftjis s_jis shiftjis sjis x_mac_japanese"},
    {"shift_jis_2004", "SHIFT_JISX0213", CodecKind::Foreign, "s_jis_2004 shiftjis2004 sjis_2004"},
    {"shift_jisx0213", "SHIFT_JISX0213", CodecKind::Foreign, "s_jisx0213 shiftjisx0213 sjisx0213"},
    {"tis_620", "ISO-8859-11", CodecKind::SingleByte,
     "iso_ir_166 tis620 tis_620_0 tis_620_2529_0 tis_620_2529_1"},
    {"utf_7", "UTF-7", CodecKind::Foreign, "u7 unicode_1_1_utf_7 utf7"},
};

/// As Python: lower case, and every run of other characters than letters, digits and dots is one `_`.
static std::string normalize(llvm::StringRef name) {
  std::string result;
  bool gap = false;
  for (char c : name) {
    if (!llvm::isAlnum(c) && c != '.') {
      gap = true;
      continue;
    }
    if (gap && !result.empty())
      result += '_';
    gap = false;
    result += llvm::toLower(c);
  }
  return result;
}

static llvm::StringMap<const Codec *> makeNameTable() {
  llvm::StringMap<const Codec *> table;
  for (const Codec &codec : codecs) {
    table[codec.name] = &codec;
    llvm::SmallVector<llvm::StringRef, 16> aliases;
    codec.aliases.split(aliases, ' ', -1, false);
    for (llvm::StringRef alias : aliases)
      table.try_emplace(alias, &codec);
  }
  return table;
}

const Codec *findCodec(llvm::StringRef name) {
  static const llvm::StringMap<const Codec *> table = makeNameTable();
  std::string key = normalize(name);
  // CPython's tokenizer takes these with any suffix, for the sake of `utf-8-unix` and the like.
  for (llvm::StringLiteral stem : {llvm::StringLiteral("utf_8"), llvm::StringLiteral("latin_1"),
                                   llvm::StringLiteral("iso_8859_1"), llvm::StringLiteral("iso_latin_1")})
    if (llvm::StringRef(key).starts_with((stem + "_").str()))
      key = stem == "utf_8" ? "utf_8" : "latin_1";
  if (auto it = table.find(key); it != table.end())
    return it->second;
  std::replace(key.begin(), key.end(), '.', '_');
  return table.lookup(key);
}

} // namespace threadlint
