// SPDX-License-Identifier: Apache-2.0
// JSON one value after another, for the exporters whose lines or documents are JSON; RapidJSON stays in the .cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

class JsonText {
 public:
  JsonText();
  ~JsonText();

  JsonText& begin_object();
  JsonText& end_object();
  JsonText& begin_array();
  JsonText& end_array();
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);  // malformed UTF-8 is repaired
  JsonText& number(std::uint64_t value);
  JsonText& decimal(double value);  // two decimals
  JsonText& boolean(bool value);
  JsonText& null();

  // Members of an object.
  JsonText& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonText& member(std::string_view name, const std::vector<std::string>& values);

  // What was written; the object begins anew.
  std::string take();

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

}  // namespace quoth::exporters
