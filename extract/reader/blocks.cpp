// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/blocks.h"

#include "extract/reader/clutter.h"
#include "extract/reader/front_matter.h"
#include "extract/reader/turns.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace quoth::extract::reader {
namespace {

using graph::BlockKind;

constexpr std::uint32_t kProseWords = 8;         // a sentence of so many words is prose
constexpr std::uint32_t kLongProseWords = 25;    // so many words are prose however they end
constexpr std::uint32_t kLongestTitle = 35;      // words
constexpr std::uint32_t kLongestSubtitle = 60;   // words
constexpr std::uint32_t kLongestRemnant = 8;     // words of a line after the article that is no sentence
constexpr std::uint32_t kLongestPullQuote = 50;  // words
constexpr std::size_t kMostPullQuotes = 12;      // an article has a few; keeps the search linear
constexpr std::size_t kFrontPassages = 20;       // metadata further down is not the article's head

class Sorter {
 public:
  Sorter(std::span<const Passage> passages, std::span<const Hint> hints, graph::Document& document)
      : passages_(passages), kinds_(passages.size()), clock_(passages.size()), document_(document) {
    for (std::size_t i = 0; i < hints.size() && i < kinds_.size(); ++i) kinds_[i] = hints[i];
    authors_found_ = !document.authors.empty();
  }

  void sort() {
    find_dates();
    find_clutter();
    find_body();
    find_bylines();
    find_title();
    find_end();
    find_authors_notes();
    find_pull_quotes();
    find_tail();
    write();
  }

 private:
  std::string_view text(std::size_t i) const { return passages_[i].of(document_.text); }
  bool open(std::size_t i) const { return !kinds_[i].has_value(); }
  std::size_t size() const { return passages_.size(); }

  bool is_prose(std::size_t i) const {
    if (kinds_[i] && *kinds_[i] != BlockKind::paragraph) return false;
    const Passage& passage = passages_[i];
    return passage.words >= kLongProseWords || (passage.sentence_end && passage.words >= kProseWords);
  }

  void find_dates() {
    for (std::size_t i = 0; i < size() && size() > 1; ++i) {
      if (!(open(i) || kinds_[i] == BlockKind::metadata) || passages_[i].digits == 0) continue;
      const std::vector<DateLine> dates = passages_[i].digits < 4 ? std::vector<DateLine>() : date_lines(text(i));
      if (dates.empty() && !clock_line(text(i), {})) continue;
      clock_[i] = dates.empty();
      kinds_[i] = BlockKind::metadata;
      for (const DateLine& date : dates) take_date(date);
    }
    // The date at the top of a page may stand outside of the article.
    for (std::size_t i = 0; i < std::min(size(), kFrontPassages) && document_.published.empty(); ++i) {
      if (kinds_[i] != BlockKind::boilerplate || passages_[i].digits < 4) continue;
      for (const DateLine& date : date_lines(text(i))) take_date(date);
    }
    for (std::size_t i = 0; i < size() && document_.updated.empty() && !document_.published.empty(); ++i) {
      if (!clock_[i]) continue;
      const std::string day = document_.published.substr(0, 10);
      const std::optional<ClockLine> clock = clock_line(text(i), day);
      // In the article "Updated at 06.22 GMT" is said of one post.
      const bool head =
          i < kFrontPassages &&
          std::none_of(passages_.begin(), passages_.begin() + static_cast<std::ptrdiff_t>(i),
                       [](const Passage& passage) { return passage.sentence_end && passage.words >= kLongProseWords; });
      if (head && clock->label == DateLabel::updated && !clock->time.empty()) document_.updated = day + clock->time;
    }
    // A page that tells its last change only was published by then.
    if (document_.published.empty()) document_.published = document_.updated;
  }

  void take_date(const DateLine& date) {
    std::string& field = date.label == DateLabel::updated ? document_.updated : document_.published;
    if (field.empty()) field = date.value;
  }

