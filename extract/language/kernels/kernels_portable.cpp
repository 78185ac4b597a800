// SPDX-License-Identifier: Apache-2.0
// The kernels for any machine.
#include "extract/language/kernels/simd_portable.h"

#include "extract/language/kernels/kernels_generic.h"

namespace quoth::extract::language {

extern const Kernels kPortableKernels;
constinit const Kernels kPortableKernels = kernels_called("portable");

}  // namespace quoth::extract::language
