// SPDX-License-Identifier: Apache-2.0
// Reading msgpack as spaCy writes it. A thin layer over msgpack::object that throws quoth::Error on a wrong shape and
// takes map keys that are strings or bins (arrays have bin keys) alike.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <msgpack.hpp>

namespace quoth::extract::language {

// A buffer's one value; the objects given out are valid as long as this.
class Unpacked {
 public:
  // Throws Error(format) naming `what` where the bytes are no msgpack.
  Unpacked(const std::string& bytes, std::string_view what);
  const msgpack::object& root() const { return handle_.get(); }

 private:
  msgpack::object_handle handle_;
};

// Each throws Error(format) where `value` is of another type.
std::string_view text_of(const msgpack::object& value);  // a string or a bin; valid as long as the Unpacked
std::span<const msgpack::object> items_of(const msgpack::object& list);
std::span<const msgpack::object_kv> pairs_of(const msgpack::object& map);
std::uint64_t unsigned_of(const msgpack::object& value);

// The value of a key of a map, null where there is none.
const msgpack::object* find(const msgpack::object& map, std::string_view key);
const msgpack::object& field(const msgpack::object& map, std::string_view key);  // throws Error(format) for none

}  // namespace quoth::extract::language
