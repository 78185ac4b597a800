// SPDX-License-Identifier: Apache-2.0
#include "extract/language/kernels/kernels.h"

#include "graph/error.h"

#include <cstdlib>
#include <string>

namespace quoth::extract::language {

extern const Kernels kPortableKernels;
#ifdef QUOTH_X86_KERNELS
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
#endif

const Kernels* kernels_named(std::string_view name) {
  if (name == "portable") return &kPortableKernels;
#ifdef QUOTH_X86_KERNELS
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0;
  if (name == "avx2" && avx2) return &kAvx2Kernels;
  if (name == "avx512" && avx512) return &kAvx512Kernels;
#endif
  return nullptr;
}

const Kernels& choose_kernels() {
  const char* wanted = std::getenv("QUOTH_KERNELS");
  if (wanted != nullptr && *wanted != '\0') {
    if (const Kernels* kernels = kernels_named(wanted)) return *kernels;
    throw Error(ErrorKind::usage, "QUOTH_KERNELS is " + std::string(wanted) +
                                      ", wanted is avx512, avx2 or portable, as far as this processor goes");
  }
  for (const std::string_view name : {"avx512", "avx2"}) {
    if (const Kernels* kernels = kernels_named(name)) return *kernels;
  }
  return kPortableKernels;
}

}  // namespace quoth::extract::language
