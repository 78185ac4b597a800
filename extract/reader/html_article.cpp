// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/html_article.h"

#include "extract/embedded_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::embedded {
std::string_view reader_html_classes();
}

namespace quoth::extract::reader {
namespace {

using graph::BlockKind;

constexpr std::size_t kShortestParagraph = 40;  // bytes of a <p>
constexpr int kOpenLink = 3;                    // paragraphs that one link holds were not meant to be in it
constexpr std::size_t kShortestSentence = 60;   // of a sentence that stands in none
constexpr std::size_t kLongParagraph = 600;     // more is several, parted by <br>
constexpr std::size_t kShortestRun = 100;       // bytes of text that stands in no <p>

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

// The words of one class name in lower case, cut at capitals and at all that is no letter.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  bool inside = false;
  bool small = false;  // the character before was a small letter: "imageCaption" is two words, "AFPphoto" one
  for (const char c : name) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalpha(letter) == 0) {
      inside = small = false;
      continue;
    }
    const bool capital = std::isupper(letter) != 0;
    if (!inside || (capital && small)) words.emplace_back();
    inside = true;
    small = !capital;
    words.back().push_back(static_cast<char>(std::tolower(letter)));
  }
  return words;
}

template <typename Visit>
void for_each_class(std::string_view names, const Visit& visit) {
  for (std::size_t begin = names.find_first_not_of(" \t\r\n"); begin < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n", begin), names.size());
    visit(names.substr(begin, end - begin));
    begin = names.find_first_not_of(" \t\r\n", end);
  }
}

// "comments-area", "reader-comments", "cookie-consent"; not "comments-open" of a body, "has-comments" of an article.
bool holds_comments(const GumboNode& node) {
  static constexpr std::array<std::string_view, 14> kNoList{
      "open", "closed", "enabled", "count", "link", "number", "has", "no", "with", "show", "hide", "allow", "is", "on"};
  bool found = false;
  for (const char* key : {"class", "id"}) {
    for_each_class(attribute(node, key), [&](std::string_view name) {
      const std::vector<std::string> words = words_of(name);
      const bool list = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "comment" || word == "comments" || word == "commentlist" || word == "disqus" ||
               word == "consent" || word == "gdpr" || word == "cookies" || word == "cookie";
      });
      const bool other = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(kNoList.begin(), kNoList.end(), word) != kNoList.end();
      });
      found = found || (list && !other);
    });
  }
  return found;
}

bool holds(const GumboNode& node, GumboTag tag) {
  std::vector<const GumboNode*> open{&node};
  while (!open.empty()) {
    const GumboNode& at = *open.back();
    open.pop_back();
    if (tag_of(at) == tag) return true;
    const GumboVector& children = children_of(at);
    for (unsigned i = 0; i < children.length; ++i) open.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  return false;
}

// One of several <article> elements of a kind, none of which has a title of its own: posts of a live page.
bool in_series(const GumboNode& parent, const GumboNode& article, const Weights& weights) {
  if (holds(article, GUMBO_TAG_H1)) return false;
  const GumboVector& children = children_of(parent);
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* other = static_cast<const GumboNode*>(children.data[i]);
    if (other != &article && tag_of(*other) == GUMBO_TAG_ARTICLE && weights.of(*other) > 0 &&
        attribute(*other, "class") == attribute(article, "class")) {
      return true;
    }
  }
  return false;
}

// An inline element that blocks were written into (<font><p>…) is a container.
bool is_inline_run(const GumboNode& node) {
  if (!is_inline(tag_of(node))) return false;
  std::vector<const GumboNode*> open{&node};
  while (!open.empty()) {
    const GumboVector& children = children_of(*open.back());
    open.pop_back();
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (is_element(*child) && !is_inline(tag_of(*child)) && !is_invisible(*child)) return false;
      open.push_back(child);
    }
  }
  return true;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA;
}

}  // namespace

namespace {

// The attributes that templates name an element's part in: class, id, data-component, data-testid, data-…-name.
bool names_part(std::string_view attribute) {
  if (attribute == "class" || attribute == "id") return true;
  if (!attribute.starts_with("data-")) return false;
  for (const std::string_view end :
       {"-component", "-testid", "-test-id", "-name", "-type", "-module", "-block", "-role"}) {
    if (attribute.ends_with(end)) return true;
  }
  return false;
}

Hint kind_of_names(std::string_view names) {
  Hint kind;
  for_each_class(names, [&](std::string_view name) {
    std::string before;
    for (const std::string& word : words_of(name)) {
      for (const std::string& phrase : {word, before + ' ' + word}) {
        const auto found = class_words().find(phrase);
        if (found != class_words().end()) kind = found->second;
      }
      before = word;
    }
  });
  return kind;
}

}  // namespace

Hint kind_by_class(const GumboNode& node) {
  if (!is_element(node)) return {};
  const GumboVector& attributes = node.v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    if (!names_part(attribute->name)) continue;
    if (const Hint kind = kind_of_names(attribute->value)) return kind;
  }
  return {};
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

