// SPDX-License-Identifier: Apache-2.0
// What the elements of a page are by their tags and classes, and which of them holds the article: the one with most
// words in its own lines (as in readability tools; Kohlschütter et al. 2010 on link density).
#pragma once

#include "extract/reader/blocks.h"
#include "extract/reader/html_tree.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace quoth::extract::reader {

// What the class, id and test ids of an element say of its content (data/html_classes.tsv). The last word that says
// something wins ("article-header__standfirst").
Hint kind_by_class(const GumboNode& node);

bool is_invisible(const GumboNode& node);
bool is_clutter_element(const GumboNode& node);  // navigation, footers, figures, forms, dialogs
bool is_inline(GumboTag tag);

// Length of the text that is no link in the lines of each element, clutter and readers' comments left out: bytes of
// paragraphs, and of what is written straight into a container where it is long (pages of tables and <br>).
class Weights {
 public:
  explicit Weights(const GumboNode& root);

  std::size_t of(const GumboNode& node) const;
  std::size_t total() const noexcept { return total_; }
  // A <p>, or another element that holds one paragraph and no other element of weight.
  bool is_paragraph(const GumboNode& node) const;
  // An <a> that was closed: what was left open links the rest of the page, paragraph by paragraph.
  bool is_link(const GumboNode& node) const;

 private:
  void find_open_links(const GumboNode& root);
  std::size_t weigh(const GumboNode& node, bool with_comments);

  std::unordered_map<const GumboNode*, std::size_t> weights_;
  std::unordered_set<const GumboNode*> paragraphs_;
  std::size_t total_ = 0;
  std::unordered_set<std::string_view> open_links_;  // their addresses
};

// The element that holds the article: down from `root` as long as one child has nearly all of the text; an <article>
// or an articleBody stops the way, but not one of a series (the posts of a live page).
const GumboNode* article_of(const GumboNode& root, const Weights& weights);

}  // namespace quoth::extract::reader
