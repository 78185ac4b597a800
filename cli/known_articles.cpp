// SPDX-License-Identifier: Apache-2.0
#include "cli/known_articles.h"

#include "cli/open_model.h"
#include "cli/store_access.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

namespace quoth::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

class Hash {
 public:
  Hash() : state_(XXH3_createState()) { XXH3_64bits_reset(state_.get()); }

  // With its length, so that two texts are never one.
  void add(std::string_view text) {
    const std::uint64_t size = text.size();
    XXH3_64bits_update(state_.get(), &size, sizeof size);
    XXH3_64bits_update(state_.get(), text.data(), text.size());
  }
  bool add_file(const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return false;
    std::array<char, 1 << 16> part;
    std::uint64_t size = 0;
    while (const std::size_t count = std::fread(part.data(), 1, part.size(), file.get())) {
      XXH3_64bits_update(state_.get(), part.data(), count);
      size += count;
    }
    XXH3_64bits_update(state_.get(), &size, sizeof size);
    return std::ferror(file.get()) == 0;
  }
  std::uint64_t value() const {
    const std::uint64_t value = XXH3_64bits_digest(state_.get());
    return value == 0 ? 1 : value;
  }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const noexcept { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

std::uint64_t hash_of_reader(const Context& context, const extract::Options& options) {
  Hash hash;
  if (!hash.add_file("/proc/self/exe") || !hash.add_file(model_path(context))) return 0;
  if (!options.knowledge_base.empty() && !hash.add_file(options.knowledge_base)) return 0;
  return hash.value();
}

}  // namespace

KnownArticles::KnownArticles(const Context& context, const extract::Options& options)
    : store_(open_to_read(context)), reader_(hash_of_reader(context, options)) {}

Reading KnownArticles::operator()(const extract::Input& input) {
  const bool first = seen_.insert(XXH3_64bits(input.uri.data(), input.uri.size())).second;
  if (reader_ == 0) return {};
  Hash hash;
  hash.add({reinterpret_cast<const char*>(&reader_), sizeof reader_});
  for (const std::string* each : {&input.uri, &input.bytes, &input.published, &input.title, &input.publisher}) {
    hash.add(*each);
  }
  hash.add(std::to_string(static_cast<int>(input.type)));
  const std::uint64_t stamp = hash.value();
  return {stamp, first && store_.was_read(input.uri, stamp)};
}

}  // namespace quoth::cli
