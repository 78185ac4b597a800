// SPDX-License-Identifier: Apache-2.0
// The one error of quoth. Libraries throw it where work cannot go on; `main` catches it, prints it, sets the exit code.
// What is merely skipped is not an error: it goes to a Diagnostics sink (diagnostics.h).
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace quoth {

enum class ErrorKind {
  usage,     // the caller asked for something that makes no sense; exit code 2
  input,     // an article, a record or a query is not acceptable
  format,    // a file of ours (model, snapshot, lexicon) is damaged or of another version
  io,        // the operating system refused: no file, no permission, disk full
  storage,   // the database refused: locked, of another program, of a newer schema
  limit,     // a limit of time, rows, memory or size was reached
  internal,  // a broken invariant: our bug
};

// Where it happened. Line and column count from 1, in code points; 0 stands for "does not apply".
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

class Error : public std::runtime_error {
 public:
  // `message` says what was wrong and, where it helps, what to do; the place is put before it as `file:line:column: `.
  Error(ErrorKind kind, const std::string& message, Place place = {});

  ErrorKind kind() const noexcept { return kind_; }
  const Place& place() const noexcept { return place_; }

 private:
  ErrorKind kind_;
  Place place_;
};

// An `io` error with the operating system's words for `error_number` after the message: "cannot open x: No such file".
Error io_error(const std::string& message, int error_number, Place place = {});

}  // namespace quoth
