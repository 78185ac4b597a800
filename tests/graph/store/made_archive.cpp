// SPDX-License-Identifier: Apache-2.0
#include "made_archive.h"

#include "article.h"

#include <array>
#include <random>
#include <set>
#include <stdexcept>

namespace quoth::graph {
namespace {

// One being, the names by which articles call it, and what they say of it.
struct Being {
  EntityKind kind;
  std::vector<std::string> names;  // an article picks one; those with " = " give a second name beside it
  std::vector<std::string> roles;  // an article picks one, or none
  int of = -1;                     // a place's or organization's number
  std::vector<std::string> links;  // an identifier, in some articles
};

constexpr std::array kFirst{"Anna",   "Boris", "Clara", "Diego",  "Elena",  "Farid", "Greta", "Hugo",
                            "Irina",  "Jonas", "Karim", "Leila",  "Marta",  "Nadia", "Oscar", "Petra",
                            "Ruben",  "Selma", "Tomas", "Ursula", "Viktor", "Wanda", "Xenia", "Yusuf",
                            "Zoltan", "Amara", "Bruno", "Celia",  "Damir",  "Esther"};
constexpr std::array kLast{"Abdalov",  "Brenner", "Castell",  "Dorfman",   "Ekström",   "Fonseca",
                           "Galanis",  "Horvat",  "Ivarsen",  "Jelinek",   "Kovalenko", "Lindqvist",
                           "Moravec",  "Navarro", "Oyelaran", "Petrosyan", "Quiroga",   "Rashidov",
                           "Sandoval", "Tamura",  "Ulmanis",  "Vasquez",   "Wrede",     "Yilmaz"};
constexpr std::array kPlaces{"Averland", "Brudania", "Corvia", "Dalmora", "Estavia", "Fenmark",
                             "Galdova",  "Hestria",  "Ilmara", "Jorvia",  "Keldan",  "Lurania"};
constexpr std::array kPublic{"finance minister", "foreign minister", "opposition leader", "senator",
                             "lawmaker",         "ambassador",       "prosecutor"};
constexpr std::array kOther{"striker", "novelist", "physicist",  "surgeon",
                            "bishop",  "farmer",   "goalkeeper", "violinist"};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) { make_beings(); }

