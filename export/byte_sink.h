// SPDX-License-Identifier: Apache-2.0
// Where an exporter's bytes go. It must not know whether that is a file, a pipe or memory.
#pragma once

#include <string>
#include <string_view>

namespace quoth::exporters {

class ByteSink {
 public:
  virtual ~ByteSink() = default;

  // Takes all of `bytes` or throws Error(io).
  virtual void write(std::string_view bytes) = 0;
};

class StringSink : public ByteSink {
 public:
  void write(std::string_view bytes) override { text_ += bytes; }
  const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

}  // namespace quoth::exporters
