// SPDX-License-Identifier: Apache-2.0
// What the commands that ask the store share: opening it, and finding whom a user means by a name.
#pragma once

#include "cli/command.h"
#include "graph/store/store.h"

#include <string>
#include <vector>

namespace quoth::cli {

graph::Store open_to_read(const Context& context);
// `purpose` is what another writer is told while it waits: "quoth add articles/".
graph::Store open_to_write(const Context& context, const std::string& purpose);

// The store entities that a user means by `name`: the one that bears it, and whoever one article only calls so without
// saying more ("Lavrov"). Throws Error(input) where nobody is called so (the message offers the nearest names), or
// several are that may be different (it lists them with their ids, which are names too).
std::vector<graph::StoreEntity> entities_called(graph::Store& store, const std::string& name);
// The one of them that corrections and dossiers are about.
graph::StoreEntity entity_called(graph::Store& store, const std::string& name);
std::vector<std::string> ids_called(graph::Store& store, const std::vector<std::string>& names);

// The present moment as "2022-01-31T12:00:00Z", or $QUOTH_NOW: the one place where a clock is read.
std::string now();

// Throws Error(usage) where `text` is no ISO day, month or year.
void require_day(const std::string& option, const std::string& text);

}  // namespace quoth::cli
