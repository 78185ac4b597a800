// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/discourse.h"

#include "extract/discourse/canonical.h"
#include "extract/discourse/description_linker.h"
#include "extract/discourse/label_phrase.h"
#include "extract/discourse/name_linker.h"
#include "extract/discourse/phrase_finder.h"
#include "extract/discourse/pronoun_linker.h"

#include <algorithm>
#include <unordered_set>

namespace quoth::extract::discourse {

using graph::EntityKind;
using graph::MentionForm;

class Discourse::State {
 public:
  State(const graph::Document& document, std::span<const Tree> trees, const lexicon::Lexicon& lexicon,
        const lexicon::KnowledgeBase* knowledge_base, std::span<const SpeakerLabel> labels)
      : document_(document),
        lexicon_(lexicon),
        table_(find_phrases(trees, lexicon, labels)),
        clusters_(table_),
        roles_(table_, clusters_, lexicon),
        canonical_(table_, clusters_, roles_, lexicon, knowledge_base) {
    roles_.set_home(dateline_country());
    link_names(table_, clusters_, lexicon);
    if (!labels.empty()) link_labels(table_, clusters_);
    DescriptionLinker linker(table_, clusters_, roles_, lexicon, std::string_view(document.published).substr(0, 10));
    linker.link();
    if (!labels.empty()) name_labels(table_, clusters_, roles_, document);
    before_.reserve(table_.phrases.size());
    for (const Phrase& phrase : table_.phrases) before_.push_back(phrase.cluster);
    clusters_before_ = clusters_.snapshot();
    resolve(linker, {});
    linker_.emplace(std::move(linker));
  }

  void resolve(std::span<const Quotation> quotations) {
    clusters_.restore(clusters_before_);
    for (std::size_t i = 0; i < before_.size(); ++i) table_.phrases[i].cluster = before_[i];
    resolve(*linker_, quotations);
  }

  std::span<const Mention> mentions() const noexcept { return mentions_; }
  std::span<const Entity> entities() const noexcept { return entities_; }

  PhraseIndex phrase_at(Index block, Index token) const noexcept {
    if (block < 0 || token < 0 || static_cast<std::size_t>(block) >= table_.heads.size()) return kNone;
    if (static_cast<std::size_t>(token) >= table_.heads[static_cast<std::size_t>(block)].size()) return kNone;
    return table_.at(block, token);
  }
  const Mention* mention_at(Index block, Index token) const noexcept {
    const PhraseIndex at = phrase_at(block, token);
    return at == kNone ? nullptr : &mentions_[static_cast<std::size_t>(at)];
  }
  bool can_act(EntityIndex entity) const noexcept {
    switch (canonical_.kind(entity)) {
      case EntityKind::person:
      case EntityKind::organization:
      case EntityKind::group:
        return true;
      case EntityKind::place: {
        const auto known = clusters_[entity].known;
        if (known == lexicon::kUnknown) return false;
        const lexicon::PlaceType type = lexicon_.gazetteer().at(known).place;
        return type == lexicon::PlaceType::country || type == lexicon::PlaceType::territory ||
               type == lexicon::PlaceType::city || type == lexicon::PlaceType::state;
      }
      default:
        return false;
    }
  }

  std::string id(EntityIndex entity) const;
  std::vector<graph::Entity> records(std::span<const graph::TimeExpression> times,
                                     std::span<const EntityIndex> keep) const;
  void report(Diagnostics& diagnostics) const;

 private:
  void resolve(DescriptionLinker& linker, std::span<const Quotation> quotations) {
    PronounLinker pronouns(table_, clusters_, roles_, lexicon_, quotations);
    pronouns.link();
    sets_ = pronouns.sets();
    linker.link_after_pronouns();
    clusters_.settle();
    publish();
  }

  lexicon::KnownIndex dateline_country() const;
  void publish();
  Mention publish_mention(PhraseIndex index) const;
  graph::Mention record(const Phrase& phrase) const;
  graph::Span span_of(const Phrase& phrase, TokenRange range) const;
  std::string date(ClusterIndex cluster, std::span<const graph::TimeExpression> times) const;
  std::string date_of_clause(const Phrase& phrase, std::span<const graph::TimeExpression> times) const;
  bool kept(ClusterIndex cluster) const;