Weights::Weights(const GumboNode& root) {
  find_open_links(root);
  total_ = weigh(root, false);
  if (total_ == 0) total_ = weigh(root, true);
}

std::size_t Weights::of(const GumboNode& node) const {
  const auto found = weights_.find(&node);
  return found == weights_.end() ? 0 : found->second;
}

bool Weights::is_paragraph(const GumboNode& node) const {
  if (tag_of(node) == GUMBO_TAG_P) return true;
  if (!paragraphs_.contains(&node)) return false;
  std::size_t breaks = 0;  // "…<br><br>…": several in one
  const GumboVector& children = children_of(node);
  for (unsigned i = 0; i < children.length; ++i)
    breaks += tag_of(*static_cast<const GumboNode*>(children.data[i])) == GUMBO_TAG_BR ? 1U : 0U;
  return breaks < 2;
}

bool Weights::is_link(const GumboNode& node) const {
  return tag_of(node) == GUMBO_TAG_A && !open_links_.contains(attribute(node, "href"));
}

void Weights::find_open_links(const GumboNode& root) {
  struct At {
    const GumboNode* node;
    const GumboNode* link;       // the nearest around it
    const GumboNode* paragraph;  // likewise
  };
  struct Linked {
    std::string text;
    const GumboNode* link = nullptr;
  };
  std::unordered_map<const GumboNode*, Linked> linked;  // by paragraph
  std::vector<At> open{{&root, nullptr, nullptr}};
  while (!open.empty()) {
    At at = open.back();
    open.pop_back();
    if (is_text(*at.node) && at.link != nullptr && at.paragraph != nullptr) {
      Linked& of = linked[at.paragraph];
      of.text += at.node->v.text.text;
      of.link = at.link;
    }
    const GumboTag tag = tag_of(*at.node);
    if (tag == GUMBO_TAG_A) at.link = at.node;
    if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI) at.paragraph = at.node;
    const GumboVector& children = children_of(*at.node);
    for (unsigned i = children.length; i > 0; --i)
      open.push_back({static_cast<const GumboNode*>(children.data[i - 1]), at.link, at.paragraph});
  }
  std::unordered_map<std::string_view, int> paragraphs;  // by address
  for (const auto& [paragraph, of] : linked) {
    const std::string line = squeezed(of.text);
    if (line.size() >= kShortestParagraph || line.ends_with('.')) ++paragraphs[attribute(*of.link, "href")];
  }
  for (const auto& [address, count] : paragraphs) {
    if (count >= kOpenLink) open_links_.insert(address);
  }
}

std::size_t Weights::weigh(const GumboNode& node, bool with_comments) {
  if (!is_element(node) || is_invisible(node) || is_clutter_element(node)) return 0;
  const GumboTag tag = tag_of(node);
  if (!with_comments && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_HTML && holds_comments(node)) return 0;
  // Text straight in the node or in inline elements without blocks, links left out.
  std::string own;
  std::size_t below = 0;
  std::vector<const GumboNode*> open{&node};
  while (!open.empty()) {
    const GumboNode& at = *open.back();
    open.pop_back();
    const GumboVector& children = children_of(at);
    for (unsigned i = children.length; i > 0; --i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i - 1]);
      if (is_text(*child)) {
        own += child->v.text.text;
        own += ' ';
      } else if (is_inline_run(*child)) {
        if (!is_link(*child) && !is_invisible(*child)) open.push_back(child);
      } else {
        below += weigh(*child, with_comments);
      }
    }
  }
  const std::string run = squeezed(own);
  const bool sentence = run.ends_with('.') || run.ends_with('"') || run.ends_with("\xE2\x80\x9D") || run.ends_with('?');
  const std::size_t shortest = tag == GUMBO_TAG_P ? kShortestParagraph : sentence ? kShortestSentence : kShortestRun;
  const std::size_t weight = below + (run.size() >= shortest ? run.size() : 0);
  if (below == 0 && run.size() < kLongParagraph) paragraphs_.insert(&node);
  return weights_[&node] = weight;
}

const GumboNode* article_of(const GumboNode& root, const Weights& weights) {
  const GumboNode* node = &root;
  const GumboNode* block = node;  // the last that is no <font> or the like
  while (true) {
    if (!is_inline(tag_of(*node))) block = node;
    const GumboNode* heaviest = nullptr;
    const GumboVector& children = children_of(*node);
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (heaviest == nullptr || weights.of(*child) > weights.of(*heaviest)) heaviest = child;
    }
    if (heaviest == nullptr || weights.of(*heaviest) == 0 || weights.is_paragraph(*heaviest)) return block;
    const bool article = (tag_of(*heaviest) == GUMBO_TAG_ARTICLE && !in_series(*node, *heaviest, weights)) ||
                         attribute(*heaviest, "itemprop") == "articleBody";
    const std::size_t share = article ? 40 : 70;
    if (weights.of(*heaviest) * 100 < weights.of(*node) * share) return block;
    if (tag_of(*node) == GUMBO_TAG_ARTICLE) return node;  // its head may stand beside its body
    node = heaviest;
  }
}

}  // namespace quoth::extract::reader
