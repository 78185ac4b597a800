// SPDX-License-Identifier: Apache-2.0
// The kernels for AVX-512.
#include "extract/language/kernels/simd_avx512.h"

#include "extract/language/kernels/kernels_generic.h"

namespace quoth::extract::language {

extern const Kernels kAvx512Kernels;
constinit const Kernels kAvx512Kernels = kernels_called("avx512");

}  // namespace quoth::extract::language