  // Prompts, link lists, navigation, separators, and short lines that the page repeats.
  void find_clutter() {
    if (size() < 2) return;
    std::unordered_map<std::string, std::size_t> seen;
    bool in_list = false;
    for (std::size_t i = 0; i < size(); ++i) {
      const Passage& passage = passages_[i];
      if (!open(i)) {
        in_list = in_list && *kinds_[i] != BlockKind::paragraph;
        continue;
      }
      if (begins_turn(text(i))) {
        in_list = false;
        continue;
      }
      const Clutter clutter = clutter_of(text(i));
      in_list = clutter == Clutter::list_head || (in_list && !is_prose(i));
      const bool navigation = passage.bars >= 2 && passage.words <= 6 * (passage.bars + 1) && !passage.sentence_end &&
                              passage.digits * 4 < passage.letters;
      const bool repeated = passage.words <= kLongestRemnant && !passage.sentence_end && !passage.quotation && i > 0 &&
                            text(i).back() != ':' && seen[plain_words(text(i))]++ > 0;
      const bool address =
          passage.words <= 12 && text(i).find(' ') == std::string_view::npos &&
          (text(i).find("://") != std::string_view::npos || text(i).find('@') != std::string_view::npos);
      if (clutter != Clutter::none || in_list || navigation || repeated || address || passage.words == 0) {
        kinds_[i] = BlockKind::boilerplate;
      }
    }
  }

  void find_body() {
    first_prose_ = 0;
    while (first_prose_ < size() && !is_prose(first_prose_)) ++first_prose_;
    end_of_prose_ = size();
    const auto sentence = [&](std::size_t i) {
      return open(i) && passages_[i].sentence_end && passages_[i].words >= 4;
    };
    while (end_of_prose_ > first_prose_ && !is_prose(end_of_prose_ - 1) && !sentence(end_of_prose_ - 1))
      --end_of_prose_;
    // A byline or date below a sentence or two of summary still belongs to the head.
    std::size_t prose = 0;
    head_end_ = std::min(first_prose_, size());
    for (std::size_t i = 0; i < std::min(size(), kFrontPassages) && prose <= 1; ++i) {
      if ((kinds_[i] == BlockKind::metadata && !clock_[i]) || (open(i) && !byline(text(i), false).empty())) {
        head_end_ = std::max(head_end_, i + 1);
        metadata_end_ = i + 1;
      }
      prose += is_prose(i) ? 1U : 0U;
    }
    if (end_of_prose_ <= head_end_) head_end_ = std::min(first_prose_, size());
  }

  void find_bylines() {
    for (std::size_t i = 0; i < head_end_; ++i) {
      if (kinds_[i] == BlockKind::metadata) take_authors(names_in_metadata(text(i)));
      if (!open(i)) continue;
      const bool beside_date =
          (i + 1 < size() && kinds_[i + 1] == BlockKind::metadata) || (i > 0 && kinds_[i - 1] == BlockKind::metadata);
      const bool below_title = std::any_of(kinds_.begin(), kinds_.begin() + static_cast<std::ptrdiff_t>(i),
                                           [](const Hint& kind) { return !kind || *kind == BlockKind::title; });
      const std::vector<std::string> names = byline(text(i), beside_date && below_title);
      const bool by = text(i).substr(0, 3) == "By " || text(i).substr(0, 3) == "BY ";
      if (names.empty() && !(by && below_title && passages_[i].words <= 8 && !passages_[i].sentence_end)) continue;
      kinds_[i] = BlockKind::metadata;
      take_authors(names);
    }
  }

  // "Posted on November 23, 2016 by Petra Wold", "Written by Leela Rao | Updated: March 8, 2018".
  static std::vector<std::string> names_in_metadata(std::string_view line) {
    const std::size_t bar = line.find(" | ");
    const std::vector<std::string> names = byline(line.substr(0, bar), true);
    const std::size_t by = line.rfind(" by ");
    return names.empty() && by != line.npos ? byline(line.substr(by + 1), false) : names;
  }

  void take_authors(const std::vector<std::string>& names) {
    if (authors_found_) return;
    for (const std::string& name : names) {
      if (std::find(document_.authors.begin(), document_.authors.end(), name) == document_.authors.end()) {
        document_.authors.push_back(name);
      }
    }
  }

