// SPDX-License-Identifier: Apache-2.0
#include "export/id_set.h"

#include "graph/error.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

namespace quoth::exporters {
namespace {

constexpr std::size_t kFewestSlots = 1 << 10;
constexpr std::size_t kMostInMemory = 1 << 16;

// The room is asked for at once: a disk that is full must not be met while writing to the mapping.
void* map_temporary_file(std::size_t bytes) {
  const char* folder = std::getenv("TMPDIR");
  std::string name = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp") + "/quoth-ids.XXXXXX";
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) throw io_error("cannot make the temporary file " + name, errno);
  ::unlink(name.c_str());
  const int refused = ::posix_fallocate(file, 0, static_cast<off_t>(bytes));
  void* mapping = refused == 0 ? ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
  const int number = refused != 0 ? refused : errno;
  ::close(file);
  if (mapping == MAP_FAILED) throw io_error("cannot write the temporary file " + name, number);
  return mapping;
}

void* map_memory(std::size_t bytes) {
  void* mapping = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapping == MAP_FAILED) throw io_error("cannot get memory", errno);
  return mapping;
}

}  // namespace

IdSet::~IdSet() {
  if (!slots_.empty()) ::munmap(slots_.data(), slots_.size_bytes());
}

IdSet::IdSet(IdSet&& other) noexcept : slots_(std::exchange(other.slots_, {})), size_(std::exchange(other.size_, 0)) {}

IdSet::Slot IdSet::slot_of(std::string_view id) {
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return {hash.low64, hash.high64 == 0 && hash.low64 == 0 ? 1 : hash.high64};
}

// Where `wanted` is, or the free slot that it would take.
IdSet::Slot& IdSet::place_of(const Slot& wanted) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = wanted.low & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    const bool free = slot.low == 0 && slot.high == 0;
    if (free || (slot.low == wanted.low && slot.high == wanted.high)) return slot;
  }
}

bool IdSet::insert(std::string_view id) {
  if (size_ * 2 >= slots_.size()) grow();
  const Slot wanted = slot_of(id);
  Slot& place = place_of(wanted);
  if (place.low == wanted.low && place.high == wanted.high) return false;
  place = wanted;
  ++size_;
  return true;
}

bool IdSet::contains(std::string_view id) const {
  if (slots_.empty()) return false;
  const Slot place = place_of(slot_of(id));
  return place.low != 0 || place.high != 0;
}

void IdSet::grow() {
  const std::size_t many = slots_.empty() ? kFewestSlots : slots_.size() * 2;
  const std::size_t bytes = many * sizeof(Slot);
  const std::span<Slot> old = slots_;
  void* mapping = many > kMostInMemory ? map_temporary_file(bytes) : map_memory(bytes);
  slots_ = {static_cast<Slot*>(mapping), many};
  for (const Slot& slot : old) {
    if (slot.low != 0 || slot.high != 0) place_of(slot) = slot;
  }
  if (!old.empty()) ::munmap(old.data(), old.size_bytes());
}

}  // namespace quoth::exporters
