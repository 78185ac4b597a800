// SPDX-License-Identifier: Apache-2.0
// `quoth man` and `quoth completion`: the manual page and the shells' completions, made from the same descriptions as
// --help, so that they cannot say anything else.
#include "cli/table.h"

#include <fmt/format.h>

#include <memory>
#include <sstream>

namespace quoth::cli {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  std::vector<const CLI::App*> shown;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!command->get_group().empty()) shown.push_back(command);
  }
  return shown;
}

std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
  std::vector<const CLI::Option*> shown;
  for (const CLI::Option* option : app.get_options([](const CLI::Option*) { return true; })) {
    if (option->get_positional() == positional && !option->get_group().empty()) shown.push_back(option);
  }
  return shown;
}

// For troff: no line begins a request, dashes and backslashes are what they are.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '\\') {
      safe += "\\e";
    } else if (letter == '-') {
      safe += "\\-";
    } else {
      if ((letter == '.' || letter == '\'') && (safe.empty() || safe.back() == '\n')) safe += "\\&";
      safe += letter;
    }
  }
  return safe;
}

std::string manual_options(const CLI::App& app) {
  std::string text;
  for (const bool positional : {true, false}) {
    for (const CLI::Option* option : options_of(app, positional)) {
      text += fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(option->get_name(positional, true)),
                          escaped(option->get_description()));
    }
  }
  return text;
}

std::string manual(const CLI::App& app) {
  std::string text = fmt::format(
      ".TH QUOTH 1\n.SH NAME\nquoth \\- {}\n.SH SYNOPSIS\n\\fBquoth\\fR [\\fIoptions\\fR] \\fIcommand\\fR …\n"
      ".SH OPTIONS\n{}.SH COMMANDS\n",
      escaped(app.get_description()), manual_options(app));
  for (const CLI::App* command : commands_of(app)) {
    text += fmt::format(".SS {}\n{}\n{}", escaped(command->get_name()), escaped(command->get_description()),
                        manual_options(*command));
  }
  return text + ".SH EXIT STATUS\n0 done, 1 failed in whole or in part, 2 wrong usage.\n";
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options_of(app, false)) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// One function for both shells: zsh runs bash completions by bashcompinit.
std::string completion(const CLI::App& app, bool zsh) {
  std::vector<std::string> names;
  std::string cases;
  for (const CLI::App* command : commands_of(app)) {
    names.push_back(command->get_name());
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command->get_name(), joined(option_names(*command)));
  }
  return fmt::format(R"({}_quoth() {{
  local word command="" words=""
  local current="${{COMP_WORDS[COMP_CWORD]}}"
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case " {} " in *" $word "*) command="$word"; break ;; esac
  done
  case "$command" in
    "") words="{}" ;;
{}  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words {}" -- "$current")) ;;
    *) if [ -z "$command" ]; then COMPREPLY=($(compgen -W "$words" -- "$current"))
       else COMPREPLY=($(compgen -f -- "$current")); fi ;;
  esac
}}
complete -o filenames -F _quoth quoth
)",
                     zsh ? "#compdef quoth\nautoload -U +X bashcompinit && bashcompinit\n" : "", joined(names),
                     joined(names), cases, joined(option_names(app)));
}

}  // namespace

void add_manual_commands(CLI::App& app, Context& /*context*/) {
  CLI::App* man = app.add_subcommand("man", "Print the manual page, for man(1)");
  man->callback([&app] { write_out(manual(app)); });
  auto shell = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("completion", "Print the completion for a shell");
  command->add_option("SHELL", *shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  command->callback([&app, shell] { write_out(completion(app, *shell == "zsh")); });
}

}  // namespace quoth::cli