  void find_title() {
    const std::size_t end = std::max(head_end_, std::min(first_prose_, size()));
    if (!document_.title.empty()) {
      for (std::size_t i = 0; i < std::min(size(), kFrontPassages); ++i) {
        if ((open(i) || *kinds_[i] == BlockKind::boilerplate || *kinds_[i] == BlockKind::title) &&
            text(i) == document_.title) {
          kinds_[i] = BlockKind::title;
          find_subtitle(i + 1);
          break;
        }
      }
      settle_head(end);
      return;
    }
    if (first_prose_ >= size()) return;
    for (std::size_t i = 0; i < end; ++i) {
      if (kinds_[i] == BlockKind::title) {
        document_.title = std::string(text(i));
        find_subtitle(i + 1);
        break;
      }
      if (!open(i)) continue;
      const bool sentence = passages_[i].sentence_end && text(i).back() == '.';
      if (passages_[i].words > kLongestTitle || passages_[i].bullet || begins_turn(text(i)) ||
          (sentence && head_end_ <= i + 1))
        break;
      kinds_[i] = BlockKind::title;
      document_.title = std::string(text(i));
      find_subtitle(i + 1);
      break;
    }
    settle_head(end);
  }

  // The passage right below the title, where it is no paragraph: no sentence, or metadata lies below it still.
  void find_subtitle(std::size_t i) {
    const std::size_t end = std::max(head_end_, std::min(first_prose_, size()));
    while (i < end && kinds_[i] == BlockKind::boilerplate) ++i;
    if (i >= end) return;
    if (kinds_[i] == BlockKind::subtitle) {
      if (document_.subtitle.empty()) document_.subtitle = std::string(text(i));
      return;
    }
    if (!open(i) || passages_[i].words < 4 || passages_[i].words > kLongestSubtitle || begins_turn(text(i))) return;
    kinds_[i] = BlockKind::subtitle;
    if (document_.subtitle.empty()) document_.subtitle = std::string(text(i));
  }

  // What else stands between title and article: between metadata it is of its kind ("X reported from Y."), short and no
  // sentence it is clutter ("World", "Exclusive").
  void settle_head(std::size_t end) {
    bool after_metadata = false;
    for (std::size_t i = 0; i < end; ++i) {
      after_metadata = after_metadata || kinds_[i] == BlockKind::metadata;
      if (!open(i)) continue;
      if (i < metadata_end_ && after_metadata)
        kinds_[i] = BlockKind::metadata;
      else if (!passages_[i].sentence_end && passages_[i].words <= 3 && !document_.title.empty() &&
               text(i).back() != ':')
        kinds_[i] = BlockKind::boilerplate;
    }
  }

  // What follows the end mark of a release or a wire story is addressed to editors.
  void find_end() {
    for (std::size_t i = first_prose_ + 1; i < size(); ++i) {
      if (!is_end_mark(text(i))) continue;
      for (std::size_t above = i;
           above-- > 0 && passages_[above].words <= kLongestRemnant && !passages_[above].quotation;) {
        if (open(above)) kinds_[above] = BlockKind::boilerplate;  // "SOURCE Aldane Corp."
      }
      for (; i < size(); ++i) {
        if (open(i)) kinds_[i] = BlockKind::boilerplate;
      }
    }
  }

  // "Noor Ballard is a writer from Halifax." and "Ito reported from Lyon." below the article.
  void find_authors_notes() {
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < size(); ++i) paragraphs += open(i) ? 1U : 0U;
    for (std::size_t i = size(), seen = 0; i-- > first_prose_ + 1 && seen < 3;) {
      if (!open(i)) continue;
      ++seen;
      if (paragraphs > seen && tells_of_author(text(i))) kinds_[i] = BlockKind::boilerplate;
    }
  }

  bool tells_of_author(std::string_view line) const {
    const std::string words = plain_words(line.substr(0, 200)) + ' ';
    for (const std::string& author : document_.authors) {
      const std::string name = plain_words(author);
      for (const std::string& called : {name, name.substr(name.rfind(' ') + 1)}) {
        if (called.empty() || words.rfind(called + ' ', 0) != 0) continue;
        const std::string_view after = std::string_view(words).substr(called.size() + 1);
        const std::string_view verb = after.substr(0, after.find(' '));
        const bool whole = called == name;
        static constexpr std::string_view kVerbs = " is writes covers reports has contributes teaches lives ";
        if (whole && kVerbs.find(' ' + std::string(verb) + ' ') != kVerbs.npos) return true;
        if (after.rfind("reported from ", 0) == 0) return true;
      }
    }
    return false;
  }

