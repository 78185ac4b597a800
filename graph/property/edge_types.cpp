// SPDX-License-Identifier: Apache-2.0
#include "graph/property/edge_types.h"

#include <algorithm>

namespace quoth::graph::property {

using query::TypeId;
using view::EdgeFilter;
using view::EdgeKind;
using view::EdgeKinds;

namespace {

void join(std::vector<EdgeFilter::LabelRange>& ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<EdgeFilter::LabelRange> joined;
  for (const EdgeFilter::LabelRange& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().last) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  ranges = std::move(joined);
}

}  // namespace

std::string type_name(std::string_view label) {
  std::string out(label);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (c == ' ' || c == '-') c = '_';
  }
  return out;
}

EdgeTypes::EdgeTypes(const view::View& view) : view_(&view) {
  // In the order of EdgeKind, after `typed`.
  for (const char* name :
       {"SOURCE", "TARGET", "ABOUT", "AT", "ATTRIBUTED_TO", "CONTAINS", "IN", "HAS_ROLE", "LOCATED_IN", "PART_OF"}) {
    const TypeId type = add(name);
    filters_[type].kinds = EdgeKinds{static_cast<EdgeKind>(type + 1)};
  }
  for (std::size_t part = 0; part < view.parts().size(); ++part) add_labels(part);
  for (EdgeFilter& filter : filters_) {
    if (filter.kinds.has(EdgeKind::typed)) filter.labels.resize(view.parts().size());
  }
  counts_.assign(names_.size(), 0);
  count_edges();
}

TypeId EdgeTypes::add(const std::string& name) {
  const auto [at, added] = numbers_.emplace(name, static_cast<TypeId>(names_.size()));
  if (added) {
    names_.push_back(name);
    filters_.push_back({EdgeKinds{}, {}});
  }
  return at->second;
}

void EdgeTypes::add_labels(std::size_t part) {
  const auto& labels = view_->parts()[part].columns().labels;
  auto& types = label_types_.emplace_back();
  for (std::uint16_t label = 0; label < labels.size(); ++label) {
    const TypeId type = add(type_name(labels[label]));
    types.push_back(type);
    EdgeFilter& filter = filters_[type];
    filter.kinds.add(EdgeKind::typed);
    filter.labels.resize(view_->parts().size());
    auto& ranges = filter.labels[part];
    if (!ranges.empty() && ranges.back().last == label) {
      ++ranges.back().last;
    } else {
      ranges.push_back({label, static_cast<std::uint16_t>(label + 1)});
    }
  }
}

void EdgeTypes::count_edges() {
  for (std::size_t part = 0; part < view_->parts().size(); ++part) {
    const auto& columns = view_->parts()[part].columns();
    std::vector<std::uint64_t> by_label(columns.labels.size()), by_role(8), by_relation(4);
    for (const std::uint16_t label : columns.out_label) ++by_label[label];
    for (const view::Participant participant : columns.participants)
      ++by_role[static_cast<std::size_t>(participant.role())];
    for (const std::uint8_t kind : columns.relation_kind) ++by_relation[kind];
    for (std::size_t label = 0; label < by_label.size(); ++label) counts_[label_types_[part][label]] += by_label[label];
    for (std::size_t role = 0; role < 6; ++role) {
      counts_[static_cast<TypeId>(view::edge_kind(static_cast<view::ParticipantRole>(role))) - 1] += by_role[role];
    }
    for (std::size_t kind = 0; kind < 3; ++kind) {
      counts_[static_cast<TypeId>(view::edge_kind(static_cast<view::RelationKind>(kind))) - 1] += by_relation[kind];
    }
    counts_[static_cast<TypeId>(EdgeKind::in) - 1] += columns.statement_type.size();
  }
  for (const std::uint64_t count : counts_) total_ += count;
}

std::optional<TypeId> EdgeTypes::find(std::string_view name) const {
  const auto at = numbers_.find(name);
  return at == numbers_.end() ? std::nullopt : std::optional(at->second);
}

EdgeFilter EdgeTypes::several(std::span<const TypeId> types) const {
  EdgeFilter result{EdgeKinds{}, {}};
  for (const TypeId type : types) {
    const EdgeFilter& one = filters_[type];
    for (std::size_t kind = 0; kind <= static_cast<std::size_t>(EdgeKind::part_of); ++kind) {
      if (one.kinds.has(static_cast<EdgeKind>(kind))) result.kinds.add(static_cast<EdgeKind>(kind));
    }
    if (!one.kinds.has(EdgeKind::typed)) continue;
    result.labels.resize(view_->parts().size());
    for (std::size_t part = 0; part < one.labels.size(); ++part) {
      auto& ranges = result.labels[part];
      ranges.insert(ranges.end(), one.labels[part].begin(), one.labels[part].end());
    }
  }
  bool every = true;
  for (std::size_t part = 0; part < result.labels.size(); ++part) {
    auto& ranges = result.labels[part];
    join(ranges);
    const std::size_t labels = view_->parts()[part].columns().labels.size();
    every = every && (labels == 0 || (ranges.size() == 1 && ranges[0].first == 0 && ranges[0].last == labels));
  }
  if (every) result.labels.clear();
  return result;
}

}  // namespace quoth::graph::property
