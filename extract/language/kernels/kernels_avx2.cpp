// SPDX-License-Identifier: Apache-2.0
// The kernels for AVX2.
#include "extract/language/kernels/simd_avx2.h"

#include "extract/language/kernels/kernels_generic.h"

namespace quoth::extract::language {

extern const Kernels kAvx2Kernels;
constinit const Kernels kAvx2Kernels = kernels_called("avx2");

}  // namespace quoth::extract::language
