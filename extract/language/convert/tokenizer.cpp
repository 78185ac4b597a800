// SPDX-License-Identifier: Apache-2.0
// Sections made here:
//   tokenizer/prefixes, tokenizer/suffixes, tokenizer/units   lines: the lists of affixes.h
//   tokenizer/exceptions         FrozenMap<TableRange>: from the hash of an exception's text to its tokens
//   tokenizer/exception_tokens   ExceptionToken[]
//   tokenizer/special_openers    FrozenMap<TableRange>: from the id of a first token to its sequences
//   tokenizer/special_sequences  TableRange[] into
//   tokenizer/special_words      StringId[]
#include "extract/language/chunk_splitter.h"
#include "extract/language/convert/expression.h"
#include "extract/language/convert/text_tables.h"
#include "extract/language/convert/unpacked.h"
#include "extract/language/utf8.h"
#include "graph/error.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

constexpr std::string_view kInfixForm =
    R"re(\.\.+|…|[{CLASS}]|(?<=[0-9])[+\-\*^](?=[0-9-])|(?<=[{CLASS}])\.(?=[{CLASS}])|(?<=[{CLASS}]),(?=[{CLASS}]))re"
    R"re(|(?<=[{CLASS}])(?:-|–|—|--|---|——|~)(?=[{CLASS}])|(?<=[{CLASS}])[:<>=/](?=[{CLASS}]))re";
constexpr std::string_view kWebAddressForm =
    R"re((?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3}))re"
    R"re((?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2}))re"
    R"re((?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2})re"
    R"re((?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|)re"
    R"re((?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+)re"
    R"re((?:[{CLASS}]{2,63}))(?::\d{2,5})?(?:[/?#]\S*)?$)re";

bool is_one_character(std::string_view text) {
  return count_code_points(text) == 1;
}

void convert_prefixes(std::string_view expression, CharacterTable& characters, AffixLists& lists) {
  std::vector<std::string_view> parts;
  for (const std::string_view alternative : alternatives_of(expression)) {
    if (alternative == R"(^\.\.+)" || alternative == R"(^\+(?![0-9]))") continue;  // affixes.cpp knows them
    if (has_form(alternative, "^[{CLASS}]", parts)) {
      characters.set(ranges_of(parts[0]), kPrefix);
    } else if (alternative.starts_with('^')) {
      const std::string prefix = literal_of(alternative.substr(1));
      const char32_t first = code_point_at(prefix, 0).value;
      characters.set(first, is_one_character(prefix) ? kPrefix : kPrefixOpener);
      if (!is_one_character(prefix)) lists.prefixes.push_back(prefix);
    } else {
      throw Error(ErrorKind::format, "unknown prefix in the tokenizer: " + std::string(alternative));
    }
  }
}

void add_unit(const std::string& unit, CharacterTable& characters, AffixLists& lists) {
  characters.set(code_point_at(unit, code_point_before(unit, unit.size())).value, kSuffixCloser);
  lists.units.push_back(unit);
}

void convert_literal_suffix(const std::string& suffix, CharacterTable& characters, AffixLists& lists) {
  const char32_t last = code_point_at(suffix, code_point_before(suffix, suffix.size())).value;
  characters.set(last, is_one_character(suffix) ? kSuffix : kSuffixCloser);
  if (!is_one_character(suffix)) lists.suffixes.push_back(suffix);
}

void convert_suffixes(std::string_view expression, CharacterTable& characters, AffixLists& lists) {
  std::vector<std::string_view> parts;
  for (const std::string_view alternative : alternatives_of(expression)) {
    if (alternative == R"(\.\.+$)" || alternative == R"((?<=°[FfCcKk])\.$)") continue;  // affixes.cpp knows them
    if (alternative == R"((?<=[0-9])\+$)") {
      add_unit("+", characters, lists);
    } else if (has_form(alternative, "(?<=[0-9])(?:{LIST})$", parts)) {
      for (const std::string_view unit : alternatives_of(parts[0])) add_unit(literal_of(unit), characters, lists);
    } else if (has_form(alternative, "[{CLASS}]$", parts)) {
      characters.set(ranges_of(parts[0]), kSuffix);
    } else if (has_form(alternative, R"((?<=[{CLASS}])\.$)", parts)) {
      characters.set(ranges_of(parts[0]), kBeforeStop);
    } else if (has_form(alternative, R"((?<=[{CLASS}][{CLASS}])\.$)", parts) && parts[0] == parts[1]) {
      characters.set(ranges_of(parts[0]), kBigLetter);
    } else if (alternative.ends_with('$')) {
      convert_literal_suffix(literal_of(alternative.substr(0, alternative.size() - 1)), characters, lists);
    } else {
      throw Error(ErrorKind::format, "unknown suffix in the tokenizer: " + std::string(alternative));
    }
  }
}

void convert_infixes(std::string_view expression, CharacterTable& characters) {
  const std::vector<std::string_view> parts = parts_of(expression, kInfixForm, "infix_finditer");
  const auto require = [](bool condition) {
    if (!condition) throw Error(ErrorKind::format, "the tokenizer's infixes have unequal classes");
  };
  require(parts[3] == parts[4] && parts[6] == parts[4] && parts[8] == parts[4] && parts[5] == parts[7]);
  characters.set(ranges_of(parts[0]), kInfix);
  characters.set(U'…', kInfix);
  characters.set(ranges_of(parts[1]), kLowerOrQuote);
  characters.set(ranges_of(parts[2]), kUpperOrQuote);
  characters.set(ranges_of(parts[3]), kLetter);
  characters.set(ranges_of(parts[5]), kLetterOrDigit);
  for (const char32_t c : std::u32string_view(U".+-*^,–—~:<>=/")) characters.set(c, kInfixOpener);
}

