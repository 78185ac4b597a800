// SPDX-License-Identifier: Apache-2.0
// `quoth serve`: the explorer and a JSON API for this machine alone. An answer is what the command of the same name
// prints, run as a process of its own; nothing that a request asks writes.
#include "cli/command.h"
#include "cli/serve/api.h"
#include "cli/serve/child_process.h"
#include "cli/store_access.h"
#include "graph/error.h"

#include <fmt/format.h>
#include <httplib.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

namespace quoth::embedded {
std::string_view explorer_page();
std::string_view explorer_script();
std::string_view explorer_style();
}  // namespace quoth::embedded

namespace quoth::cli {
namespace {

using serve::Outcome;

constexpr const char* kAddress = "127.0.0.1";

struct Arguments {
  int port = 8127;
  int seconds = 30;
};

serve::Values values_of(const httplib::Request& request) {
  return {request.params.begin(), request.params.end()};
}

void answer_error(httplib::Response& response, int status, const std::string& message) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("error");
  writer.String(message.data(), static_cast<rapidjson::SizeType>(message.size()));
  writer.EndObject();
  response.status = status;
  response.set_content(buffer.GetString(), buffer.GetSize(), "application/json; charset=utf-8");
}

// "quoth: nobody is called …\n" to "nobody is called …".
std::string without_prefix(std::string message) {
  if (message.starts_with("quoth: ")) message.erase(0, 7);
  while (!message.empty() && message.back() == '\n') message.pop_back();
  return message;
}

class Answers {
 public:
  Answers(const Arguments& arguments, const Context& context)
      : common_{fmt::format("--db={}", context.database), "--quiet", "--threads=1"} {
    if (!context.as_of.empty()) common_.push_back(fmt::format("--as-of={}", context.as_of));
    limits_.time = std::chrono::seconds(arguments.seconds);
  }

  void add_to(httplib::Server& server) const {
    server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
      if (serve::is_local_host(request.get_header_value("Host"))) return httplib::Server::HandlerResponse::Unhandled;
      answer_error(response, 403, "only requests to this machine by its own name are answered");
      return httplib::Server::HandlerResponse::Handled;
    });
    server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                {"Cache-Control", "no-store"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Content-Security-Policy",
                                 "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' "
                                 "'unsafe-inline'; img-src 'self' data:"}});
    add_file(server, "/", "text/html; charset=utf-8", embedded::explorer_page());
    add_file(server, "/explorer.js", "text/javascript; charset=utf-8", embedded::explorer_script());
    add_file(server, "/explorer.css", "text/css; charset=utf-8", embedded::explorer_style());
    server.Get("/api", [](const httplib::Request&, httplib::Response& response) {
      response.set_content(serve::api_description(), "application/json; charset=utf-8");
    });
    server.Get("/drawing", [this](const httplib::Request& request, httplib::Response& response) {
      answer(response, "text/html; charset=utf-8", [&] { return serve::arguments_for_page(values_of(request)); });
    });
    server.Get(R"(/api/([a-z]+))", [this](const httplib::Request& request, httplib::Response& response) {
      answer(response, "application/json; charset=utf-8",
             [&] { return serve::arguments_for(request.matches[1].str(), values_of(request)); });
    });
    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty()) answer_error(response, response.status, "there is nothing here; see /api");
    });
  }

 private:
  static void add_file(httplib::Server& server, const char* path, const char* type, std::string_view bytes) {
    server.Get(path, [bytes, type](const httplib::Request&, httplib::Response& response) {
      response.set_content(bytes.data(), bytes.size(), type);
    });
  }

  template <typename MakeArguments>
  void answer(httplib::Response& response, const char* type, const MakeArguments& make) const {
    try {
      std::vector<std::string> arguments = make();
      arguments.insert(arguments.begin() + 1, common_.begin(), common_.end());
      const Outcome outcome = serve::run_child("/proc/self/exe", arguments, limits_);
      if (outcome.timed_out)
        return answer_error(response, 504, "no answer in time; quoth serve --time-limit allows more");
      if (outcome.too_long) return answer_error(response, 413, "the answer is too long; ask for less");
      if (outcome.exit_code == 0) return response.set_content(outcome.output, type);
      const int status = outcome.exit_code == 2 ? 400 : outcome.exit_code == 1 ? 422 : 500;
      answer_error(response, status, without_prefix(outcome.diagnostics));
    } catch (const Error& error) {
      answer_error(response, error.kind() == ErrorKind::usage ? 400 : 500, error.what());
    }
  }

  std::vector<std::string> common_;
  serve::RunLimits limits_;
};

// Ends the server at Ctrl-C or SIGTERM: the signals are taken in a thread of its own.
class StopOnSignal {
 public:
  explicit StopOnSignal(httplib::Server& server) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGUSR1);  // the destructor's own
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    waiter_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&signals_, &signal);
      server.stop();
    });
  }
  ~StopOnSignal() {
    pthread_kill(waiter_.native_handle(), SIGUSR1);
    waiter_.join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  sigset_t signals_{};
  std::thread waiter_;
};

void run(const Arguments& arguments, const Context& context) {
  open_to_read(context);  // says at once what is wrong with the store
  httplib::Server server;
  const Answers answers(arguments, context);
  answers.add_to(server);
  const StopOnSignal stop(server);
  const int port = arguments.port == 0 ? server.bind_to_any_port(kAddress) : arguments.port;
  if (port <= 0 || (arguments.port != 0 && !server.bind_to_port(kAddress, port))) {
    throw Error(ErrorKind::io, fmt::format("cannot listen on {}:{}; --port chooses another, 0 any", kAddress, port));
  }
  fmt::print("quoth: {} at http://{}:{}/ until Ctrl-C\n", context.database, kAddress, port);
  std::fflush(stdout);
  server.listen_after_bind();
}

}  // namespace

void add_serve_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("serve", "The explorer and a JSON API, for this machine alone");
  command->add_option("--port", arguments->port, "Where to listen; 0 takes any that is free")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command->add_option("--time-limit", arguments->seconds, "Seconds that an answer may take")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
