// SPDX-License-Identifier: Apache-2.0
#include "graph/property/node_labels.h"

namespace quoth::graph::property {

using query::LabelId;
using view::Vertex;
using view::VertexKind;

std::string camel_case(std::string_view type) {
  std::string out;
  bool begins = true;
  for (const char c : type) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9')) {
      begins = true;
      continue;
    }
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    out += begins && lower >= 'a' ? static_cast<char>(lower - 32) : lower;
    begins = false;
  }
  return out;
}

NodeLabels::NodeLabels(const view::View& view) : view_(&view) {
  for (const char* name :
       {"Entity", "Person", "Organization", "Place", "Group", "Event", "Work", "Thing", "Statement", "Document"}) {
    add(name);
  }
  for (const auto& part : view.parts()) {
    auto& labels = type_labels_.emplace_back();
    for (std::size_t type = 0; type < part.columns().types.size(); ++type) {
      const std::string name = camel_case(part.columns().types[type]);
      labels.push_back(name.empty() ? kStatement : add(name));
    }
  }
  counts_.assign(names_.size(), 0);
  counts_[kEntity] = view.entity_count();
  counts_[kStatement] = view.statement_count();
  counts_[kDocument] = view.document_count();
  for (std::size_t i = 0; i < view.parts().size(); ++i) {
    const auto& columns = view.parts()[i].columns();
    for (const std::uint8_t kind : columns.entity_kind) ++counts_[1U + kind];
    std::vector<std::uint64_t> by_type(columns.types.size());
    for (const std::uint8_t type : columns.statement_type) ++by_type[type];
    for (std::size_t type = 0; type < by_type.size(); ++type) {
      if (type_labels_[i][type] != kStatement) counts_[type_labels_[i][type]] += by_type[type];
    }
  }
}

LabelId NodeLabels::add(const std::string& name) {
  const auto [at, added] = numbers_.emplace(name, static_cast<LabelId>(names_.size()));
  if (added) names_.push_back(name);
  return at->second;
}

std::optional<LabelId> NodeLabels::find(std::string_view name) const {
  const auto at = numbers_.find(name);
  return at == numbers_.end() ? std::nullopt : std::optional(at->second);
}

LabelId NodeLabels::kind_label(Vertex entity) const {
  return 1U + static_cast<LabelId>(view_->entity_kind(entity));
}

LabelId NodeLabels::type_label(Vertex statement) const {
  const view::View::Cell cell = view_->statement_cell(view_->statement_of(statement));
  const auto part = static_cast<std::size_t>(cell.part - view_->parts().data());
  return type_labels_[part][cell.part->columns().statement_type[cell.row]];
}

bool NodeLabels::has(Vertex vertex, LabelId label) const {
  switch (view_->kind_of(vertex)) {
    case VertexKind::entity:
      return label == kEntity || label == kind_label(vertex);
    case VertexKind::statement:
      return label == kStatement || label == type_label(vertex);
    default:
      return label == kDocument;
  }
}

void NodeLabels::of(Vertex vertex, std::vector<LabelId>& out) const {
  switch (view_->kind_of(vertex)) {
    case VertexKind::entity:
      out.push_back(kEntity);
      out.push_back(kind_label(vertex));
      return;
    case VertexKind::statement:
      out.push_back(kStatement);
      if (const LabelId type = type_label(vertex); type != kStatement) out.push_back(type);
      return;
    default:
      out.push_back(kDocument);
  }
}

std::pair<Vertex, Vertex> NodeLabels::range(LabelId label) const {
  const Vertex statements = view_->entity_count(), documents = statements + view_->statement_count();
  // A type may bear the name of a kind (:Event); what is not of one kind alone is looked for everywhere.
  if (label == kEntity) return {0, statements};
  if (label == kDocument) return {documents, view_->vertex_count()};
  if (label >= kStatement) return {statements, documents};
  return {0, documents};
}

}  // namespace quoth::graph::property
