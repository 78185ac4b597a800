// SPDX-License-Identifier: Apache-2.0
// The words that are said, thought or demanded, or the thing acted upon.
#pragma once

#include "extract/statements/article.h"

#include <string>

namespace quoth::extract::statements {

// Sets `content` of every draft: the quotations it speaks, its complement clauses, else its objects and phrases.
void find_content(Article& article);

// The pieces as read, joined with " … " where words between them are left out.
std::string content_text(const Article& article, const std::vector<Piece>& pieces);

graph::Span span_of(const Article& article, const Piece& piece);

}  // namespace quoth::extract::statements
