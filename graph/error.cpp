// SPDX-License-Identifier: Apache-2.0
#include "graph/error.h"

#include <system_error>
#include <utility>

namespace quoth {
namespace {

std::string with_place(const std::string& message, const Place& place) {
  if (place.file.empty() && place.line == 0) return message;
  std::string text = place.file;
  if (place.line != 0) {
    if (!text.empty()) text += ':';
    text += std::to_string(place.line);
    if (place.column != 0) text += ':' + std::to_string(place.column);
  }
  return text + ": " + message;
}

}  // namespace

Error::Error(ErrorKind kind, const std::string& message, Place place)
    : std::runtime_error(with_place(message, place)), kind_(kind), place_(std::move(place)) {}

Error io_error(const std::string& message, int error_number, Place place) {
  return Error(ErrorKind::io, message + ": " + std::generic_category().message(error_number), std::move(place));
}

}  // namespace quoth
