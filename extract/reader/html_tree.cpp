// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/html_tree.h"

#include "graph/error.h"

#include <algorithm>
#include <vector>

namespace quoth::extract::reader {
namespace {

constexpr std::size_t kDeepest = 2000;  // nested elements; gumbo frees them by recursion

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Elements that have no content, or that the next of their kind closes.
bool closes_itself(std::string_view tag) {
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  static constexpr std::string_view kNames =
      " p P li LI br BR img IMG a A tr TR td TD th TH hr HR meta META link LINK input INPUT option dt dd wbr source ";
  const std::size_t at = kNames.find(name);
  return name.size() < 8 && at != kNames.npos && at > 0 && kNames[at - 1] == ' ' && kNames[at + name.size()] == ' ';
}

// An upper bound of how deep elements may come to lie, void elements and those that are left open included.
std::size_t open_tags(std::string_view page) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (std::size_t i = page.find('<'); i != page.npos && i + 1 < page.size(); i = page.find('<', i + 1)) {
    if (is_letter(page[i + 1]))
      deepest = closes_itself(page.substr(i + 1)) ? deepest : std::max(deepest, ++depth);
    else if (page[i + 1] == '/' && depth > 0)
      --depth;
  }
  return deepest;
}

std::size_t depth_of(const GumboNode& root) {
  std::vector<std::pair<const GumboNode*, std::size_t>> open{{&root, 1}};
  std::size_t deepest = 0;
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    deepest = std::max(deepest, depth);
    const GumboVector& children = children_of(*node);
    for (unsigned i = 0; i < children.length; ++i)
      open.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth + 1);
  }
  return deepest;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view page) : output_(nullptr) {
  constexpr std::size_t kHopeless = 20000;
  if (open_tags(page) > kHopeless) throw Error(ErrorKind::input, "the page's elements are nested too deeply");
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, page.data(), page.size());
  if (depth_of(*output_->root) > kDeepest) {
    gumbo_destroy_output(&kGumboDefaultOptions, output_);
    throw Error(ErrorKind::input, "the page's elements are nested too deeply");
  }
}

HtmlTree::~HtmlTree() {
  gumbo_destroy_output(&kGumboDefaultOptions, output_);
}

bool is_element(const GumboNode& node) noexcept {
  return node.type == GUMBO_NODE_ELEMENT;
}

GumboTag tag_of(const GumboNode& node) noexcept {
  return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

const GumboVector& children_of(const GumboNode& node) noexcept {
  static const GumboVector kNone{nullptr, 0, 0};
  return is_element(node) ? node.v.element.children : kNone;
}

std::string_view attribute(const GumboNode& node, const char* name) noexcept {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

void append_text(const GumboNode& node, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
    text += node.v.text.text;
  }
  const GumboVector& children = children_of(node);
  for (unsigned i = 0; i < children.length; ++i) append_text(*static_cast<const GumboNode*>(children.data[i]), text);
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\xC2\xA0";
    if (no_break) ++i;
    if (no_break || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
      if (!result.empty() && result.back() != ' ') result.push_back(' ');
    } else {
      result.push_back(text[i]);
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace quoth::extract::reader
