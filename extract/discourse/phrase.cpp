// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/phrase.h"

namespace quoth::extract::discourse {

std::string_view text_of(const Tree& tree, TokenRange range) {
  if (range.empty()) return {};
  const auto& tokens = tree.analysis().tokens;
  const auto begin = tokens[static_cast<std::size_t>(range.begin)].begin_byte;
  const auto end = tokens[static_cast<std::size_t>(range.end - 1)].end_byte;
  return tree.analysis().text.substr(begin, end - begin);
}

std::string normal_form(std::string_view name) {
  std::string form;
  form.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '.') continue;
    if (c == ' ' || c == '\n' || c == '\t') {
      if (!form.empty() && form.back() != ' ') form.push_back(' ');
    } else if (c >= 'A' && c <= 'Z') {
      form.push_back(static_cast<char>(c + ('a' - 'A')));
    } else if (name.substr(i).starts_with("’")) {
      form.push_back('\'');
      i += 2;
    } else {
      form.push_back(c);
    }
  }
  while (!form.empty() && form.back() == ' ') form.pop_back();
  if (form.starts_with("the ")) form.erase(0, 4);
  if (form.ends_with("'s")) form.resize(form.size() - 2);
  return form;
}

}  // namespace quoth::extract::discourse
