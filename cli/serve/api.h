// SPDX-License-Identifier: Apache-2.0
// What the server answers: each question under /api is one of quoth's own commands, and its parameters are that
// command's arguments. Knows nothing of sockets, processes or the store, so that a request's meaning can be tested
// alone.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::cli::serve {

struct Parameter {
  enum class Use { positional, option, flag };

  std::string_view name;
  Use use = Use::option;
  bool required = false;
};

struct Question {
  std::string_view name;     // as in /api/said, and the command
  std::string_view purpose;  // one line
  std::vector<Parameter> parameters;
};

// All questions, in the order in which they are shown. None of them writes.
std::span<const Question> questions();

// A request's parameters as they came; several of one name are several values.
using Values = std::multimap<std::string, std::string>;

// The arguments after the program's name that answer `question`. Throws Error(usage) for an unknown question, an
// unknown, repeated or missing parameter.
std::vector<std::string> arguments_for(std::string_view question, const Values& values);

// The arguments that write the drawing as one page on standard output. Throws Error(usage).
std::vector<std::string> arguments_for_page(const Values& values);

// True where the Host header of a request means this machine: others are refused, lest a page on the web, under a name
// that suddenly points here, reads the store (DNS rebinding).
bool is_local_host(std::string_view host);

// The questions with their parameters, as JSON.
std::string api_description();

}  // namespace quoth::cli::serve
