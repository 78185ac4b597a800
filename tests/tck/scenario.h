// SPDX-License-Identifier: Apache-2.0
// Runs one scenario of the kit against a graph in memory.
#pragma once

#include "feature.h"

#include <filesystem>
#include <string>

namespace quoth::tck {

// Empty where the scenario passes, else what was expected and what came. `graphs` holds the kit's named graphs.
std::string run_scenario(const Scenario& scenario, const std::filesystem::path& graphs);

}  // namespace quoth::tck