  const graph::Document& document_;
  const lexicon::Lexicon& lexicon_;
  PhraseTable table_;
  Clusters clusters_;
  Roles roles_;
  Canonical canonical_;
  std::optional<DescriptionLinker> linker_;
  std::vector<ClusterIndex> before_;  // of each phrase, before the pronouns
  Clusters::Snapshot clusters_before_;
  Sets sets_;
  std::vector<Mention> mentions_;  // one a phrase
  std::vector<Entity> entities_;   // one a cluster; those merged into others have no mentions
  std::vector<ClusterIndex> order_;
  std::vector<int> numbers_;
};

// Of "BISHKEK, Kyrgyzstan –", which the reader keeps apart from the text: the country.
lexicon::KnownIndex Discourse::State::dateline_country() const {
  std::size_t byte = 0;
  std::uint32_t point = 0;
  for (const graph::Block& block : document_.blocks) {
    while (point < block.span.begin && byte < document_.text.size())
      if ((static_cast<unsigned char>(document_.text[++byte]) & 0xC0) != 0x80) ++point;
    if (block.kind != graph::BlockKind::metadata) continue;
    const std::string_view line = std::string_view(document_.text).substr(byte, 60);
    const std::size_t end = std::min(line.find_first_of(",(\n"), line.find(" \xE2\x80"));
    const std::string_view city = line.substr(0, std::min(end, line.size()));
    if (city.size() < 4 || std::any_of(city.begin(), city.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
    const auto known = lexicon_.gazetteer().find(city);
    if (known == lexicon::kUnknown) continue;
    const lexicon::KnownName& place = lexicon_.gazetteer().at(known);
    if (place.place != lexicon::PlaceType::none) return lexicon_.gazetteer().country(place.country);
  }
  return lexicon::kUnknown;
}

Mention Discourse::State::publish_mention(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  Mention mention;
  mention.block = phrase.block;
  mention.tokens = phrase.tokens;
  mention.head = phrase.head;
  mention.form = phrase.form;
  mention.kind = phrase.kind;
  mention.plural = phrase.plural;
  mention.definite = phrase.definite;
  mention.adjective = phrase.adjective;
  mention.confidence = phrase.form == MentionForm::name ? 0.97 : phrase.form == MentionForm::nominal ? 0.85 : 0.8;
  const ClusterIndex cluster = clusters_.of(index);
  if (const auto set = sets_.find(index); set != sets_.end()) {
    for (const ClusterIndex member : set->second) mention.entities.push_back(clusters_.root(member));
    mention.plural = true;
  } else if (cluster != kNone) {
    mention.entities.push_back(cluster);
  }
  if (phrase.form == MentionForm::pronoun && cluster != kNone) mention.kind = canonical_.kind(cluster);
  return mention;
}

void Discourse::State::publish() {
  mentions_.clear();
  mentions_.reserve(table_.phrases.size());
  for (PhraseIndex i = 0; i < table_.size(); ++i) mentions_.push_back(publish_mention(i));
  entities_.assign(static_cast<std::size_t>(clusters_.size()), Entity{});
  order_.clear();
  for (ClusterIndex i = 0; i < clusters_.size(); ++i) {
    if (!clusters_.is_root(i)) continue;
    const Cluster& cluster = clusters_[i];
    Entity& entity = entities_[static_cast<std::size_t>(i)];
    entity.kind = canonical_.kind(i);
    entity.gender = cluster.gender;
    entity.plural = cluster.plural;
    entity.named = cluster.named;
    entity.name = canonical_.name(i);
    if (cluster.known != lexicon::kUnknown) entity.wikidata = lexicon_.gazetteer().at(cluster.known).wikidata;
    entity.mentions.assign(cluster.phrases.begin(), cluster.phrases.end());
    if (!cluster.phrases.empty()) order_.push_back(i);
  }
  std::sort(order_.begin(), order_.end(), [this](ClusterIndex a, ClusterIndex b) {
    return clusters_[a].phrases.front() < clusters_[b].phrases.front();
  });
  numbers_.assign(static_cast<std::size_t>(clusters_.size()), 0);
  int number = 0;
  for (const ClusterIndex i : order_) numbers_[static_cast<std::size_t>(i)] = ++number;
}

std::string Discourse::State::id(EntityIndex entity) const {
  const std::string digits = document_.id.size() > 2 ? document_.id.substr(2) : document_.id;
  return "e:" + digits + "-" + std::to_string(numbers_[static_cast<std::size_t>(clusters_.root(entity))]);
}

graph::Span Discourse::State::span_of(const Phrase& phrase, TokenRange range) const {
  const auto& tokens = table_.tree(phrase).analysis().tokens;
  return {tokens[static_cast<std::size_t>(range.begin)].begin, tokens[static_cast<std::size_t>(range.end - 1)].end};
}

graph::Mention Discourse::State::record(const Phrase& phrase) const {
  graph::Mention mention;
  mention.document = document_.id;
  const TokenRange range = phrase.form == MentionForm::name ? phrase.core : phrase.tokens;
  mention.span = span_of(phrase, range);
  mention.text = text_of(table_.tree(phrase), range);
  mention.form = phrase.form;
  mention.confidence = phrase.form == MentionForm::name ? 0.97 : phrase.form == MentionForm::nominal ? 0.85 : 0.8;
  return mention;
}

// Things that only stand there once are left out; so are pairs, which are two others.
bool Discourse::State::kept(ClusterIndex index) const {
  const Cluster& cluster = clusters_[index];
  if (cluster.named) return true;
  std::size_t descriptions = 0;
  for (const PhraseIndex phrase : cluster.phrases) {
    if (sets_.contains(phrase)) return false;
    descriptions += table_[phrase].form == MentionForm::nominal;
  }
  if (descriptions == 0) return false;
  return canonical_.kind(index) != EntityKind::thing || cluster.phrases.size() > 1;
}

// The time in the clause that says that the event takes place.
std::string Discourse::State::date_of_clause(const Phrase& phrase, std::span<const graph::TimeExpression> times) const {
  const Index clause = canonical_.happening(phrase);
  if (clause == kNone) return {};
  const Tree& tree = table_.tree(phrase);
  const auto& tokens = tree.analysis().tokens;
  const Index verb = tree.clauses()[static_cast<std::size_t>(clause)].verb;
  for (const Index word : tree.children(verb)) {
    const TokenRange part = tree.subtree(word);
    if (part.empty() || part.contains(phrase.head) || tree.clause_at(word) != kNone) continue;
    const auto begin = tokens[static_cast<std::size_t>(part.begin)].begin;
    const auto end = tokens[static_cast<std::size_t>(part.end - 1)].end;
    const auto time =
        std::lower_bound(times.begin(), times.end(), begin,
                         [](const graph::TimeExpression& t, std::uint32_t at) { return t.span.begin < at; });
    if (time != times.end() && time->span.end <= end) return time->value;
  }
  return {};
}

// The first time told inside an event's phrase, with its relative clauses.
std::string Discourse::State::date(ClusterIndex index, std::span<const graph::TimeExpression> times) const {
  for (const PhraseIndex at : clusters_[index].phrases) {
    const Phrase& phrase = table_[at];
    if (phrase.form == MentionForm::pronoun) continue;
    const graph::Span span = span_of(phrase, table_.tree(phrase).subtree(phrase.head));
    const auto time =
        std::lower_bound(times.begin(), times.end(), span.begin,
                         [](const graph::TimeExpression& t, std::uint32_t begin) { return t.span.begin < begin; });
    if (time != times.end() && time->span.end <= span.end) return time->value;
    if (std::string value = date_of_clause(phrase, times); !value.empty()) return value;
  }
  return {};
}

std::vector<graph::Entity> Discourse::State::records(std::span<const graph::TimeExpression> times,
                                                     std::span<const EntityIndex> keep) const {
  std::unordered_set<ClusterIndex> wanted;
  for (const EntityIndex entity : keep) wanted.insert(clusters_.root(entity));
  std::vector<ClusterIndex> out;
  for (const ClusterIndex i : order_)
    if (kept(i) || wanted.contains(i)) out.push_back(i);
  for (std::size_t n = 0; n < out.size(); ++n)
    if (const Cluster& cluster = clusters_[out[n]]; canonical_.kind(out[n]) == EntityKind::person && cluster.named)
      for (const RoleFact& fact : roles_.of(out[n]))
        if (fact.owner != kNone && clusters_.of(fact.owner) != kNone && !kept(clusters_.of(fact.owner)))
          wanted.insert(clusters_.of(fact.owner));
  std::vector<graph::Entity> records;
  std::unordered_set<ClusterIndex> present(out.begin(), out.end());
  for (const ClusterIndex i : out) {
    graph::Entity entity;
    entity.id = id(i);
    entity.kind = canonical_.kind(i);
    entity.name = entities_[static_cast<std::size_t>(i)].name;
    if (entity.name.empty()) continue;
    entity.aliases = canonical_.aliases(i, entity.name);
    entity.links = canonical_.links(i, entity.name);
    if (entity.kind == EntityKind::person)
      for (const RoleFact& fact : roles_.of(i)) {
        const ClusterIndex owner = fact.owner == kNone ? kNone : clusters_.of(fact.owner);
        graph::Role role{(fact.former ? "former " : "") + fact.text,
                         owner != kNone && present.contains(owner) && owner != i ? id(owner) : ""};
        const bool told = std::any_of(entity.roles.begin(), entity.roles.end(), [&](const graph::Role& other) {
          return normal_form(other.role) == normal_form(role.role) && (other.of == role.of || role.of.empty());
        });
        if (!told && !role.role.empty()) entity.roles.push_back(std::move(role));
      }
    if (entity.kind == EntityKind::event) {
      entity.date = date(i, times);
      if (const ClusterIndex where = canonical_.place(i); where != kNone && present.contains(where) && where != i)
        entity.place = id(where);
    }
    bool name = false;
    for (const PhraseIndex at : clusters_[i].phrases) {
      entity.mentions.push_back(record(table_[at]));
      name |= table_[at].form == MentionForm::name;
    }
    entity.confidence = name ? 0.95 : 0.8;
    records.push_back(std::move(entity));
  }
  return records;
}

void Discourse::State::report(Diagnostics& diagnostics) const {
  for (PhraseIndex i = 0; i < table_.size(); ++i) {
    const Phrase& phrase = table_[i];
    const Mention& mention = mentions_[static_cast<std::size_t>(i)];
    if (phrase.form != MentionForm::pronoun || !mention.entities.empty()) continue;
    if (phrase.pronoun->kind == PronounKind::demonstrative || phrase.pronoun->kind == PronounKind::you) continue;
    const graph::Span span = span_of(phrase, phrase.tokens);
    diagnostics.report({Severity::note, "unresolved-pronoun",
                        "nobody found for \"" + std::string(text_of(table_.tree(phrase), phrase.tokens)) + "\"",
                        document_.uri, span.begin, span.end});
  }
}

Discourse::Discourse(const graph::Document& document, std::span<const language::Tree> trees,
                     const lexicon::Lexicon& lexicon, const lexicon::KnowledgeBase* knowledge_base,
                     std::span<const SpeakerLabel> labels)
    : state_(std::make_unique<State>(document, trees, lexicon, knowledge_base, labels)) {}
Discourse::~Discourse() = default;
Discourse::Discourse(Discourse&&) noexcept = default;
Discourse& Discourse::operator=(Discourse&&) noexcept = default;

void Discourse::resolve(std::span<const Quotation> quotations) {
  state_->resolve(quotations);
}
std::span<const Mention> Discourse::mentions() const noexcept {
  return state_->mentions();
}
std::span<const Entity> Discourse::entities() const noexcept {
  return state_->entities();
}

std::span<const EntityIndex> Discourse::at(Index block, Index token) const noexcept {
  const Mention* mention = state_->mention_at(block, token);
  return mention ? std::span<const EntityIndex>(mention->entities) : std::span<const EntityIndex>();
}
const Mention* Discourse::mention_at(Index block, Index token) const noexcept {
  return state_->mention_at(block, token);
}
bool Discourse::can_act(EntityIndex entity) const noexcept {
  return state_->can_act(entity);
}
std::string Discourse::id(EntityIndex entity) const {
  return state_->id(entity);
}
std::vector<graph::Entity> Discourse::records(std::span<const graph::TimeExpression> times,
                                              std::span<const EntityIndex> keep) const {
  return state_->records(times, keep);
}
void Discourse::report(Diagnostics& diagnostics) const {
  state_->report(diagnostics);
}

}  // namespace quoth::extract::discourse
