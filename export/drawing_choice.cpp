// SPDX-License-Identifier: Apache-2.0
#include "export/drawing_choice.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <set>

namespace quoth::exporters {
namespace {

constexpr unsigned kFar = std::numeric_limits<unsigned>::max();
constexpr int kCommunityRounds = 20;

// The chosen part of the graph, entities as numbers in the order of first meeting.
class Web {
 public:
  std::size_t statements_undrawn = 0;

  void take(const graph::Statement& statement, std::size_t ordinal) {
    const std::size_t before = links_.size();
    for (const std::string& from : statement.source) {
      for (const std::string& to : statement.target) link(from, to, statement, ordinal, false);
    }
    if (statement.target.empty() && is_speech(statement)) {
      for (const std::string& from : statement.source) {
        const auto other = std::find_if(statement.about.begin(), statement.about.end(),
                                        [&](const std::string& id) { return id != from; });
        if (other != statement.about.end()) link(from, *other, statement, ordinal, true);
      }
    }
    if (links_.size() == before) ++statements_undrawn;
  }

  void close() {
    neighbours_.resize(ids_.size());
    for (const Link& one : links_) {
      neighbours_[one.from].insert(one.to);
      neighbours_[one.to].insert(one.from);
    }
    kept_.assign(ids_.size(), true);
  }

  void keep_around(const std::vector<std::string>& centres, unsigned depth) {
    const std::vector<unsigned> steps = steps_from(centres);
    for (std::size_t at = 0; at < kept_.size(); ++at) kept_[at] = kept_[at] && steps[at] <= depth;
  }

  // Paths of at most one step more than the shortest: the shortest alone hides the second channel between two parties.
  void keep_between(const std::string& a, const std::string& b) {
    const std::vector<unsigned> from_a = steps_from({a});
    const std::vector<unsigned> from_b = steps_from({b});
    const auto target = numbers_.find(b);
    const unsigned shortest = target == numbers_.end() ? kFar : from_a[target->second];
    for (std::size_t at = 0; at < kept_.size(); ++at) {
      const bool reached = shortest != kFar && from_a[at] != kFar && from_b[at] != kFar;
      kept_[at] = kept_[at] && reached && from_a[at] + from_b[at] <= shortest + 1;
    }
  }

  void keep_most_central(std::size_t most) {
    const std::vector<std::size_t> weights = weights_of_kept();
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < kept_.size(); ++at) {
      if (weights[at] > 0) order.push_back(at);
    }
    if (most == 0 || order.size() <= most) return;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    for (std::size_t rank = most; rank < order.size(); ++rank) kept_[order[rank]] = false;
  }

  // Settles who can be drawn – kept, with a link to another that is – and says how many they are.
  std::size_t settle_candidates() {
    const std::vector<std::size_t> weights = weights_of_kept();
    candidates_.assign(weights.begin(), weights.end());
    return static_cast<std::size_t>(std::count(candidates_.begin(), candidates_.end(), true));
  }

  DrawingChoice choice() const {
    DrawingChoice out;
    const std::vector<std::size_t> weights = weights_of_kept();
    for (const Link& one : links_) {
      if (!kept_[one.from] || !kept_[one.to]) continue;
      out.relations.push_back({one.statement, ids_[one.from], ids_[one.to], one.about});
      if (out.statements.empty() || out.statements.back() != one.statement) out.statements.push_back(one.statement);
    }
    // One of the most central stays, though none of the others speaks of it.
    for (std::size_t at = 0; at < ids_.size(); ++at) {
      if (kept_[at] && candidates_[at]) out.entities.emplace(ids_[at], weights[at]);
    }
    return out;
  }

  // Label propagation (Raghavan, Albert, Kumara 2007), made deterministic: entities in order, the lowest label on ties.
  void name_communities(DrawingChoice& out) const {
    std::vector<std::size_t> label(ids_.size());
    for (std::size_t at = 0; at < label.size(); ++at) label[at] = at;
    bool changed = true;
    for (int round = 0; round < kCommunityRounds && changed; ++round) {
      changed = false;
      for (std::size_t at = 0; at < label.size(); ++at) {
        const std::size_t best = commonest_label_around(at, label);
        changed = changed || best != label[at];
        label[at] = best;
      }
    }
    name_groups_by_centre(label, out);
  }

