// SPDX-License-Identifier: Apache-2.0
#include "export/timeline.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/event_family.h"
#include "export/markup.h"
#include "export/statement_phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace quoth::exporters {
namespace {

// Pixels.
constexpr int kWidth = 960;
constexpr int kAxis = 170;
constexpr int kTextLeft = 192;
constexpr int kLine = 18;
constexpr int kGap = 14;
constexpr std::size_t kColumns = 104;  // letters of 13 pixels' type that fit beside the axis, wide ones count two
constexpr std::size_t kLongest = 300;  // letters of what was said

struct Row {
  std::string date;  // ISO, for sorting and for the label
  std::string id;
  std::string who, phrase, whom;
  std::string content;
  std::string below;  // on whose word, in which document
  std::string sentence;
  std::string address;
  EventFamily family = EventFamily::speech;
  bool fact = false;
};

std::string escaped(std::string_view text) {
  std::string out;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    const std::string_view reference = markup_reference(value);
    const bool forbidden = value < 0x20 || value == 0xFFFE || value == 0xFFFF;
    out += !reference.empty() ? reference : forbidden ? "\xEF\xBF\xBD" : bytes;
  });
  return out;
}

std::size_t columns_of(std::string_view word) {
  std::size_t columns = 0;
  for_each_code_point(word, [&](char32_t value, std::string_view) { columns += value >= 0x1100 ? 2 : 1; });
  return columns;
}

// Breaks at blanks; a word that is too long for a line stands alone on one.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const std::size_t columns = columns_of(word);
    if (used > 0 && used + 1 + columns > kColumns) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += columns + (used > 0 ? 1 : 0);
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

class Timeline {
 public:
  Timeline(const GraphSource& source, const TimelineOptions& options, ByteSink& sink)
      : source_(source), options_(options), palette_(palette_of(options.theme)), sink_(sink) {}

  TimelineCounts write() {
    collect();
    const TimelineCounts counts{std::min(rows_.size(), options_.most), rows_.size()};
    rows_.resize(counts.drawn);
    int height = 70;
    for (const Row& row : rows_) height += height_of(row);
    begin(height);
    top_ = 62;
    for (const Row& row : rows_) put(row);
    sink_.write("</svg>\n");
    return counts;
  }

 private:
  void collect() {
    graph::Document document;
    CodePointText text;
    source_.statements([&](const graph::Statement& statement) {
      if (!statement.time && !options_.undated) return;
      if (document.id != statement.document) {
        document = source_.document(statement.document).value_or(graph::Document{});
        text = CodePointText(valid_utf8(document.text));
      }
      Row row;
      row.date = statement.time ? statement.time->value : document.published.substr(0, 10);
      row.id = statement.id;
      row.who = names_of(statement.source);
      row.phrase = valid_utf8(phrase_of(statement));
      row.whom = names_of(statement.target);
      row.content = statement.content ? shortened(one_line(valid_utf8(statement.content->text)), kLongest) : "";
      row.sentence = one_line(text.slice(statement.evidence));
      row.below = below_of(statement, document);
      if (document.uri.starts_with("http://") || document.uri.starts_with("https://")) row.address = document.uri;
      row.family = event_family(statement.type);
      row.fact = graph::is_fact(statement) && statement.attribution.empty();
      rows_.push_back(std::move(row));
    });
    std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      const auto first = range_begin(a.date), second = range_begin(b.date);
      return first != second ? first < second : a.id < b.id;
    });
  }

  std::string names_of(const std::vector<std::string>& ids) const {
    std::string names;
    for (std::size_t at = 0; at < ids.size(); ++at) {
      names += (at == 0 ? "" : at + 1 == ids.size() ? " and " : ", ") + one_line(valid_utf8(source_.name_of(ids[at])));
    }
    return names;
  }

  std::string below_of(const graph::Statement& statement, const graph::Document& document) const {
    std::string below;
    for (const graph::Attribution& step : statement.attribution) {
      const std::string name = source_.name_of(step.speaker);
      if (!name.empty()) below += (below.empty() ? "according to " : ", according to ") + name;
    }
    const std::string& title = document.title.empty() ? document.uri : document.title;
    return one_line(valid_utf8(below + (below.empty() || title.empty() ? "" : " · ") + title));
  }

  static int height_of(const Row& row) { return kLine * static_cast<int>(2 + lines_of(row.content).size()) + kGap; }

  void begin(int height) {
    sink_.write(
        fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
                    "font-family=\"Arial, 'Liberation Sans', sans-serif\" font-size=\"13\">\n"
                    "<rect width=\"{0}\" height=\"{1}\" fill=\"{2}\"/>\n"
                    "<text x=\"{3}\" y=\"34\" font-size=\"18\" font-weight=\"bold\" fill=\"{4}\">{5}</text>\n"
                    "<line x1=\"{3}\" y1=\"50\" x2=\"{3}\" y2=\"{6}\" stroke=\"{7}\" stroke-width=\"2\"/>\n",
                    kWidth, height, palette_.background, kAxis, palette_.text,
                    escaped(one_line(options_.title.empty() ? "Who said and did what, when" : options_.title)),
                    height - 12, palette_.group_border));
  }

  void text(int x, const char* more, std::string_view colour, const std::string& words) {
    sink_.write(fmt::format("<text x=\"{}\" y=\"{}\" fill=\"{}\"{}>{}</text>\n", x, y_, colour, more, words));
  }

  void put(const Row& row) {
    y_ = top_ + kLine - 4;
    if (!row.address.empty()) sink_.write("<a href=\"" + escaped(row.address) + "\">");
    sink_.write("<g><title>" + escaped(row.sentence) + "</title>\n");
    if (const std::string date = readable_date(row.date); date != last_date_) {
      text(kAxis - 16, " text-anchor=\"end\"", palette_.text, escaped(date));
      last_date_ = date;
    }
    const std::string_view colour = line_colour(row.family, options_.theme);
    sink_.write(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/>\n",
                            kAxis, y_ - 4, row.fact ? colour : palette_.background, colour));
    text(
        kTextLeft, "", palette_.text,
        fmt::format("<tspan font-weight=\"bold\">{}</tspan> <tspan fill=\"{}\">{}</tspan> <tspan "
                    "font-weight=\"bold\">{}</tspan>",
                    escaped(row.who), word_colour(row.family, options_.theme), escaped(row.phrase), escaped(row.whom)));
    for (const std::string& line : lines_of(row.content)) {
      y_ += kLine;
      text(kTextLeft, row.fact ? "" : " font-style=\"italic\"", palette_.text, escaped(line));
    }
    y_ += kLine;
    text(kTextLeft, " font-size=\"11\"", palette_.faint, escaped(shortened(row.below, kColumns)));
    sink_.write(row.address.empty() ? "</g>\n" : "</g></a>\n");
    top_ += height_of(row);
  }

  const GraphSource& source_;
  const TimelineOptions& options_;
  const Palette& palette_;
  ByteSink& sink_;
  std::vector<Row> rows_;
  std::string last_date_;
  int top_ = 0;
  int y_ = 0;
};

}  // namespace

TimelineCounts write_timeline(const GraphSource& source, const TimelineOptions& options, ByteSink& sink) {
  return Timeline(source, options, sink).write();
}

}  // namespace quoth::exporters
