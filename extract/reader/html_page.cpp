// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/html_page.h"

#include "extract/reader/clutter.h"
#include "extract/reader/html_article.h"
#include "extract/reader/html_metadata.h"
#include "extract/reader/html_tree.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace quoth::extract::reader {
namespace {

using graph::BlockKind;

constexpr char kBreak = '\v';  // stands for <br> in a line that is being written
constexpr const char* kSpaces = " \t\r\n\v";

class Writer {
 public:
  Writer(HtmlPage& page, const Weights& weights, const GumboNode* article)
      : page_(page), weights_(weights), article_(article) {}

  void write(const GumboNode& root) {
    walk(root, {});
    flush({});
    settle_titles();
  }

 private:
  struct Where {
    Hint kind;             // said by an element around
    bool article = false;  // inside the article's element
    bool link = false;
    bool title = false;
    bool heading = false;  // h2, h3
    bool time = false;
    bool bold = false;
    bool verbatim = false;  // <pre>: empty lines part paragraphs
  };

  void walk(const GumboNode& node, const Where& around) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
      return write_text(node.v.text.text, around);
    }
    if (!is_element(node) || is_invisible(node)) return;
    const GumboTag tag = tag_of(node);
    if (tag == GUMBO_TAG_BR) return write_break(around);
    const Where here = inside(node, around);
    const bool cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;  // a row is a line
    const bool inline_element = is_inline(tag) || (cell && here.article && &node != article_);
    if (!inline_element) flush(around);
    const GumboVector& children = children_of(node);
    for (unsigned i = 0; i < children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(children.data[i]);
      if (i > 0 && tag_of(child) == GUMBO_TAG_SPAN)
        part_spans(*static_cast<const GumboNode*>(children.data[i - 1]), child);
      walk(child, here);
    }
    if (cell || here.time) line_ += ' ';  // "<span>August 1, 2022</span><span>6:30 AM</span>"
    if (!inline_element) flush(here);
  }

  Where inside(const GumboNode& node, const Where& around) const {
    const GumboTag tag = tag_of(node);
    Where here = around;
    here.link = around.link || weights_.is_link(node);
    here.time = around.time || tag == GUMBO_TAG_TIME;
    here.article = around.article || &node == article_;
    here.bold = around.bold || tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
    here.verbatim = around.verbatim || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_PLAINTEXT;
    // A container of much of the article is not what its class says ("has-sidebar").
    const bool much = weights_.of(node) * 100 > weights_.total() * 30 && weights_.total() > 0;
    if (&node == article_ || much)
      here.kind.reset();
    else if (is_clutter_element(node))
      here.kind = BlockKind::boilerplate;
    else if (here.kind != BlockKind::boilerplate) {
      if (const Hint kind = kind_by_class(node); kind && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_HTML)
        here.kind = kind;
    }
    if (here.kind == BlockKind::boilerplate) return here;
    here.title = around.title || tag == GUMBO_TAG_H1;
    here.heading = around.heading || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
    return here;
  }

  // Text with the lines that it was typed in: an empty line, or one that is much shorter than the others, ends a
  // paragraph.
  void write_text(std::string_view text, const Where& around) {
    if (!around.verbatim) return write_run(text, around);
    std::size_t widest = 0;
    for_each_line(text, [&](std::string_view line) { widest = std::max(widest, squeezed(line).size()); });
    for_each_line(text, [&](std::string_view line) {
      write_run(line, around);
      line_ += ' ';
      if (squeezed(line).size() * 10 < widest * 6) flush(around);
    });
  }

  template <typename Visit>
  static void for_each_line(std::string_view text, const Visit& visit) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      visit(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void write_run(std::string_view text, const Where& around) {
    if (const std::size_t size = squeezed(text).size(); size > 0) {
      if (around.link) linked_ += size;
      const bool first = line_.find_first_not_of(kSpaces) == line_.npos;
      same_kind_ = first ? around.kind : same_kind_ == around.kind ? same_kind_ : Hint{};
      all_time_ = around.time && (first || all_time_);
      all_bold_ = around.bold && (first || all_bold_);
    }
    line_ += text;
  }

  // "<span>Ivo Brandt</span><span>Rural affairs correspondent</span>" stand apart on the page, "<span>O</span><span>ne"
  // do not.
  void part_spans(const GumboNode& left, const GumboNode& right) {
    if (tag_of(left) != GUMBO_TAG_SPAN || line_.empty()) return;
    std::string next;
    append_text(right, next);
    const auto last = static_cast<unsigned char>(line_.back());
    if (!next.empty() && std::islower(last) != 0 && std::isupper(static_cast<unsigned char>(next.front())) != 0)
      line_ += ' ';
  }

  // One break is a space, two part paragraphs; one does behind a heading in bold and behind a byline.
  void write_break(const Where& around) {
    const bool second = broken_ && line_.find_last_not_of(kSpaces) == broken_at_;
    const std::string line = squeezed(line_);
    const bool head = around.article && all_bold_ && !line.empty() && line.size() < 200;
    const bool by = line.size() > 5 && line.size() < 120 && (line.starts_with("By ") || line.starts_with("BY "));
    if (second || head || by) {
      const Where bold{around.kind,    around.article, around.link, around.title,
                       around.heading, around.time,    head,        false};
      flush(bold);
    }
    line_ += kBreak;
    broken_ = !second;
    broken_at_ = line_.find_last_not_of(kSpaces);
  }

  // "Q: …<br>A: …": each turn of a conversation is a line of its own.
  void flush(const Where& where) {
    std::vector<std::string> parts;
    std::size_t labels = 0;
    for (std::size_t begin = 0; begin <= line_.size();) {
      const std::size_t end = std::min(line_.find(kBreak, begin), line_.size());
      const std::string part = squeezed(std::string_view(line_).substr(begin, end - begin));
      const bool label = begins_with_label(part);
      labels += label ? 1U : 0U;
      if (label || parts.empty() || parts.back().empty())
        parts.push_back(part);
      else if (!part.empty())
        parts.back() += ' ' + part;
      begin = end + 1;
    }
    if (labels < 2) {
      std::replace(line_.begin(), line_.end(), kBreak, ' ');
      parts = {squeezed(line_)};
    }
    const std::size_t linked = linked_;
    const Hint same = same_kind_;
    const bool all_time = all_time_;
    line_.clear();
    linked_ = 0;
    broken_ = all_time_ = all_bold_ = false;
    same_kind_.reset();
    for (std::string& part : parts) {
      Where whole = where;
      if (!whole.kind && same) whole.kind = same;
      if (!whole.kind && all_time && part.size() < 60) whole.kind = BlockKind::metadata;
      if (!part.empty()) write_line(std::move(part), linked, whole);
    }
  }

  // "Q:", "THE PRESIDENT:", "Anna Kos:".
  static bool begins_with_label(std::string_view text) {
    const std::size_t colon = text.substr(0, 40).find(": ");
    if (colon == text.npos || std::isupper(static_cast<unsigned char>(text.front())) == 0) return false;
    return std::none_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                        [](char c) { return c == ',' || c == ';' || c == '"' || (c >= '0' && c <= '9'); });
  }

  void write_line(std::string text, std::size_t linked, const Where& where) {
    Hint kind = where.title ? Hint(BlockKind::title) : where.kind;
    const bool sentence = text.ends_with('.') || text.ends_with("\xE2\x80\x9D") || text.ends_with('"') ||
                          text.ends_with('!') || text.ends_with('?');
    const bool outside = !where.article && weights_.total() > 0 && kind != BlockKind::title &&
                         kind != BlockKind::metadata && kind != BlockKind::subtitle;
    // A line of links is no prose; a heading that is a link neither.
    const bool links = linked * 100 > text.size() * 60 && !(sentence && text.size() > 80);
    if (kind == BlockKind::subtitle && !(seen_title_ && paragraphs_ == 0)) kind.reset();
    if (kind == BlockKind::metadata && text.size() > 200) kind.reset();
    if (outside || (links && kind != BlockKind::title && kind != BlockKind::metadata)) kind = BlockKind::boilerplate;
    seen_title_ = seen_title_ || kind == BlockKind::title;
    if (!kind && where.article && sentence && text.size() > 60)
      first_paragraph_ = std::min(first_paragraph_, lines_.size());
    if (!kind && where.article && sentence) ++paragraphs_;
    if (where.heading && !links && kind != BlockKind::boilerplate) headings_.push_back(lines_.size());
    if (!page_.text.empty()) page_.text += "\n\n";
    page_.text += text;
    page_.hints.push_back(kind);
    lines_.push_back(std::move(text));
  }

  // Of several first-level headings the article's is the one that agrees best with the metadata, else the last; the
  // others are the page's. Where there is none: a lower heading, or any line before the first paragraph that agrees.
  void settle_titles() {
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (page_.hints[i] == BlockKind::title) firsts.push_back(i);
    }
    std::optional<std::size_t> best = agreeing(firsts);
    if (!best && !firsts.empty()) best = firsts.back();
    for (const std::size_t i : firsts) {
      if (i != best) page_.hints[i] = BlockKind::boilerplate;
    }
    if (!best) {
      const std::size_t end = std::min(first_paragraph_, lines_.size());
      std::vector<std::size_t> above;
      for (std::size_t i = 0; i < end; ++i) {
        if (!page_.hints[i] && lines_[i].size() < 250) above.push_back(i);
      }
      best = agreeing(above);
      const auto heading = std::find_if(headings_.begin(), headings_.end(), [&](std::size_t i) { return i < end; });
      if (!best && heading != headings_.end() && (page_.metadata.title_of_page || page_.metadata.title.empty()))
        best = *heading;
      if (best) page_.hints[*best] = BlockKind::title;
    }
    if (best)
      page_.metadata.title = lines_[*best];
    else if (page_.metadata.title_of_page)
      page_.metadata.title = without_site(page_.metadata.title);
  }

  // The line that has most words of the title that the page declares, if they are most of one of the two.
  std::optional<std::size_t> agreeing(const std::vector<std::size_t>& lines) const {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    const std::string title = ' ' + plain_words(page_.metadata.title) + ' ';
    for (const std::size_t i : lines) {
      std::size_t words = 0;
      std::size_t common = 0;
      const std::string line = plain_words(lines_[i]) + ' ';
      for (std::size_t begin = 0; begin < line.size(); begin = line.find(' ', begin) + 1) {
        const std::string word = line.substr(begin, line.find(' ', begin) - begin);
        if (word.size() < 4) continue;
        ++words;
        common += title.find(' ' + word) != title.npos ? 1U : 0U;
      }
      const std::size_t of_title = static_cast<std::size_t>(std::count(title.begin(), title.end(), ' ')) / 2;
      const bool whole = title.find(' ' + line) != title.npos && line.size() > 2;
      const bool agrees = whole || (common >= 2 && (common * 10 >= words * 6 || common * 10 >= of_title * 6));
      const std::size_t score = common * 2 + (whole ? 1U : 0U);
      if (agrees && (!best || score > most)) {
        best = i;
        most = score;
      }
    }
    return best;
  }

  // "Mayor resigns | The Courier" → "Mayor resigns": the longest part.
  static std::string without_site(std::string_view title) {
    std::string_view best;
    while (!title.empty()) {
      std::size_t end = title.size();
      std::size_t gap = 0;
      for (const std::string_view mark :
           {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xAB "}) {
        const std::size_t at = title.find(mark);
        if (at < end) {
          end = at;
          gap = mark.size();
        }
      }
      if (end > best.size()) best = title.substr(0, end);
      title.remove_prefix(std::min(end + gap, title.size()));
    }
    return std::string(best);
  }

  HtmlPage& page_;
  const Weights& weights_;
  const GumboNode* article_;
  std::string line_;
  std::size_t linked_ = 0;  // bytes of line_ that are links
  Hint same_kind_;          // what an inline element says that all of line_ stands in
  bool all_time_ = false;   // all of line_ stands in <time>
  bool all_bold_ = false;
  bool broken_ = false;
  std::size_t broken_at_ = 0;
  bool seen_title_ = false;
  std::size_t paragraphs_ = 0;
  std::size_t first_paragraph_ = std::string::npos;  // index of its line
  std::vector<std::size_t> headings_;                // indices of the lines of h2 and h3
  std::vector<std::string> lines_;
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

}  // namespace

HtmlPage read_html(std::string_view text) {
  const HtmlTree tree(text);
  HtmlPage page;
  page.metadata = metadata_of(tree);
  const Weights weights(tree.root());
  Writer(page, weights, article_of(tree.root(), weights)).write(tree.root());
  return page;
}

bool looks_like_html(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == head.npos || head[first] != '<') return false;
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<div", "<article", "<p>", "<p ", "<main", "<section"}) {
    if (head.find(tag) != head.npos) return true;
  }
  return false;
}

std::string declared_encoding(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 2048));
  const std::size_t at = head.find("charset=");
  if (at == head.npos) return {};
  std::size_t begin = at + 8;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
  const std::size_t end = head.find_first_of("\"' />;", begin);
  return head.substr(begin, end == head.npos ? end : end - begin);
}

}  // namespace quoth::extract::reader