struct Exception {
  std::string text;
  std::vector<ExceptionToken> tokens;
};

std::vector<Exception> read_exceptions(const msgpack::object& map, const ReservedIds& ids) {
  constexpr std::uint64_t kOrth = 65;
  constexpr std::uint64_t kNorm = 67;
  std::vector<Exception> exceptions;
  for (const msgpack::object_kv& pair : pairs_of(map)) {
    Exception& exception = exceptions.emplace_back();
    exception.text = text_of(pair.key);
    std::string joined;
    for (const msgpack::object& attributes : items_of(pair.val)) {
      ExceptionToken token;
      for (const msgpack::object_kv& attribute : pairs_of(attributes)) {
        const std::uint64_t key = unsigned_of(attribute.key);
        if (key == kOrth) {
          token.size_bytes = static_cast<std::uint32_t>(text_of(attribute.val).size());
          joined += text_of(attribute.val);
        } else if (key == kNorm) {
          token.norm = ids.id(text_of(attribute.val));
        }
      }
      exception.tokens.push_back(token);
    }
    if (joined != exception.text) throw Error(ErrorKind::format, "a tokenizer exception's tokens do not make its text");
  }
  std::sort(exceptions.begin(), exceptions.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
  return exceptions;
}

void write_exceptions(const std::vector<Exception>& exceptions, ModelFileWriter& model) {
  std::vector<std::pair<std::uint64_t, TableRange>> texts;
  std::vector<ExceptionToken> tokens;
  for (const Exception& exception : exceptions) {
    const TableRange range{static_cast<std::uint32_t>(tokens.size()),
                           static_cast<std::uint32_t>(exception.tokens.size())};
    texts.emplace_back(plain_string_id(exception.text), range);
    tokens.insert(tokens.end(), exception.tokens.begin(), exception.tokens.end());
  }
  model.add("tokenizer/exceptions", FrozenMap<TableRange>::build(texts));
  model.add_array("tokenizer/exception_tokens", tokens);
}

using Sequences = std::map<StringId, std::vector<std::vector<StringId>>>;

// What the tokenizer makes of each exception's text when it does not know exceptions, where an affix shows in it. (The
// one exception that holds a space is a lone space, which is a token anyway.)
Sequences special_sequences(const std::vector<Exception>& exceptions, const Affixes& affixes, const ReservedIds& ids) {
  const Exceptions none;
  ChunkSplitter splitter(affixes, none);
  Sequences sequences;
  for (const Exception& exception : exceptions) {
    const std::string_view text = exception.text;
    if (affixes.characters().all(text, kSpace)) continue;
    if (affixes.prefix_size(text) == 0 && affixes.suffix_size(text) == 0 && !affixes.next_infix(text, 0)) continue;
    std::vector<StringId> words;
    std::size_t begin = 0;
    for (const ChunkToken& token : splitter.split(text)) {
      words.push_back(ids.id(text.substr(begin, token.end_byte - begin)));
      begin = token.end_byte;
    }
    sequences[words[0]].push_back(words);
  }
  return sequences;
}

void write_sequences(const Sequences& all, ModelFileWriter& model) {
  std::vector<std::pair<std::uint64_t, TableRange>> openers;
  std::vector<TableRange> sequences;
  std::vector<StringId> words;
  for (const auto& [opener, opened] : all) {
    openers.emplace_back(
        opener, TableRange{static_cast<std::uint32_t>(sequences.size()), static_cast<std::uint32_t>(opened.size())});
    for (const std::vector<StringId>& sequence : opened) {
      sequences.push_back({static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(sequence.size())});
      words.insert(words.end(), sequence.begin(), sequence.end());
    }
  }
  model.add("tokenizer/special_openers", FrozenMap<TableRange>::build(openers));
  model.add_array("tokenizer/special_sequences", sequences);
  model.add_array("tokenizer/special_words", words);
}

}  // namespace

void convert_tokenizer(const Wheel& wheel, const ReservedIds& ids, CharacterTable& characters, ModelFileWriter& model) {
  const Unpacked unpacked(wheel.read("tokenizer"), "tokenizer");
  const msgpack::object& root = unpacked.root();
  AffixLists lists;
  convert_prefixes(text_of(field(root, "prefix_search")), characters, lists);
  convert_suffixes(text_of(field(root, "suffix_search")), characters, lists);
  convert_infixes(text_of(field(root, "infix_finditer")), characters);
  characters.set(ranges_of(parts_of(text_of(field(root, "url_match")), kWebAddressForm, "url_match")[0]), kSmallLetter);
  model.add_lines("tokenizer/prefixes", lists.prefixes);
  model.add_lines("tokenizer/suffixes", lists.suffixes);
  model.add_lines("tokenizer/units", lists.units);
  const std::vector<Exception> exceptions = read_exceptions(field(root, "exceptions"), ids);
  write_exceptions(exceptions, model);
  const CharacterTable::Packed packed = characters.pack();
  const Characters view = packed.view();
  write_sequences(special_sequences(exceptions, Affixes(view, lists), ids), model);
}

}  // namespace quoth::extract::language