  void name_documents(DrawingChoice& out) const {
    std::vector<std::map<std::string_view, std::size_t>> counts(ids_.size());
    for (const Link& one : links_) {
      for (const std::size_t end : {one.from, one.to}) ++counts[end][documents_[one.document]];
    }
    for (std::size_t at = 0; at < ids_.size(); ++at) {
      std::string_view best;
      std::size_t most = 0;
      for (const auto& [document, count] : counts[at]) {
        if (count > most) best = document;
        most = std::max(most, count);
      }
      out.groups.emplace(ids_[at], best);
    }
  }

 private:
  struct Link {
    std::size_t from;
    std::size_t to;
    std::size_t statement;
    std::size_t document;
    bool about;
  };

  std::size_t number_of(const std::string& id) {
    const auto [place, is_new] = numbers_.emplace(id, ids_.size());
    if (is_new) ids_.push_back(id);
    return place->second;
  }

  void link(const std::string& from, const std::string& to, const graph::Statement& statement, std::size_t ordinal,
            bool about) {
    if (from == to) return;
    if (documents_.empty() || documents_.back() != statement.document) documents_.push_back(statement.document);
    const std::size_t a = number_of(from);
    links_.push_back({a, number_of(to), ordinal, documents_.size() - 1, about});
  }

  std::vector<unsigned> steps_from(const std::vector<std::string>& centres) const {
    std::vector<unsigned> steps(ids_.size(), kFar);
    std::queue<std::size_t> open;
    for (const std::string& centre : centres) {
      const auto found = numbers_.find(centre);
      if (found == numbers_.end() || steps[found->second] == 0) continue;
      steps[found->second] = 0;
      open.push(found->second);
    }
    for (; !open.empty(); open.pop()) {
      for (const std::size_t next : neighbours_[open.front()]) {
        if (steps[next] != kFar) continue;
        steps[next] = steps[open.front()] + 1;
        open.push(next);
      }
    }
    return steps;
  }

  std::vector<std::size_t> weights_of_kept() const {
    std::vector<std::size_t> weights(ids_.size());
    for (const Link& one : links_) {
      if (!kept_[one.from] || !kept_[one.to]) continue;
      ++weights[one.from];
      ++weights[one.to];
    }
    return weights;
  }

  std::size_t commonest_label_around(std::size_t at, const std::vector<std::size_t>& label) const {
    std::map<std::size_t, std::size_t> counts;
    for (const std::size_t next : neighbours_[at]) {
      if (kept_[at] && kept_[next]) ++counts[label[next]];
    }
    std::size_t best = label[at];
    std::size_t most = counts.contains(best) ? counts[best] : 0;
    for (const auto& [candidate, count] : counts) {
      if (count > most) best = candidate;
      most = std::max(most, count);
    }
    return best;
  }

  void name_groups_by_centre(const std::vector<std::size_t>& label, DrawingChoice& out) const {
    const std::vector<std::size_t> weights = weights_of_kept();
    std::map<std::size_t, std::size_t> centre;
    for (std::size_t at = 0; at < label.size(); ++at) {
      const auto [place, is_new] = centre.emplace(label[at], at);
      if (!is_new && weights[at] > weights[place->second]) place->second = at;
    }
    for (std::size_t at = 0; at < label.size(); ++at) out.groups.emplace(ids_[at], ids_[centre.at(label[at])]);
  }

  std::vector<std::string> ids_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string> documents_;
  std::vector<Link> links_;
  std::vector<std::set<std::size_t>> neighbours_;
  std::vector<bool> kept_;
  std::vector<bool> candidates_;
};

}  // namespace

DrawingChoice choose(const GraphSource& source, const DrawingOptions& options) {
  Web web;
  std::size_t ordinal = 0;
  source.statements([&](const graph::Statement& statement) { web.take(statement, ordinal++); });
  web.close();
  if (!options.around.empty()) web.keep_around(options.around, options.depth);
  if (!options.between_a.empty()) web.keep_between(options.between_a, options.between_b);
  const std::size_t found = web.settle_candidates();
  web.keep_most_central(options.top);
  web.keep_most_central(options.most_entities);
  DrawingChoice choice = web.choice();
  choice.entities_found = found;
  choice.statements_undrawn = web.statements_undrawn;
  if (options.grouping == Grouping::community) web.name_communities(choice);
  if (options.grouping == Grouping::document) web.name_documents(choice);
  return choice;
}

}  // namespace quoth::exporters
