// SPDX-License-Identifier: Apache-2.0
// One class, since every pass reads and changes the same spans.
#include "extract/discourse/name_spans.h"

#include <algorithm>
#include <optional>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using language::Function;
using language::Token;
using language::WordClass;
using lexicon::NameWord;

constexpr Index kLongestKnownName = 9;  // tokens: "Organization for Security and Co-operation in Europe"

struct Label {
  std::string_view label;
  EntityKind kind;
};

constexpr Label kLabels[] = {{"PERSON", EntityKind::person}, {"ORG", EntityKind::organization},
                             {"GPE", EntityKind::place},     {"LOC", EntityKind::place},
                             {"FAC", EntityKind::place},     {"NORP", EntityKind::group},
                             {"EVENT", EntityKind::event},   {"WORK_OF_ART", EntityKind::work},
                             {"LAW", EntityKind::work},      {"PRODUCT", EntityKind::thing}};

std::optional<EntityKind> kind_of_label(std::string_view label) {
  for (const Label& row : kLabels)
    if (row.label == label) return row.kind;
  return std::nullopt;
}

bool upper(std::string_view word) {
  if (word.empty()) return false;
  const auto c = static_cast<unsigned char>(word[0]);
  if (c >= 'A' && c <= 'Z') return true;
  // Latin capitals with marks, and Greek and Cyrillic ones, as far as their first byte tells
  return word.size() > 1 && ((c == 0xC3 && static_cast<unsigned char>(word[1]) < 0x9F) ||
                             ((c == 0xC4 || c == 0xC5) && static_cast<unsigned char>(word[1]) % 2 == 0) ||
                             (c == 0xD0 && static_cast<unsigned char>(word[1]) < 0xB0));
}

bool has_capital(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (upper(word.substr(i))) return true;
  return false;
}

bool all_capitals(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '&' || c == '.' || (c >= '0' && c <= '9');
         });
}

bool letters_and_digits(std::string_view word) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::any_of(word.begin(), word.end(), digit) && std::any_of(word.begin(), word.end(), letter);
}

// The finder of one block. Passes add to and change `spans_`, which stays sorted and disjoint.
class NameFinder {
 public:
  NameFinder(const Tree& tree, const lexicon::Lexicon& lexicon)
      : tree_(tree), lexicon_(lexicon), tokens_(tree.analysis().tokens), span_of_(tokens_.size(), kNone) {}

