// SPDX-License-Identifier: Apache-2.0
// `quoth draw`: the graph, or the part of it that is asked for, as a picture that can be shown.
#include "cli/command.h"
#include "cli/graph_input.h"
#include "export/dot.h"
#include "export/drawing.h"
#include "export/html.h"
#include "export/output_file.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <map>
#include <memory>

namespace quoth::cli {
namespace {

using exporters::Grouping;
using exporters::PictureFormat;
using exporters::Theme;

struct DrawArguments {
  GraphInputOptions input;
  std::vector<std::string> around;
  std::vector<std::string> between;
  exporters::DrawingOptions drawing;
  exporters::DotOptions dot;
  std::string output = "-";
  bool page = false;
};

void add_options(CLI::App& command, DrawArguments& arguments) {
  static const std::map<std::string, Grouping> kGroupings{
      {"kind", Grouping::kind}, {"community", Grouping::community}, {"document", Grouping::document}};
  static const std::map<std::string, Theme> kThemes{{"light", Theme::light}, {"dark", Theme::dark}};
  add_graph_input_options(command, arguments.input);
  command.add_option("-o,--output", arguments.output,
                     "FILE.svg, .png, .pdf, .html or .dot; - is DOT on standard output");
  command.add_flag("--html", arguments.page, "A page to explore, whatever the file is called");
  command.add_option("--around", arguments.around, "Only NAME and what is near");
  command.add_option("--depth", arguments.drawing.depth, "How many steps are near")->capture_default_str();
  command.add_option("--between", arguments.between, "Only what joins A and B")->expected(2);
  command.add_option("--top", arguments.drawing.top, "Only the N entities with most statements");
  command.add_flag("--each", arguments.drawing.each, "A line for each statement instead of bundles");
  command.add_option("--cluster", arguments.drawing.grouping, "Frames by kind, community or document")
      ->transform(CLI::CheckedTransformer(kGroupings).description("{kind,community,document}"));
  command.add_option("--theme", arguments.dot.theme, "light or dark")
      ->transform(CLI::CheckedTransformer(kThemes).description("{light,dark}"));
  command.add_flag("--legend", arguments.dot.legend, "Explain colours, shapes and lines beneath the drawing");
  command.add_option("--title", arguments.dot.title, "The drawing's title");
}

void say_what_is_left_out(const exporters::Drawing& drawing, Context& context) {
  const auto note = [&](std::string code, std::string message, Severity severity) {
    context.diagnostics.report({severity, std::move(code), std::move(message), "", 0, 0});
  };
  if (drawing.entities.empty())
    note("nothing-drawn", "no statement joins two entities: the drawing is empty", Severity::warning);
  if (drawing.entities_found > drawing.entities.size()) {
    note("most-central",
         fmt::format("drew the {} most central of {} entities; --around, --since or --top choose others",
                     drawing.entities.size(), drawing.entities_found),
         Severity::warning);
  }
  if (drawing.statements_undrawn > 0) {
    note("undrawn",
         fmt::format("{} statements name fewer than two entities and have no line", drawing.statements_undrawn),
         Severity::note);
  }
}

void draw(DrawArguments& arguments, Context& context) {
  static const std::map<std::string, PictureFormat> kPictures{
      {".svg", PictureFormat::svg}, {".png", PictureFormat::png}, {".pdf", PictureFormat::pdf}};
  const std::string extension = std::filesystem::path(arguments.output).extension().string();
  const bool as_page = arguments.page || extension == ".html";
  const bool as_text = !as_page && (arguments.output == "-" || extension == ".dot" || extension == ".gv");
  if (!as_text && !as_page && !kPictures.contains(extension)) {
    throw Error(ErrorKind::usage,
                "cannot draw " + arguments.output + ": the name must end in .svg, .png, .pdf, .html or .dot");
  }
  const GraphInput input(context, arguments.input);
  for (const std::string& name : arguments.around) arguments.drawing.around.push_back(input.id_of(name));
  if (!arguments.between.empty()) {
    arguments.drawing.between_a = input.id_of(arguments.between.at(0));
    arguments.drawing.between_b = input.id_of(arguments.between.at(1));
  }
  const exporters::Drawing drawing = exporters::make_drawing(input.selected(), arguments.drawing);
  exporters::OutputFile file(arguments.output);
  if (as_text) {
    exporters::write_dot(drawing, arguments.dot, file);
  } else if (as_page) {
    exporters::write_html(drawing, arguments.dot.title, file);
  } else {
    exporters::write_picture(drawing, arguments.dot, kPictures.at(extension), file);
  }
  file.finish();
  say_what_is_left_out(drawing, context);
}

}  // namespace

void add_draw_command(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("draw", "Draw who said and did what to whom");
  const auto arguments = std::make_shared<DrawArguments>();
  add_options(*command, *arguments);
  command->callback([arguments, &context] { draw(*arguments, context); });
}

}  // namespace quoth::cli