  // A quotation that stands by itself and word for word in a longer paragraph is set in large letters on the page.
  void find_pull_quotes() {
    std::string all;
    std::vector<std::size_t> candidates;
    for (std::size_t i = first_prose_; i < size(); ++i) {
      if (!open(i)) continue;
      const Passage& passage = passages_[i];
      const std::string_view line = text(i);
      const bool marked = line.front() == '"' || line.front() == '\'' || line.substr(0, 3) == "\xE2\x80\x9C" ||
                          line.substr(0, 3) == "\xE2\x80\x98";
      if (marked && passage.words >= 5 && passage.words <= kLongestPullQuote)
        candidates.push_back(i);
      else if (!candidates.empty() || passage.quotation)
        all += ' ' + plain_words(line) + ' ';
    }
    if (candidates.empty() || candidates.size() > kMostPullQuotes) return;
    for (const std::size_t i : candidates) {
      if (all.find(' ' + plain_words(text(i)) + ' ') != all.npos) kinds_[i] = BlockKind::boilerplate;
    }
  }

  // After an article of real paragraphs, short lines that are no sentences are what the page adds.
  void find_tail() {
    std::size_t prose = 0;
    std::size_t words = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (!is_prose(i)) continue;
      ++prose;
      words += passages_[i].words;
    }
    if (prose < 2 || words < prose * 15) return;
    for (std::size_t i = end_of_prose_; i < size(); ++i) {
      const Passage& passage = passages_[i];
      if (open(i) && passage.words <= kLongestRemnant && !passage.sentence_end && !passage.quotation &&
          !passage.bullet) {
        kinds_[i] = BlockKind::boilerplate;
      }
    }
  }

  void write() {
    bool dateline_possible = true;
    for (std::size_t i = 0; i < size(); ++i) {
      const BlockKind kind = kinds_[i].value_or(BlockKind::paragraph);
      graph::Span span = passages_[i].span;
      if (kind == BlockKind::paragraph && dateline_possible) {
        dateline_possible = !is_prose(i);
        span.begin += cut_dateline(i);
      }
      document_.blocks.push_back({kind, span});
    }
  }

  // No other passage begins with words in capitals and a colon.
  bool is_only_label(std::size_t own) const {
    for (std::size_t i = 0; i < size(); ++i) {
      const std::string_view head = text(i).substr(0, 40);
      const std::string_view label = head.substr(0, head.find(": "));
      if (i != own && label.size() < head.size() && open(i) &&
          std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
        return false;
      }
    }
    return !begins_turn(text(own));
  }

  // Makes the dateline a block of its own, so that the sentence begins where it begins; code points to skip.
  std::uint32_t cut_dateline(std::size_t i) {
    const std::optional<Dateline> found = dateline(text(i), is_only_label(i));
    if (!found || found->bytes >= text(i).size()) return 0;
    std::string_view head = text(i).substr(0, found->bytes);
    const auto count = [](std::string_view part) {
      return static_cast<std::uint32_t>(std::count_if(
          part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    };
    const std::uint32_t skip = count(head);
    while (head.back() == ' ') head.remove_suffix(1);
    const std::uint32_t begin = passages_[i].span.begin;
    document_.blocks.push_back({BlockKind::metadata, {begin, begin + count(head)}});
    if (document_.publisher.empty()) document_.publisher = found->agency;
    if (document_.published.empty()) document_.published = found->date;
    return skip;
  }

  std::span<const Passage> passages_;
  std::vector<Hint> kinds_;
  std::vector<bool> clock_;  // lines of a time of day or of how long ago
  graph::Document& document_;
  std::size_t first_prose_ = 0;   // index of the first passage of prose; size() if none
  std::size_t end_of_prose_ = 0;  // one past the last, or past the last short sentence after it
  std::size_t metadata_end_ = 0;  // one past the last date or byline of the head; 0 if none
  std::size_t head_end_ = 0;      // one past the last passage of the article's head
  bool authors_found_ = false;    // they were known before the text was looked at
};

}  // namespace

void sort_blocks(std::span<const Passage> passages, std::span<const Hint> hints, graph::Document& document) {
  Sorter(passages, hints, document).sort();
}

}  // namespace quoth::extract::reader
