// SPDX-License-Identifier: Apache-2.0
#include "export/json_text.h"

#include "export/code_points.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

namespace quoth::exporters {

class JsonText::Writer {
 public:
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json{buffer};
};

JsonText::JsonText() : writer_(std::make_unique<Writer>()) {}
JsonText::~JsonText() = default;

JsonText& JsonText::begin_object() {
  writer_->json.StartObject();
  return *this;
}

JsonText& JsonText::end_object() {
  writer_->json.EndObject();
  return *this;
}

JsonText& JsonText::begin_array() {
  writer_->json.StartArray();
  return *this;
}

JsonText& JsonText::end_array() {
  writer_->json.EndArray();
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  writer_->json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  const std::string valid = valid_utf8(value);
  writer_->json.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  return *this;
}

JsonText& JsonText::number(std::uint64_t value) {
  writer_->json.Uint64(value);
  return *this;
}

JsonText& JsonText::decimal(double value) {
  writer_->json.Double(std::round(value * 100) / 100);
  return *this;
}

JsonText& JsonText::boolean(bool value) {
  writer_->json.Bool(value);
  return *this;
}

JsonText& JsonText::null() {
  writer_->json.Null();
  return *this;
}

JsonText& JsonText::member(std::string_view name, const std::vector<std::string>& values) {
  key(name).begin_array();
  for (const std::string& value : values) text(value);
  return end_array();
}

std::string JsonText::take() {
  std::string out(writer_->buffer.GetString(), writer_->buffer.GetSize());
  writer_->buffer.Clear();
  writer_->json.Reset(writer_->buffer);
  return out;
}

}  // namespace quoth::exporters