  std::vector<NameSpan> find() {
    read_labels();
    add_known();
    add_built();
    add_overlooked();
    std::erase_if(spans_, [](const NameSpan& span) { return span.tokens.empty(); });
    std::sort(spans_.begin(), spans_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.tokens.begin < b.tokens.begin; });
    join_coordinated();
    join_given();
    take_given();
    for (NameSpan& span : spans_) settle_kind(span);
    return std::move(spans_);
  }

 private:
  std::string_view word(Index token) const { return tree_.text(token); }
  Index size() const { return static_cast<Index>(tokens_.size()); }
  const Token& token(Index at) const { return tokens_[static_cast<std::size_t>(at)]; }
  Index span_of(Index at) const { return span_of_[static_cast<std::size_t>(at)]; }
  bool taken(Index at) const { return span_of(at) != kNone; }

  void add(NameSpan span) {
    for (Index i = span.tokens.begin; i < span.tokens.end; ++i)
      span_of_[static_cast<std::size_t>(i)] = static_cast<Index>(spans_.size());
    spans_.push_back(std::move(span));
  }

  bool is_time(Index at) const {
    return lexicon_.nouns().find(tree_.lower(at)).semantic_class == lexicon::NounClass::time;
  }
  bool is_person_word(Index at) const {
    const bool plural = tree_.word_class(at) == WordClass::noun && tree_.is_plural(at);  // "*Commuters* complained"
    return lexicon_.nouns().find(plural ? tree_.lemma(at) : tree_.lower(at)).semantic_class ==
           lexicon::NounClass::person;
  }

  // A word that may stand at the edge of a name.
  bool name_like(Index at) const {
    const std::string_view text = word(at);
    if (text == "-" || text == "–" || text == "—") return false;
    return upper(text) || (!text.empty() && text[0] >= '0' && text[0] <= '9') ||
           text.find('-') != std::string_view::npos ||
           (text.size() > 2 && static_cast<unsigned char>(text[0]) > 0x7F) ||
           (text.size() > 1 && upper(text.substr(1)));
  }

  void read_labels() {
    for (Index i = 0; i < size();) {
      if (token(i).iob != 'B') {
        ++i;
        continue;
      }
      Index end = i + 1;
      while (end < size() && token(end).iob == 'I') ++end;
      if (const auto kind = kind_of_label(token(i).entity)) add_labelled({i, end}, *kind);
      i = end;
    }
  }

  void add_labelled(TokenRange range, EntityKind kind) {
    trim(range, kind);
    if (range.empty()) return;
    const bool any_capital = [&] {
      for (Index i = range.begin; i < range.end; ++i)
        if (has_capital(word(i))) return true;
      return false;
    }();
    if (!any_capital) return;
    if (only_titles(range) || office_word(range)) return;
    extend(range);
    NameSpan span{range, kind, 1, lexicon::kUnknown, false};
    look_up(span);
    if (kind == EntityKind::group && !span.nationality && span.known == lexicon::kUnknown) {
      // religions and parties: as adjectives they name nobody
      if (!tree_.is_plural(range.end - 1)) return;
    }
    add(span);
  }

  // "Komerční" of "Komerční banka": the tagger's name goes on in words without capitals.
  void extend(TokenRange& range) const {
    while (range.end < size() && tree_.word_class(range.end) == WordClass::name && token(range.end).iob == 'O' &&
           !name_like(range.end) && (tree_.head(range.end - 1) == range.end || tree_.head(range.end) == range.end - 1))
      ++range.end;
  }

  // "State" of "Secretary of State"; a time zone; "Managing Director": no names.
  bool office_word(TokenRange range) const {
    const Index last = range.end - 1;
    const bool single = range.end - range.begin == 1;
    if (single && (is_time(last) || (word(last) == "State" && range.begin > 0 && tree_.lower(range.begin - 1) == "of")))
      return true;
    if (!single && tree_.lower(last - 1) == "of") return false;  // "Ministry of Justice"
    // "Interior Minister Rehman *Malik*": behind an office stands a name, though it means "king"
    if (!single && range.begin > 0 && token(range.begin).entity == "PERSON" && is_person_word(range.begin - 1) &&
        !lexicon_.nouns().find(tree_.lower(range.begin)).known)
      return false;
    const auto noun = lexicon_.nouns().find(tree_.lower(last));
    if (noun.semantic_class != lexicon::NounClass::person || !noun.office) return false;
    return lexicon_.given_names().gender(word(range.begin)) == ' ';
  }

  bool only_titles(TokenRange range) const {
    for (Index i = range.begin; i < range.end; ++i)
      if (!(lexicon_.titles().find(word(i)) || is_person_word(i))) return false;
    const bool known = lexicon_.given_names().gender(word(range.end - 1)) != ' ';
    return !known || range.end - range.begin > 1;
  }

  // Takes articles, titles, possessive marks, quotation marks and lower-case words from the edges.
  void trim(TokenRange& range, EntityKind kind) const {
    for (Index i = range.begin + 1; i < range.end; ++i)  // "World Health Organisation (WHO": the bracket names it again
      if (word(i) == "(") range.end = i;
    while (!range.empty()) {
      const Index last = range.end - 1;
      const bool mark = word(last) == "-" || tree_.word_class(last) == WordClass::punctuation ||
                        tree_.word_class(last) == WordClass::space || tree_.lower(last) == "'s" ||
                        tree_.lower(last) == "'";
      if (mark && word(last) != "." && word(last) != "!") {
        --range.end;
      } else if (kind != EntityKind::work && !name_like(last) && tree_.word_class(last) != WordClass::name &&
                 !kinds_lower(last)) {
        --range.end;
      } else {
        break;
      }
    }
    // "Mexico City Health" of "Mexico City Health Secretary": the portfolio belongs to the office
    while (!range.empty() && range.end < size() && name_word(range.end - 1) == NameWord::portfolio &&
           is_person_word(range.end))
      --range.end;
    while (!range.empty()) {
      const Index first = range.begin;
      const bool article = tree_.lower(first) == "the" || tree_.lower(first) == "a" || tree_.lower(first) == "an";
      if ((article && !known_with_article(range)) || (article && !upper(word(first))) ||
          tree_.word_class(first) == WordClass::punctuation || tree_.word_class(first) == WordClass::space ||
          word(first) == "-" ||
          (kind != EntityKind::work && kind != EntityKind::group && !name_like(first) &&
           tree_.word_class(first) != WordClass::name) ||
          (kind == EntityKind::person && range.end - range.begin > 1 && leads_person(first))) {
        ++range.begin;
      } else {
        break;
      }
    }
  }

  // "al-Shabaab", "von", "de": lower-case words that do not end a name are trimmed only when no name word.
  bool kinds_lower(Index at) const { return tree_.word_class(at) == WordClass::number; }

  // "The Times", not "The World Bank"
  bool known_with_article(TokenRange range) const {
    const auto known = lexicon_.gazetteer().find(text_of(tree_, range));
    return known != lexicon::kUnknown && lexicon_.gazetteer().at(known).name.starts_with("The ");
  }

  // Titles, nationality words and role nouns before a person's name.
  bool leads_person(Index first) const {
    if (lexicon_.titles().find(word(first)))
      return lexicon_.given_names().gender(word(first)) == ' ' || title_abbreviated(first);
    if (lexicon_.gazetteer().nationality(word(first)) != lexicon::kUnknown) return true;
    return is_person_word(first) && lexicon_.given_names().gender(word(first)) == ' ';
  }
  bool title_abbreviated(Index first) const { return word(first).ends_with("."); }

  void look_up(NameSpan& span) const {
    const std::string_view text = text_of(tree_, span.tokens);
    const auto nationality = lexicon_.gazetteer().nationality(text);
    auto known = lexicon_.gazetteer().find(text);
    if (known != lexicon::kUnknown && lexicon_.gazetteer().at(known).doubtful && span.kind == EntityKind::person &&
        !stands_in(span))
      known = lexicon::kUnknown;
    if (nationality != lexicon::kUnknown && (known == lexicon::kUnknown || span.kind == EntityKind::group)) {
      span.nationality = true;
      span.known = nationality;
      return;
    }
    span.known = known;
  }

  // The longest known name from each capitalized word on, where the engine found none or a shorter one.
  void add_known() {
    for (Index i = 0; i < size(); ++i) {
      if ((!name_like(i) && !word(i).starts_with("al")) || token(i).entity == "LANGUAGE") continue;
      if (const Index end = known_end(i); end > i) {
        replace({i, end});
        i = end - 1;
      }
    }
  }

  Index known_end(Index begin) const {
    for (Index length = std::min(kLongestKnownName, size() - begin); length > 0; --length) {
      const Index last = begin + length - 1;
      if (length > 1 && !name_like(last) && !word(last).ends_with(".")) continue;
      if (length == 1 && (taken(begin) || !free_word_names(begin))) return kNone;
      const TokenRange range{begin, begin + length};
      if (text_of(tree_, range).size() > 70) continue;
      if (tree_.lower(begin) == "the" && !known_with_article(range)) continue;
      const auto known = lexicon_.gazetteer().find(text_of(tree_, range));
      if (known != lexicon::kUnknown && whole_names(range)) return range.end;
      if (length == 1 && lexicon_.gazetteer().nationality(word(begin)) != lexicon::kUnknown) return range.end;
    }
    return kNone;
  }

  // A single capitalized word that the tagger takes for a name or that cannot open a sentence by accident.
  bool free_word_names(Index at) const {
    if (tree_.word_class(at) == WordClass::name || all_capitals(word(at))) return true;
    if (tree_.word_class(at) == WordClass::adjective || tree_.word_class(at) == WordClass::noun)
      return lexicon_.gazetteer().nationality(word(at)) != lexicon::kUnknown ||
             !lexicon_.nouns().find(tree_.lower(at)).known;
    return false;
  }

  // No span already found sticks out of the range: it would be a longer name ("New York" in "New York Times").
  bool whole_names(TokenRange range) const {
    const bool before = range.begin > 0 && taken(range.begin) && span_of(range.begin - 1) == span_of(range.begin);
    const bool after = range.end < size() && taken(range.end) && span_of(range.end - 1) == span_of(range.end);
    return !before && !after;
  }

  // The spans inside the range give way to one of the whole range; an equal one leaves its kind.
  void replace(TokenRange range) {
    NameSpan span{range, EntityKind::organization, 1, lexicon::kUnknown, false};
    for (Index i = range.begin; i < range.end; ++i) {
      if (!taken(i)) continue;
      NameSpan& old = spans_[static_cast<std::size_t>(span_of(i))];
      if (old.tokens == range) span.kind = old.kind;
      old.tokens = {};  // erased at the end of find()
    }
    look_up(span);
    add(span);
  }

  // "Ministry of Justice", "Office for Budget Responsibility", where the engine gave no label.
  void add_built() {
    for (Index i = 0; i + 2 < size(); ++i) {
      if (taken(i) || !upper(word(i)) || name_word(i) != NameWord::organization) continue;
      if (tree_.lower(i + 1) != "of" && tree_.lower(i + 1) != "for") continue;
      Index end = i + 2;
      while (end < size() && !taken(end) && upper(word(end)) && !is_person_word(end)) ++end;
      if (end == i + 2 || (end < size() && taken(end))) continue;
      Index begin = i;
      while (begin > 0 && !taken(begin - 1) && upper(word(begin - 1)) && tree_.head(begin - 1) == i &&
             tree_.word_class(begin - 1) == WordClass::name)
        --begin;
      NameSpan span{{begin, end}, EntityKind::organization, 1, lexicon::kUnknown, false};
      look_up(span);
      add(span);
      i = end - 1;
    }
  }

  // Runs of name words that the engine gave no label.
  void add_overlooked() {
    for (Index i = 0; i < size(); ++i) {
      if (taken(i) || tree_.word_class(i) != WordClass::name || !name_like(i)) continue;
      Index end = i + 1;
      while (end < size() && !taken(end) && continues(end)) ++end;
      add_run({i, end});
      i = end - 1;
    }
  }

  // The run goes on: another name word, one behind a hyphen, or "'s" before an organization's last word ("People's
  // Army").
  bool continues(Index at) const {
    const bool more = at + 1 < size() && !taken(at + 1) && name_like(at + 1);
    if (tree_.word_class(at) == WordClass::name && name_like(at)) return true;
    if (word(at) == "-") return more;
    if (tree_.lower(at) == "'s") return more && name_word(at + 1) == NameWord::organization;
    return word(at - 1) == "-" && name_like(at);
  }

  void add_run(TokenRange range) {
    EntityKind kind = EntityKind::thing;
    while (!range.empty() && (is_time(range.begin) || (range.end - range.begin > 1 && leads_person(range.begin))))
      ++range.begin;
    if (range.empty() || token(range.begin).iob != 'O') return;
    for (Index i = range.end - 2; i >= range.begin; --i)  // "Crown Princess Victoria"
      if (lexicon_.titles().find(word(i)) && is_person_word(i)) {
        range.begin = i + 1;
        break;
      }
    if (only_titles(range) || is_time(range.end - 1) || office_word(range) || !has_capital(text_of(tree_, range)))
      return;
    const bool single = range.end - range.begin == 1;
    const auto noun = lexicon_.nouns().find(tree_.lower(range.end - 1));
    if (single && noun.known && !all_capitals(word(range.begin))) return;  // "Parliament": a description
    if (range.begin > 0 && lexicon_.titles().find(word(range.begin - 1))) kind = EntityKind::person;
    if (const char gender = lexicon_.given_names().gender(word(range.begin)); gender != ' ' && !single)
      kind = EntityKind::person;
    NameSpan span{range, kind, 0, lexicon::kUnknown, false};
    look_up(span);
    if (kind == EntityKind::thing && all_capitals(word(range.begin)) && single) span.kind = EntityKind::organization;
    add(span);
  }

  NameWord name_word(Index at) const { return lexicon_.name_words().find(word(at)); }

  // "Institute for Peace" and "Human Dignity": one organization that was cut at "and" or "&".
  void join_coordinated() {
    std::vector<NameSpan> joined;
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      if (!joined.empty() && spans_[i].tokens.begin == joined.back().tokens.end + 1 &&
          (tree_.lower(joined.back().tokens.end) == "and" || word(joined.back().tokens.end) == "&") &&
          one_organization(joined.back(), spans_[i])) {
        joined.back().tokens.end = spans_[i].tokens.end;
        joined.back().kind = EntityKind::organization;
        joined.back().known = lexicon::kUnknown;
        look_up(joined.back());
      } else {
        joined.push_back(spans_[i]);
      }
    }
    spans_ = std::move(joined);
  }

  // "Dries" "Mertens": a given name and the word after it, which the engine took for two names.
  void join_given() {
    std::vector<NameSpan> joined;
    for (NameSpan& span : spans_) {
      if (!joined.empty() && joined.back().tokens.end == span.tokens.begin && given_and_family(joined.back(), span)) {
        joined.back().tokens.end = span.tokens.end;
        joined.back().kind = EntityKind::person;
        look_up(joined.back());
      } else {
        joined.push_back(span);
      }
    }
    spans_ = std::move(joined);
  }
  // "*Lech* Wolski": a given name right before a person's that the engine left out.
  void take_given() {
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      NameSpan& span = spans_[i];
      const Index at = span.tokens.begin - 1;
      if (span.kind != EntityKind::person || at < 0 || (i > 0 && spans_[i - 1].tokens.end > at)) continue;
      if (!upper(word(at)) || tree_.word_class(at) != WordClass::name || !span.tokens.contains(tree_.head(at)))
        continue;
      if (lexicon_.given_names().gender(word(at)) == ' ' || lexicon_.titles().find(word(at))) continue;
      --span.tokens.begin;
      look_up(span);
    }
  }
  bool given_and_family(const NameSpan& first, const NameSpan& second) const {
    if (first.tokens.end - first.tokens.begin != 1 || second.tokens.end - second.tokens.begin != 1) return false;
    if (first.known != lexicon::kUnknown || second.known != lexicon::kUnknown) return false;
    const Index at = second.tokens.begin;
    return (first.kind == EntityKind::person || first.kind == EntityKind::thing) && upper(word(at)) &&
           !all_capitals(word(at)) && name_word(at) == NameWord::none && second.kind != EntityKind::group &&
           lexicon_.given_names().gender(word(first.tokens.begin)) != ' ' &&
           !lexicon_.nouns().find(tree_.lower(at)).known;
  }

  bool one_organization(const NameSpan& first, const NameSpan& second) const {
    const bool article = first.tokens.begin > 0 && tree_.lower(first.tokens.begin - 1) == "the";
    if ((first.kind == EntityKind::person && !article) || second.kind == EntityKind::person) return false;
    if (first.known != lexicon::kUnknown || second.known != lexicon::kUnknown) return false;
    const bool ends = name_word(second.tokens.end - 1) == NameWord::organization;
    const bool first_ends = name_word(first.tokens.end - 1) == NameWord::organization;
    if (ends && !first_ends && second.tokens.end - second.tokens.begin > 1) return !whole_organization(first);
    for (Index i = first.tokens.begin; i + 1 < first.tokens.end; ++i)
      if (name_word(i) == NameWord::organization && (tree_.lower(i + 1) == "for" || tree_.lower(i + 1) == "of"))
        return !ends && second.kind != EntityKind::place;
    return false;
  }
  bool whole_organization(const NameSpan& span) const {
    return all_capitals(word(span.tokens.begin)) || name_word(span.tokens.end - 1) == NameWord::legal_form;
  }

  // What the gazetteer and the words of a name say of its kind, over the tagger's label.
  void settle_kind(NameSpan& span) const {
    if (span.nationality) {
      span.kind = EntityKind::place;
      span.kind_weight = 3;
      return;
    }
    if (span.known != lexicon::kUnknown) {
      const lexicon::KnownName& known = lexicon_.gazetteer().at(span.known);
      span.kind = known.person                                            ? EntityKind::person
                  : known.organization != lexicon::OrganizationType::none ? EntityKind::organization
                                                                          : EntityKind::place;
      span.kind_weight = 3;
      return;
    }
    if (span.kind == EntityKind::group) {
      span.kind_weight = 2;
      return;
    }
    if (sort_before(span)) return set(span, EntityKind::organization, 2);
    if (addressed(span)) return set(span, EntityKind::person, 2);
    if (span.kind != EntityKind::organization && span.tokens.end - span.tokens.begin == 1 &&
        letters_and_digits(word(span.tokens.begin)))
      return set(span, EntityKind::thing, 1);  // "IE6"
    const NameWord last = name_word(span.tokens.end - 1);
    const bool several = span.tokens.end - span.tokens.begin > 1;
    if (last == NameWord::legal_form && several) return set(span, EntityKind::organization, 3);
    if (span.kind == EntityKind::work && personal_subject(span)) return set(span, EntityKind::person, 1);
    if (span.kind == EntityKind::work) return;
    NameWord word_kind = last;
    for (Index i = span.tokens.begin; i + 1 < span.tokens.end && several; ++i)
      if (tree_.lower(i + 1) == "of" || tree_.lower(i + 1) == "for") word_kind = name_word(i);
    if (!several && (span.kind == EntityKind::person || (last == NameWord::none && given_alone(span))) &&
        stands_in(span))
      return set(span, EntityKind::place, 1);
    if (!several && last == NameWord::none && given_alone(span)) return set(span, EntityKind::person, 2);
    if (!several) return;
    if (word_kind == NameWord::none && personal(span)) return set(span, EntityKind::person, 2);
    if (word_kind == NameWord::organization && span.kind != EntityKind::person) set(span, EntityKind::organization, 2);
    if (word_kind == NameWord::place && span.kind != EntityKind::person && span.kind != EntityKind::organization)
      set(span, EntityKind::place, 2);
    if (word_kind == NameWord::event && span.kind_weight < 2 && span.kind != EntityKind::person)
      set(span, EntityKind::event, 2);
    if (word_kind == NameWord::work && span.kind != EntityKind::person && span.kind != EntityKind::place)
      set(span, EntityKind::work, 2);
  }
  // "the football *club* Chelsea", not "the club Chelsea's coach left": what stands right before it says what it is.
  bool sort_before(const NameSpan& span) const {
    const Index before = span.tokens.begin - 1;
    if (before < 0 || tree_.word_class(before) != WordClass::noun || tree_.is_plural(before)) return false;
    using lexicon::KindWord;
    const KindWord sort = lexicon_.role_words().kind(tree_.lower(before));
    if (sort != KindWord::organization && sort != KindWord::company && sort != KindWord::party &&
        sort != KindWord::media)
      return false;
    const Index name = span.tokens.end - 1;
    const bool own_clause = tree_.function(name) == Function::subject && tree_.head(tree_.head(name)) == before;
    return !own_clause && tree_.function(name) != Function::possessor;
  }

  // "Mr. Vondra", "Gen. Milley", "President Kalina"
  bool addressed(const NameSpan& span) const {
    if (span.tokens.begin == 0) return false;
    const Index before = span.tokens.begin - 1;
    const auto title = lexicon_.titles().find(word(before));
    if (!title || tree_.function(before) == Function::possessor) return false;
    return title->kind != lexicon::TitleKind::office || word(before).ends_with(".") || is_person_word(before);
  }

  // A known given name and a surname, whatever the tagger says.
  bool personal(const NameSpan& span) const {
    const Index length = span.tokens.end - span.tokens.begin;
    if (length < 2 || length > 4) return false;
    for (Index i = span.tokens.begin; i < span.tokens.end; ++i)
      if (!name_like(i) || (name_word(i) != NameWord::none && name_word(i) != NameWord::portfolio) ||
          all_capitals(word(i)))
        return false;
    const char gender = lexicon_.given_names().gender(word(span.tokens.begin));
    const std::string_view last = tree_.lower(span.tokens.end - 1);
    return gender != ' ' && !lexicon_.nouns().find(last).known &&
           (span.tokens.begin == 0 || tree_.lower(span.tokens.begin - 1) != "the");
  }

  // "…," Shirin Moradi told reporters: a work in no quotation marks does not tell anybody anything.
  bool personal_subject(const NameSpan& span) const {
    if (span.tokens.end - span.tokens.begin > 3) return false;
    for (Index i = span.tokens.begin; i < span.tokens.end; ++i)
      if (!name_like(i) || name_word(i) != NameWord::none || tree_.word_class(i) != WordClass::name) return false;
    const Index head = span.tokens.end - 1;
    if (tree_.function(head) != Function::subject) return false;
    const std::string_view verb = tree_.lemma(tree_.head(head));
    const auto mark = [&](Index at) {
      return at >= 0 && at < size() && (word(at).starts_with('"') || word(at) == "“" || word(at) == "”");
    };
    const bool quoted = mark(span.tokens.begin - 1) && (mark(span.tokens.end) || mark(span.tokens.end + 1));
    return !quoted && (verb == "say" || verb == "tell" || verb == "add" || verb == "ask");
  }

  // "foreigners in Kitwe": nobody lives in a person.
  bool stands_in(const NameSpan& span) const {
    const Index at = span.tokens.begin;
    return at > 0 && tree_.lower(at - 1) == "in" && tree_.function(at) == Function::preposition_object &&
           tree_.conjuncts(at).size() == 1 && tree_.children(at).empty();
  }

  // "Natasha", "Eva": a given name that is no other word.
  bool given_alone(const NameSpan& span) const {
    const Index at = span.tokens.begin;
    if (lexicon_.given_names().gender(word(at)) == ' ' || lexicon_.nouns().find(tree_.lower(at)).known ||
        all_capitals(word(at)))
      return false;
    return at == 0 || tree_.lower(at - 1) != "the";
  }

  static void set(NameSpan& span, EntityKind kind, int weight) {
    span.kind = kind;
    span.kind_weight = weight;
  }

  const Tree& tree_;
  const lexicon::Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  std::vector<Index> span_of_;  // of each token, into spans_, or kNone
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> find_names(const Tree& tree, const lexicon::Lexicon& lexicon) {
  return NameFinder(tree, lexicon).find();
}

bool may_be_surname(const Tree& tree, Index token) {
  const std::string_view text = tree.text(token);
  return upper(text) && !all_capitals(text) && text.size() > 2 &&
         (tree.word_class(token) == WordClass::name || tree.word_class(token) == WordClass::noun ||
          tree.word_class(token) == WordClass::adjective || tree.word_class(token) == WordClass::adverb);
}

}  // namespace quoth::extract::discourse
