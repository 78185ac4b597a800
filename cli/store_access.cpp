// SPDX-License-Identifier: Apache-2.0
#include "cli/store_access.h"

#include "graph/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <ctime>

namespace quoth::cli {
namespace {

constexpr std::size_t kCandidatesShown = 12;

std::string describe(graph::Store& store, const graph::StoreEntity& entity) {
  std::string text = fmt::format("  {}  {}, {}", entity.id, entity.name, graph::to_string(entity.kind));
  if (!entity.roles.empty()) {
    const graph::StoreRole& role = entity.roles.front();
    text += ", " + role.role + (role.of.empty() ? "" : " of " + store.name_of(role.of));
  }
  for (const auto& [base, identifier] : entity.links) text += ", " + identifier;
  return text + fmt::format(", {} document{}", entity.documents, entity.documents == 1 ? "" : "s");
}

[[noreturn]] void reject_unknown(graph::Store& store, const std::string& name) {
  std::string message = fmt::format("nobody is called \"{}\"", name);
  const std::vector<std::string> near = store.nearest_names(name);
  for (std::size_t index = 0; index < near.size(); ++index) {
    message += (index == 0 ? "; nearest: " : ", ") + near[index];
  }
  throw Error(ErrorKind::input, message);
}

[[noreturn]] void reject_ambiguous(graph::Store& store, const std::string& name,
                                   const std::vector<graph::StoreEntity>& candidates) {
  std::string message = fmt::format("\"{}\" may be any of {}; say which by its id:", name, candidates.size());
  for (std::size_t index = 0; index < std::min(candidates.size(), kCandidatesShown); ++index) {
    message += '\n' + describe(store, candidates[index]);
  }
  if (candidates.size() > kCandidatesShown)
    message += fmt::format("\n  and {} more", candidates.size() - kCandidatesShown);
  throw Error(ErrorKind::input, message);
}

}  // namespace

graph::Store open_to_read(const Context& context) {
  graph::StoreOptions options;
  options.as_of = context.as_of;
  return graph::Store(context.database, graph::Access::read, options);
}

graph::Store open_to_write(const Context& context, const std::string& purpose) {
  graph::StoreOptions options;
  options.purpose = purpose;
  return graph::Store(context.database, graph::Access::write, options);
}

std::vector<graph::StoreEntity> entities_called(graph::Store& store, const std::string& name) {
  std::vector<graph::StoreEntity> all = store.find(name);
  if (all.empty()) reject_unknown(store, name);
  std::vector<graph::StoreEntity> sure;
  std::copy_if(all.begin(), all.end(), std::back_inserter(sure), [](const auto& entity) { return entity.sure; });
  if (sure.size() > 1) reject_ambiguous(store, name, sure);
  if (sure.empty() && all.size() > 1) reject_ambiguous(store, name, all);
  std::stable_partition(all.begin(), all.end(), [](const auto& entity) { return entity.sure; });
  return all;
}

graph::StoreEntity entity_called(graph::Store& store, const std::string& name) {
  return entities_called(store, name).front();
}

std::vector<std::string> ids_called(graph::Store& store, const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    for (const graph::StoreEntity& entity : entities_called(store, name)) ids.push_back(entity.id);
  }
  return ids;
}

std::string now() {
  if (const char* given = std::getenv("QUOTH_NOW"); given != nullptr && *given != '\0') return given;
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

void require_day(const std::string& option, const std::string& text) {
  const std::string pattern = std::string("0000-00-00").substr(0, text.size());
  bool good = text.size() == 4 || text.size() == 7 || text.size() == 10;
  for (std::size_t index = 0; good && index < text.size(); ++index) {
    good = pattern[index] == '0' ? std::isdigit(static_cast<unsigned char>(text[index])) != 0 : text[index] == '-';
  }
  if (!good) {
    throw Error(ErrorKind::usage, fmt::format("{} \"{}\" is no date: write 2021-12-31, 2021-12 or 2021", option, text));
  }
}

}  // namespace quoth::cli
