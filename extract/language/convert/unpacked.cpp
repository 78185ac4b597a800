// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/unpacked.h"

#include "graph/error.h"

namespace quoth::extract::language {
namespace {

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorKind::format, "unexpected content in the wheel: " + reason);
}

}  // namespace

Unpacked::Unpacked(const std::string& bytes, std::string_view what) {
  try {
    handle_ = msgpack::unpack(bytes.data(), bytes.size());
  } catch (const msgpack::unpack_error& error) {
    refuse(std::string(what) + " is no msgpack: " + error.what());
  }
}

std::string_view text_of(const msgpack::object& value) {
  if (value.type == msgpack::type::STR) return {value.via.str.ptr, value.via.str.size};
  if (value.type == msgpack::type::BIN) return {value.via.bin.ptr, value.via.bin.size};
  refuse("not a string");
}

std::span<const msgpack::object> items_of(const msgpack::object& list) {
  if (list.type != msgpack::type::ARRAY) refuse("not a list");
  return {list.via.array.ptr, list.via.array.size};
}

std::span<const msgpack::object_kv> pairs_of(const msgpack::object& map) {
  if (map.type != msgpack::type::MAP) refuse("not a map");
  return {map.via.map.ptr, map.via.map.size};
}

std::uint64_t unsigned_of(const msgpack::object& value) {
  if (value.type != msgpack::type::POSITIVE_INTEGER) refuse("not a number");
  return value.via.u64;
}

const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  for (const msgpack::object_kv& pair : pairs_of(map)) {
    const bool named = pair.key.type == msgpack::type::STR || pair.key.type == msgpack::type::BIN;
    if (named && text_of(pair.key) == key) return &pair.val;
  }
  return nullptr;
}

const msgpack::object& field(const msgpack::object& map, std::string_view key) {
  const msgpack::object* value = find(map, key);
  if (value == nullptr) refuse("no " + std::string(key));
  return *value;
}

}  // namespace quoth::extract::language
