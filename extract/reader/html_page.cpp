// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/html_page.h"

#include "extract/embedded_table.h"
#include "extract/reader/html_metadata.h"
#include "extract/reader/html_tree.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <unordered_map>

namespace quoth::embedded {
std::string_view reader_html_classes();
}

namespace quoth::extract::reader {
namespace {

using graph::BlockKind;

const std::unordered_map<std::string_view, BlockKind>& class_words() {
  static const std::unordered_map<std::string_view, BlockKind> kWords = [] {
    std::unordered_map<std::string_view, BlockKind> result;
    for (const auto& row : rows(embedded::reader_html_classes())) {
      if (row.size() != 2) continue;
      result[row[1]] = row[0] == "clutter"    ? BlockKind::boilerplate
                       : row[0] == "metadata" ? BlockKind::metadata
                                              : BlockKind::subtitle;
    }
    return result;
  }();
  return kWords;
}

// What the class and id of an element say; the last word that says something wins ("article-header__standfirst").
Hint kind_by_class(const GumboNode& node) {
  Hint kind;
  for (const char* name : {"class", "id", "data-component", "data-testid"}) {
    std::string word;
    const auto finish = [&] {
      const auto found = class_words().find(word);
      if (found != class_words().end()) kind = found->second;
      word.clear();
    };
    for (const char c : attribute(node, name)) {
      if (std::isupper(static_cast<unsigned char>(c)) != 0 && !word.empty()) finish();  // camelCase
      if (std::isalpha(static_cast<unsigned char>(c)) != 0)
        word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
      else
        finish();
    }
    finish();
    if (kind) return kind;
  }
  return kind;
}

bool is_invisible(const GumboNode& node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
      return true;
    default:
      break;
  }
  const std::string_view style = attribute(node, "style");
  return is_element(node) && (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
                              style.find("display:none") != style.npos || style.find("display: none") != style.npos);
}

bool is_clutter_element(const GumboNode& node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MENU:
      return true;
    default:
      break;
  }
  const std::string_view role = attribute(node, "role");
  return role == "navigation" || role == "complementary" || role == "banner" || role == "contentinfo" ||
         role == "dialog" || role == "search" || role == "alert";
}

bool is_inline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_U:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_BR:
      return true;
    default:
      return false;
  }
}

// Length of the text in paragraphs below each element, clutter left out: where the article is.
class Weights {
 public:
  explicit Weights(const GumboNode& root) { total_ = weigh(root); }

  std::size_t of(const GumboNode& node) const {
    const auto found = weights_.find(&node);
    return found == weights_.end() ? 0 : found->second;
  }
  std::size_t total() const noexcept { return total_; }

 private:
  std::size_t weigh(const GumboNode& node) {
    if (!is_element(node) || is_invisible(node) || is_clutter_element(node)) return 0;
    std::size_t weight = 0;
    if (tag_of(node) == GUMBO_TAG_P) {
      std::string text;
      append_text(node, text);
      weight = squeezed(text).size();
      if (weight < 40) weight = 0;
    }
    const GumboVector& children = children_of(node);
    for (unsigned i = 0; i < children.length; ++i) weight += weigh(*static_cast<const GumboNode*>(children.data[i]));
    return weights_[&node] = weight;
  }

  std::unordered_map<const GumboNode*, std::size_t> weights_;
  std::size_t total_ = 0;
};

// The element that holds the article: down from the body as long as one child has nearly all of the paragraphs' text;
// an <article> or an articleBody stops the way where several follow one another.
const GumboNode* article_of(const GumboNode& root, const Weights& weights) {
  const GumboNode* node = &root;
  while (true) {
    const GumboNode* heaviest = nullptr;
    const GumboVector& children = children_of(*node);
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (heaviest == nullptr || weights.of(*child) > weights.of(*heaviest)) heaviest = child;
    }
    if (heaviest == nullptr || weights.of(*heaviest) == 0 || tag_of(*heaviest) == GUMBO_TAG_P) return node;
    const bool article = tag_of(*heaviest) == GUMBO_TAG_ARTICLE || attribute(*heaviest, "itemprop") == "articleBody";
    const std::size_t share = article ? 40 : 70;
    if (weights.of(*heaviest) * 100 < weights.of(*node) * share) return node;
    if (tag_of(*node) == GUMBO_TAG_ARTICLE) return node;  // its head may stand beside its body
    node = heaviest;
  }
}

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
    bool time = false;
  };

  void walk(const GumboNode& node, const Where& around) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
      line_ += node.v.text.text;
      if (around.link) linked_ += squeezed(node.v.text.text).size();
      return;
    }
    if (!is_element(node) || is_invisible(node)) return;
    const GumboTag tag = tag_of(node);
    if (tag == GUMBO_TAG_BR) {
      // One break is a space, two part paragraphs.
      const bool second = broken_ && line_.find_last_not_of(" \t\r\n") == broken_at_;
      if (second) flush(around);
      line_ += ' ';
      broken_ = !second;
      broken_at_ = line_.find_last_not_of(" \t\r\n");
      return;
    }
    Where here = around;
    here.link = around.link || tag == GUMBO_TAG_A;
    here.time = around.time || tag == GUMBO_TAG_TIME;
    here.article = around.article || &node == article_;
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
    if (tag == GUMBO_TAG_H1 && here.kind != BlockKind::boilerplate) here.title = true;
    const bool cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;  // a row is a line
    const bool inline_element = is_inline(tag) || (cell && here.article);
    if (!inline_element) flush(around);
    const GumboVector& children = children_of(node);
    for (unsigned i = 0; i < children.length; ++i) walk(*static_cast<const GumboNode*>(children.data[i]), here);
    if (cell || here.time) line_ += ' ';  // "<span>August 1, 2022</span><span>6:30 AM</span>"
    if (inline_element) return;
    flush(here);
  }

  void flush(const Where& where) {
    std::string text = squeezed(line_);
    const std::size_t linked = linked_;
    line_.clear();
    linked_ = 0;
    broken_ = false;
    if (text.empty()) return;
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
    if (!kind && where.article && sentence) ++paragraphs_;
    if (!page_.text.empty()) page_.text += "\n\n";
    page_.text += text;
    page_.hints.push_back(kind);
    lines_.push_back(std::move(text));
  }

  // Of several first-level headings the article's is the one that agrees with the metadata, else the last before the
  // first paragraph; the others are the page's.
  void settle_titles() {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (page_.hints[i] != BlockKind::title) continue;
      const bool agrees = !page_.metadata.title.empty() && page_.metadata.title.find(lines_[i]) != std::string::npos;
      if (!best || agrees) best = i;
      if (agrees) break;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (page_.hints[i] == BlockKind::title && i != best) page_.hints[i] = BlockKind::boilerplate;
    }
    if (best) page_.metadata.title = lines_[*best];
  }

  HtmlPage& page_;
  const Weights& weights_;
  const GumboNode* article_;
  std::string line_;
  std::size_t linked_ = 0;  // bytes of line_ that are links
  bool broken_ = false;
  std::size_t broken_at_ = 0;
  bool seen_title_ = false;
  std::size_t paragraphs_ = 0;
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