  MadeArchive make(std::size_t documents) {
    for (std::size_t index = 0; index < documents; ++index) make_article(index);
    return std::move(archive_);
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool chance(unsigned percent) { return random_() % 100 < percent; }
  template <class List>
  std::string pick(const List& list) {
    return std::string(list[below(list.size())]);
  }

  void add(Being being) { beings_.push_back(std::move(being)); }

  void make_beings() {
    for (const char* place : kPlaces) add({EntityKind::place, {place}, {}, -1, {}});
    places_ = beings_.size();
    make_organizations();
    organizations_ = beings_.size();
    make_people();
  }

  void make_organizations() {
    const std::array first{"Continental", "Baltic", "Maritime", "Northern", "Alpine", "Global", "Eastern", "Southern"};
    const std::array second{"Energy", "Press", "Health", "Transport", "Banking", "Shipping"};
    for (const char* head : first) {
      for (const char* field : second) {
        const std::string letters = {head[0], field[0], 'O'};
        const std::string us = std::string(head) + ' ' + field + " Organization";
        const std::string uk = std::string(head) + ' ' + field + " Organisation";
        // Acronyms collide here (Baltic and no other B, but Shipping and Southern share letters): that is meant.
        add({EntityKind::organization, {us, us, uk, us + " = " + letters, letters}, {}, -1, {}});
      }
    }
    for (const char* name : {"Tanvik Shipping", "Orla Motors", "Besko Oil"}) {
      add({EntityKind::organization, {name, std::string(name) + " Ltd.", std::string("the ") + name}, {}, -1, {}});
    }
  }

  int some_place() { return static_cast<int>(below(places_)); }

  void make_people() {
    std::set<std::string> taken;
    const auto fresh = [&] {
      std::string name;
      do {
        name = pick(kFirst) + ' ' + pick(kLast);
      } while (!taken.insert(name).second);
      return name;
    };
    for (int each = 0; each < 160; ++each) make_plain_person(fresh());
    for (int each = 0; each < 25; ++each) {  // namesakes: two walks of life, or one office in two countries
      const std::string name = fresh();
      const std::string surname = name.substr(name.find(' ') + 1);
      if (each % 3 == 0) {
        const int place = some_place();
        add({EntityKind::person, {name, name, "Mr. " + surname}, {"finance minister"}, place, {}});
        add({EntityKind::person, {name}, {"finance minister"}, (place + 1) % static_cast<int>(places_), {}});
      } else {
        add({EntityKind::person, {name, name, surname}, {pick(kPublic)}, some_place(), {}});
        add({EntityKind::person, {name}, {pick(kOther)}, some_place(), {}});
      }
    }
    for (int each = 0; each < 12; ++each) {  // father and son, told by the middle initial or the suffix
      const std::string name = fresh();
      const std::size_t blank = name.find(' ');
      const std::string first = name.substr(0, blank), last = name.substr(blank + 1);
      add({EntityKind::person, {first + " A. " + last}, {"senator"}, some_place(), {}});
      add({EntityKind::person, {first + " M. " + last}, {"senator"}, some_place(), {}});
    }
    for (int each = 0; each < 15; ++each) {  // married: some articles tell both names
      const std::string name = fresh(), married = pick(kLast);
      const std::string first = name.substr(0, name.find(' ')), last = name.substr(name.find(' ') + 1);
      if (married == last || !taken.insert(first + ' ' + married).second) continue;
      add({EntityKind::person,
           {name, first + ' ' + last + '-' + married, first + ' ' + married, name + " = " + first + ' ' + married},
           {pick(kPublic)},
           some_place(),
           {}});
    }
    make_spelled_people();
  }

  void make_plain_person(const std::string& name) {
    const std::size_t blank = name.find(' ');
    const std::string first = name.substr(0, blank), last = name.substr(blank + 1);
    std::vector<std::string> names{name, name, name + " = " + last, "Mr. " + name, first + " J. " + last};
    std::vector<std::string> links;
    if (chance(20)) {
      links.push_back("Q" + std::to_string(900'000 + beings_.size()));
      names.push_back(last);  // alone, but linked: see make_article
    }
    add({EntityKind::person, std::move(names), {chance(70) ? pick(kPublic) : pick(kOther)}, some_place(), links});
  }

  void make_spelled_people() {
    const std::vector<std::vector<std::string>> spelled{
        {"Sergei Lavrinko", "Sergey Lavrinko", "Serguei Lavrinko", "Сергей Лавринко"},
        {"Mohammed Tarifi", "Muhammad Tarifi", "Mohamed al-Tarifi"},
        {"Volodymyr Zarenskyy", "Volodymyr Zarensky", "Volodymyr Zarenskiy"},
        {"Yuri Gorchakoff", "Yury Gorchakov", "Juri Gortchakov"},
        {"Jürgen Mühlbauer", "Jurgen Muhlbauer", "Juergen Muehlbauer"},
        {"José Peñalver", "Jose Penalver"},
        {"Mikhail Khorenko", "Mihail Horenko"},
        {"Hussein Qasimi", "Hussain Qasimi", "Husain al-Qasimi"},
        {"William Thackett", "Bill Thackett", "Billy Thackett"},
        {"Robert Osgoode", "Bob Osgoode"},
        {"Katherine Pell", "Kate Pell", "Kathy Pell"},
        {"Dmitry Rogozhin-Bell", "Dmitri Rogozhin-Bell", "Dmitriy Rogozhin-Bell"},
        {"J. K. Rowntree", "J.K. Rowntree"},
        {"Ludwig van Hoeven", "Ludwig Van Hoeven"},
        {"Μαρία Γεωργίου", "Maria Georgiou"}};
    for (const std::vector<std::string>& names : spelled) {
      add({EntityKind::person, names, {pick(kPublic)}, some_place(), {}});
    }
  }

  // Popular ones come more often.
  std::size_t some_being(std::size_t begin, std::size_t end) {
    const std::size_t a = below(end - begin), b = below(end - begin);
    return begin + std::min(a, b);
  }

  struct Part {
    std::size_t being;
    std::string name, second, role;
    bool linked;
  };

  Part part_for(std::size_t number) {
    const Being& being = beings_[number];
    Part part{number, pick(being.names), "", "", false};
    const std::size_t equals = part.name.find(" = ");
    if (equals != std::string::npos) {
      part.second = part.name.substr(equals + 3);
      part.name.resize(equals);
    }
    if (!being.roles.empty() && chance(75)) part.role = pick(being.roles);
    part.linked = !being.links.empty() && chance(70);
    const bool alone = being.kind == EntityKind::person && part.name.find(' ') == std::string::npos;
    if (alone && !being.links.empty()) part.linked = true;
    if (part.linked) part.name = being.names.front();  // a linked entity bears the linked name
    return part;
  }

  // Two or three people, an organization, their places; no two of one name in an article.
  std::vector<Part> cast() {
    std::vector<Part> parts;
    std::set<std::string> names;
    std::set<std::size_t> numbers;
    const auto take = [&](std::size_t number) {
      if (numbers.contains(number)) return;
      Part part = part_for(number);
      if (names.contains(part.name) || (!part.second.empty() && names.contains(part.second))) return;
      names.insert(part.name);
      if (!part.second.empty()) names.insert(part.second);
      numbers.insert(number);
      parts.push_back(std::move(part));
    };
    for (std::size_t people = 2 + below(2); people > 0; --people) take(some_being(organizations_, beings_.size()));
    take(some_being(places_, organizations_));
    for (std::size_t index = 0, end = parts.size(); index < end; ++index) {
      if (beings_[parts[index].being].of >= 0) take(static_cast<std::size_t>(beings_[parts[index].being].of));
    }
    return parts;
  }

  void make_article(std::size_t index) {
    const std::vector<Part> parts = cast();
    std::string text = "Report " + std::to_string(index) + ".";
    for (const Part& part : parts) {
      text += ' ' + part.name + (part.second.empty() ? "" : ", also " + part.second + ",") + " was named.";
    }
    Article article("made/" + std::to_string(index) + ".txt", text, "2021-12-" + std::to_string(10 + index % 20));
    std::map<std::size_t, int> numbers;
    for (const Part& part : parts) {
      const int number = article.entity(beings_[part.being].kind, part.name,
                                        part.second.empty() ? std::vector<std::string>() : std::vector{part.second});
      numbers[part.being] = number;
      if (part.linked) article.link(number, "wikidata", beings_[part.being].links.front());
      archive_.truth[article.entity_id(number)] = static_cast<int>(part.being);
    }
    for (const Part& part : parts) {
      if (part.role.empty()) continue;
      const auto of = numbers.find(static_cast<std::size_t>(beings_[part.being].of));
      article.role(numbers[part.being], part.role, of == numbers.end() ? 0 : of->second);
    }
    archive_.documents.push_back(article.records());
  }

  std::mt19937 random_;
  std::vector<Being> beings_;  // places, then organizations, then people
  std::size_t places_ = 0;
  std::size_t organizations_ = 0;
  MadeArchive archive_;
};

}  // namespace

MadeArchive make_archive(std::size_t documents, std::uint32_t seed) {
  return Maker(seed).make(documents);
}

}  // namespace quoth::graph
