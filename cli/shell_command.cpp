// SPDX-License-Identifier: Apache-2.0
// `quoth shell`: openCypher at a prompt, with history, completion and results a page at a time.
#include "cli/command.h"
#include "cli/query_completion.h"
#include "cli/query_output.h"
#include "cli/query_session.h"
#include "cli/result_drawing.h"
#include "graph/error.h"
#include "graph/query/functions.h"

#include <editline/readline.h>
#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::cli {
namespace {

constexpr std::string_view kHelp =
    "A query ends with ; or an empty line. Commands:\n"
    "  :help              this\n"
    "  :schema            labels, relationship types and properties, with counts\n"
    "  :procedures        what CALL can call\n"
    "  :param NAME VALUE  sets $NAME (text or JSON); :params lists them\n"
    "  :draw              the last result's nodes and relationships as a picture\n"
    "  :quit              leaves, as does Ctrl-D\n"
    "EXPLAIN or PROFILE before a query shows its plan. Tab completes names.\n";

constexpr const char* kKeywords[] = {"MATCH",  "OPTIONAL", "WHERE",  "RETURN",   "WITH",  "UNWIND",  "ORDER BY",
                                     "SKIP",   "LIMIT",    "CREATE", "MERGE",    "SET",   "REMOVE",  "DELETE",
                                     "DETACH", "CALL",     "YIELD",  "DISTINCT", "UNION", "EXPLAIN", "PROFILE"};
constexpr const char* kCommands[] = {"help", "schema", "procedures", "param", "params", "draw", "quit"};

// Set by Ctrl-C: a running query ends, a line that is being written is dropped, the shell stays.
std::atomic<bool> interrupted{false};

extern "C" void on_interrupt(int /*signal*/) {
  interrupted.store(true, std::memory_order_relaxed);
}

// What libedit's C callback completes from; one shell at a time.
CompletionWords& completion_words() {
  static CompletionWords words;
  return words;
}

void gather_completions(const query::PropertyGraph& graph, const query::ProcedureRegistry& procedures) {
  CompletionWords& words = completion_words();
  const auto strings = [](const auto& names) { return std::vector<std::string>(std::begin(names), std::end(names)); };
  words.commands = strings(kCommands);
  words.language = strings(kKeywords);
  for (const auto& names : {query::function_names(), procedures.names()}) {
    words.language.insert(words.language.end(), names.begin(), names.end());
  }
  words.labels = strings(graph.label_names());
  words.types = strings(graph.type_names());
  words.properties = strings(graph.key_names());
  words.names.clear();
  const auto name = graph.key("name");
  constexpr query::NodeId kMostNames = 50'000;
  for (query::NodeId node = 0; name && node < std::min(graph.node_bound(), kMostNames); ++node) {
    if (!graph.node_exists(node)) continue;
    const query::Value value = graph.property(node, *name);
    if (value.kind() == query::Kind::string) words.names.emplace_back(value.as_string());
  }
}

std::vector<std::string>& offered() {
  static std::vector<std::string> words;
  return words;
}

char* complete(const char* /*prefix*/, int state) {
  static std::size_t at = 0;
  if (state == 0) at = 0;
  return at < offered().size() ? strdup(offered()[at++].c_str()) : nullptr;
}

char** complete_line(const char* prefix, int begin, int end) {
  rl_attempted_completion_over = 1;
  offered() =
      completions(completion_words(), rl_line_buffer, static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
  return rl_completion_matches(prefix, complete);
}

struct Freed {
  void operator()(char* text) const noexcept { std::free(text); }
};

std::filesystem::path history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if (state != nullptr) return std::filesystem::path(state) / "quoth_history";
  return home != nullptr ? std::filesystem::path(home) / ".quoth_history" : std::filesystem::path();
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class Shell {
 public:
  Shell(Context& context, const LimitOptions& limits)
      : context_(context),
        limits_(limits.limits()),
        session_(context.database, context.diagnostics),
        terminal_(isatty(STDIN_FILENO) != 0) {}

  void run() {
    if (terminal_) start_editing();
    std::string query;
    for (std::string line; read(line, query.empty());) {
      if (interrupted.exchange(false)) {
        query.clear();
        continue;
      }
      if (query.empty() && trimmed(line).starts_with(':')) {
        if (!command(trimmed(line))) break;
        continue;
      }
      query += (query.empty() ? "" : "\n") + line;
      const std::string whole = trimmed(query);
      if (!whole.ends_with(';') && !(trimmed(line).empty() && !whole.empty())) {
        if (whole.empty()) query.clear();
        continue;
      }
      ask(whole);
      query.clear();
    }
    if (const std::string rest = trimmed(query); !rest.empty()) ask(rest);
    if (terminal_ && !history_.empty()) write_history(history_.c_str());
  }

 private:
  void start_editing() {
    fmt::print("quoth shell on {}. :help tells more.\n", context_.database);
    struct sigaction action {};
    action.sa_handler = on_interrupt;  // without SA_RESTART, so that reading a line ends too
    sigaction(SIGINT, &action, nullptr);
    limits_.interrupted = &interrupted;
    gather_completions(session_.graph(), session_.procedures());
    rl_readline_name = const_cast<char*>("quoth");
    rl_attempted_completion_function = complete_line;
    rl_completer_word_break_characters = const_cast<char*>(kCompletionBreaks);
    rl_completion_append_character = '\0';
    using_history();
    history_ = history_file();
    if (!history_.empty()) read_history(history_.c_str());
  }

  bool read(std::string& line, bool first) {
    if (!terminal_) return static_cast<bool>(std::getline(std::cin, line));
    const std::unique_ptr<char, Freed> text(readline(first ? "quoth> " : "   ... "));
    if (!text && interrupted.load()) {
      fmt::print("\n");
      return true;
    }
    if (!text) {
      fmt::print("\n");
      return false;
    }
    line = text.get();
    if (!trimmed(line).empty()) add_history(line.c_str());
    return true;
  }

  void ask(const std::string& text) {
    interrupted.store(false);
    try {
      const auto begin = std::chrono::steady_clock::now();
      const query::Result result = session_.run(text, parameters_, limits_);
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
      drawn_ = draw_result(result, session_.graph());
      show(result, took.count());
      if (result.changes.any() && terminal_) gather_completions(session_.graph(), session_.procedures());
    } catch (const Error& error) {
      fmt::print(stderr, "{}\n", error.what());
    }
    interrupted.store(false);  // it has ended the query; the next line is another's
  }

  void show(const query::Result& result, double milliseconds) {
    const Format format = context_.format == Format::automatic ? Format::table : context_.format;
    std::string text = result.plan;
    if (result.plan.empty() || !result.columns.empty())
      text += format_result(result, session_.graph(), format, width());
    page(text);
    if (format != Format::table) return;
    const std::string changes = format_changes(result.changes);
    if (!result.columns.empty()) fmt::print("{} {}, ", result.rows(), result.rows() == 1 ? "row" : "rows");
    fmt::print("{}{:.1f} ms\n", changes.empty() ? "" : changes + ", ", milliseconds);
    std::fflush(stdout);
  }

  static std::size_t width() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
  }

  // What is longer than the screen goes through the pager.
  void page(const std::string& text) const {
    winsize size{};
    const bool screen = terminal_ && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    const auto lines = std::count(text.begin(), text.end(), '\n');
    const char* pager = std::getenv("PAGER");
    if (screen && size.ws_row > 0 && lines >= size.ws_row) {
      struct Close {
        void operator()(std::FILE* pipe) const noexcept { pclose(pipe); }
      };
      const std::unique_ptr<std::FILE, Close> pipe(popen(pager != nullptr ? pager : "less -FRSX", "w"));
      if (pipe) {
        std::fwrite(text.data(), 1, text.size(), pipe.get());
        return;
      }
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
  }

  bool command(const std::string& line) {
    const std::string name = line.substr(0, line.find(' '));
    if (name == ":quit" || name == ":exit" || name == ":q") return false;
    if (name == ":help") {
      fmt::print("{}", kHelp);
    } else if (name == ":schema") {
      schema();
    } else if (name == ":procedures") {
      for (const std::string_view known : session_.procedures().names()) {
        fmt::print("{:24}{}\n", known, session_.procedures().find(known)->description);
      }
    } else if (name == ":param") {
      set_parameter(trimmed(line.substr(name.size())));
    } else if (name == ":params") {
      for (const auto& entry : parameters_) fmt::print("${}\n", entry.first);
    } else if (name == ":draw") {
      draw();
    } else {
      fmt::print(stderr, "unknown command {}; :help lists them\n", name);
    }
    std::fflush(stdout);
    return true;
  }

  void schema() {
    const query::PropertyGraph& graph = session_.graph();
    fmt::print("Labels\n");
    for (const std::string_view name : graph.label_names())
      fmt::print("  :{:30}{:>12}\n", name, graph.node_count(*graph.label(name)));
    fmt::print("Relationship types\n");
    for (const std::string_view name : graph.type_names())
      fmt::print("  :{:30}{:>12}\n", name, graph.edge_count(*graph.type(name)));
    fmt::print("Properties\n ");
    for (const std::string_view name : graph.key_names()) fmt::print(" {}", name);
    fmt::print("\n");
  }

  void set_parameter(const std::string& rest) {
    const std::size_t blank = rest.find(' ');
    if (blank == std::string::npos) {
      fmt::print(stderr, ":param takes a name and a value\n");
      return;
    }
    for (const auto& [name, value] : parse_parameters({rest.substr(0, blank) + "=" + trimmed(rest.substr(blank))})) {
      parameters_.insert_or_assign(name, value);
    }
  }

  void draw();

  const Context& context_;
  query::Limits limits_;
  QuerySession session_;
  query::Parameters parameters_;
  bool terminal_;
  std::filesystem::path history_;
  exporters::Drawing drawn_;  // of the last result
};

void Shell::draw() {
  if (drawn_.entities.empty()) {
    fmt::print(stderr, "the last result has no nodes to draw; return nodes, relationships or paths\n");
    return;
  }
  try {
    const std::filesystem::path picture = write_picture(drawn_);
    fmt::print("{}\n", picture.string());
    if (terminal_ && !open_picture(picture))
      fmt::print("no display to open it on; set $BROWSER to a program that can\n");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
  }
}

}  // namespace

void add_shell_command(CLI::App& app, Context& context) {
  auto limits = std::make_shared<LimitOptions>();
  CLI::App* command = app.add_subcommand("shell", "Ask the graph in openCypher at a prompt");
  limits->add_to(*command);
  command->callback([limits, &context] { Shell(context, *limits).run(); });
}

}  // namespace quoth::cli
