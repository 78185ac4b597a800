// SPDX-License-Identifier: Apache-2.0
// Which statements are drawn or exported: the filters that `draw` and `export` share, as a source in front of another.
#pragma once

#include "export/graph_source.h"
#include "export/id_set.h"

#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

struct Selection {
  std::string since;  // ISO 8601: a day, a month, a year; empty for no bound. Inclusive, as `until` is
  std::string until;
  std::vector<std::string> involving;  // entities' ids: any of them is source, target, about, place or on whose word
  std::vector<std::string> types;      // event types, any of them
  double min_confidence = 0;
  bool said_only = false;

  bool everything() const noexcept {
    return since.empty() && until.empty() && involving.empty() && types.empty() && min_confidence <= 0 && !said_only;
  }
};

// True where the span of time `value` (ISO 8601, or an interval "a/b") has a day in common with [since, until]. An
// empty bound is open; an empty `value` lies in no bounded span.
bool within(std::string_view value, std::string_view since, std::string_view until);

// The statements that a selection keeps, with the entities and documents that they refer to and no reference to what
// was left out. A statement without a time of its own has its document's date of publication. The ids of what
// is kept are in files where they are many (id_set.h), so memory does not grow. `source` must outlive it.
class SelectedSource : public GraphSource {
 public:
  SelectedSource(const GraphSource& source, Selection selection);

  void documents(const Visit<graph::Document>& visit) const override;
  void entities(const Visit<graph::StoreEntity>& visit) const override;
  void mentions(const Visit<EntityMention>& visit) const override;
  void times(const Visit<graph::TimeExpression>& visit) const override;
  void statements(const Visit<graph::Statement>& visit) const override;
  void records(const Visit<graph::Records>& visit) const override;
  std::optional<graph::Document> document(std::string_view id) const override;
  std::optional<graph::StoreEntity> entity(std::string_view id) const override;
  std::vector<graph::StoreEntity> find(std::string_view name) const override;
  std::string name_of(std::string_view id) const override;

 private:
  // `published`: its document's date.
  bool keeps(const graph::Statement& statement, std::string_view published) const;
  void keep_entity(const std::string& id);
  void leave_out_strangers(graph::Statement& statement) const;

  const GraphSource& source_;
  Selection selection_;
  bool everything_;
  IdSet statements_;
  IdSet entities_;
  IdSet documents_;
};

}  // namespace quoth::exporters
