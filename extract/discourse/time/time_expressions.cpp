// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/time_expressions.h"

#include "extract/discourse/time/parser.h"

#include <algorithm>

namespace quoth::extract::time {
namespace {

using graph::BlockKind;

constexpr std::size_t kAnchorReach = 60;  // words behind a date in which "two days later" counts from it

constexpr std::uint32_t kStarters = kNumberWord | kOrdinalWord | kUnitWord | kModifierWord | kPartWord | kSeasonWord |
                                    kDeicticWord | kDecadeWord | kMonthWord | kWeekdayWord | kHolidayWord;

bool is_prose(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::title || kind == BlockKind::subtitle;
}

// Words at which an expression may begin; all others are passed over without parsing.
bool may_start(const Word& word) {
  if (word.kind == Word::Kind::number) return word.digits > 0;
  if (word.is(kStarters)) return true;
  if (word.kind == Word::Kind::mark)
    return word.text == "'" || word.text == "\xE2\x80\x99" || word.text == "\xE2\x80\x98";
  if (word.is(kBeforeYear))
    return word.is("from") || word.is("between") || word.is("in") || word.is("the") || word.is("for");
  const std::string_view text = word.text;
  if (text.size() <= 3)
    return text == "q" || text == "Q" || text == "h" || text == "H" || text == "cy" || text == "CY" || text == "EOY" ||
           text == "eoy" || text == "EOM";
  return text == "within" || text == "Within" || text == "earlier" || text == "later" || text == "Earlier" ||
         text == "Later" || text == "final" || text == "rest" || text == "remainder";
}

class Finder {
 public:
  Finder(const graph::Document& document, Diagnostics& diagnostics) : document_(document), diagnostics_(diagnostics) {
    context_.reference = parse_iso_day(document.published);
    std::size_t words = 0;
    for (const graph::Block& block : document.blocks)
      words += is_prose(block.kind) ? block.span.end - block.span.begin : 0;
    context_.narrative = words > 300;
  }

  std::vector<graph::TimeExpression> find() {
    std::size_t byte = 0;
    std::uint32_t code_point = 0;
    const auto advance = [&](std::uint32_t to) {
      for (; code_point < to; ++code_point) {
        ++byte;
        while (byte < document_.text.size() && (static_cast<unsigned char>(document_.text[byte]) & 0xC0U) == 0x80U)
          ++byte;
      }
      return byte;
    };
    for (const graph::Block& block : document_.blocks) {
      const std::size_t begin = advance(block.span.begin);
      const std::size_t end = advance(block.span.end);
      if (is_prose(block.kind)) find_in(std::string_view(document_.text).substr(begin, end - begin), block.span.begin);
    }
    return std::move(found_);
  }

 private:
  void find_in(std::string_view text, std::uint32_t offset) {
    split_words(text, words_);
    const Parser parser(words_, context_);
    for (std::size_t at = 0; at < words_.size();) {
      if (at > anchor_until_) context_.anchor.reset();
      const std::optional<Parsed> parsed = may_start(words_[at]) ? parser.parse(at) : std::nullopt;
      if (!parsed || parsed->end <= at) {
        ++at;
        continue;
      }
      keep(*parsed, at, text, offset);
      at = parsed->end;
    }
    // A date reaches into the next paragraph, less and less.
    anchor_until_ = anchor_until_ > words_.size() ? anchor_until_ - words_.size() : 0;
    if (anchor_until_ == 0) context_.anchor.reset();
  }

  void keep(const Parsed& parsed, std::size_t at, std::string_view text, std::uint32_t offset) {
    const Word& first = words_[at];
    const Word& last = words_[parsed.end - 1];
    const graph::Span span{offset + first.begin, offset + last.end};
    if (!parsed.meaning) {
      diagnostics_.report({Severity::note, "unresolved-date", "a date that could not be resolved", document_.uri,
                           span.begin, span.end});
      return;
    }
    graph::TimeExpression expression;
    expression.document = document_.id;
    expression.span = span;
    const auto begin_byte = static_cast<std::size_t>(first.text.data() - text.data());
    const auto end_byte = static_cast<std::size_t>(last.text.data() - text.data()) + last.text.size();
    expression.text = std::string(text.substr(begin_byte, end_byte - begin_byte));
    expression.value = to_value(*parsed.meaning);
    expression.range = parsed.meaning->first != parsed.meaning->last;
    found_.push_back(std::move(expression));
    context_.anchor = *parsed.meaning;
    const bool dated = parsed.fields && parsed.fields->month != 0 && parsed.meaning->grain != Grain::year;
    if (dated && (parsed.fields->year != 0 || context_.told)) context_.told = *parsed.meaning;
    anchor_until_ = parsed.end + kAnchorReach;
  }

  const graph::Document& document_;
  Diagnostics& diagnostics_;
  Context context_;
  std::size_t anchor_until_ = 0;  // the anchor holds up to this word
  std::vector<Word> words_;
  std::vector<graph::TimeExpression> found_;
};

}  // namespace

std::vector<graph::TimeExpression> find_times(const graph::Document& document, Diagnostics& diagnostics) {
  return Finder(document, diagnostics).find();
}

std::vector<graph::TimeExpression> with_end_years(const std::vector<graph::TimeExpression>& times) {
  std::vector<graph::TimeExpression> all;
  std::vector<Word> words;
  for (const graph::TimeExpression& time : times) {
    all.push_back(time);
    if (time.value.size() != 9 || time.value[4] != '/') continue;  // "2004/2009"
    split_words(time.text, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      const bool decade = i + 1 < words.size() && words[i + 1].text == "s";
      const bool end = word.text == time.value.substr(0, 4) || word.text == time.value.substr(5);
      if (word.digits != 4 || decade || !end) continue;
      graph::TimeExpression& year = all.emplace_back(time);
      year.span = {time.span.begin + word.begin, time.span.begin + word.end};
      year.text = year.value = std::string(word.text);
    }
  }
  return all;
}

}  // namespace quoth::extract::time
