// SPDX-License-Identifier: Apache-2.0
// A parsed HTML page (gumbo, which repairs malformed markup as browsers do) and small questions to its nodes.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace quoth::extract::reader {

// Owns the tree; the text that it was parsed from must outlive it. Throws Error(input) where elements are nested so
// deeply that no page of a publisher is.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view page);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode& root() const noexcept { return *output_->root; }

 private:
  GumboOutput* output_;
};

bool is_element(const GumboNode& node) noexcept;
GumboTag tag_of(const GumboNode& node) noexcept;                 // GUMBO_TAG_UNKNOWN for what is no element
const GumboVector& children_of(const GumboNode& node) noexcept;  // empty for what is no element
// The attribute's value, empty where there is none.
std::string_view attribute(const GumboNode& node, const char* name) noexcept;
// Appends all text below `node`, as it is.
void append_text(const GumboNode& node, std::string& text);
// Runs of white space made one space, none around.
std::string squeezed(std::string_view text);

}  // namespace quoth::extract::reader
