// SPDX-License-Identifier: Apache-2.0
// `quoth export FORMAT`: the graph, or what the filters leave of it, for other programs.
#include "cli/command.h"
#include "cli/graph_input.h"
#include "export/csv.h"
#include "export/cypher.h"
#include "export/dot.h"
#include "export/ftm.h"
#include "export/graphml.h"
#include "export/jsonld.h"
#include "export/kuzu_csv.h"
#include "export/ndjson.h"
#include "export/neo4j_csv.h"
#include "export/nquads.h"
#include "export/output_file.h"
#include "export/plover.h"
#include "export/rdf.h"
#include "graph/error.h"

#include <array>
#include <map>
#include <memory>

namespace quoth::embedded {
std::string_view export_vocabulary();
std::string_view export_shapes();
std::string_view export_plover_schema();
}  // namespace quoth::embedded

namespace quoth::cli {
namespace {

using exporters::ByteSink;
using exporters::GraphSource;

struct ExportArguments {
  GraphInputOptions input;
  std::string format;
  std::string output = "-";
  exporters::RdfOptions rdf;
  exporters::CypherIndexes indexes = exporters::CypherIndexes::neo4j;
};

using Write = void (*)(const GraphSource&, const ExportArguments&, ByteSink&);

struct ExportFormat {
  const char* name;
  const char* purpose;
  Write write;
};

void write_dot(const GraphSource& source, const ExportArguments&, ByteSink& sink) {
  exporters::write_dot(exporters::make_drawing(source, {}), {}, sink);
}

void write_jsonld(const GraphSource& source, const ExportArguments& arguments, ByteSink& sink) {
  exporters::JsonLdWriter writer(sink);
  exporters::write_rdf(source, arguments.rdf, writer);
}

void write_nquads(const GraphSource& source, const ExportArguments& arguments, ByteSink& sink) {
  exporters::NQuadsWriter writer(sink);
  exporters::write_rdf(source, arguments.rdf, writer);
}

void write_trig(const GraphSource& source, const ExportArguments& arguments, ByteSink& sink) {
  exporters::TrigWriter writer(sink, exporters::TrigWriter::Dialect::trig);
  exporters::write_rdf(source, arguments.rdf, writer);
}

void write_turtle(const GraphSource& source, const ExportArguments& arguments, ByteSink& sink) {
  exporters::TrigWriter writer(sink, exporters::TrigWriter::Dialect::turtle);
  exporters::write_rdf(source, arguments.rdf, writer);
}

void write_ndjson(const GraphSource& source, const ExportArguments&, ByteSink& sink) {
  exporters::write_ndjson(source, sink);
}

void write_csv(const GraphSource& source, const ExportArguments&, ByteSink& sink) {
  exporters::write_csv_table(source, sink);
}

void write_cypher(const GraphSource& source, const ExportArguments& arguments, ByteSink& sink) {
  exporters::CypherWriter writer(sink, arguments.indexes);
  exporters::write_property_graph(source, writer);
}

void write_graphml(const GraphSource& source, const ExportArguments&, ByteSink& sink) {
  exporters::GraphMlWriter writer(sink);
  exporters::write_property_graph(source, writer);
}

void write_ftm(const GraphSource& source, const ExportArguments&, ByteSink& sink) {
  exporters::write_ftm(source, sink);
}

void write_plover(const GraphSource& source, const ExportArguments&, ByteSink& sink) {
  exporters::write_plover(source, sink);
}

constexpr std::array kFormats = {
    ExportFormat{"csv", "a table of who said what to whom, for pandas and spreadsheets", write_csv},
    ExportFormat{"cypher", "a script of MERGEs for any openCypher database", write_cypher},
    ExportFormat{"dot", "Graphviz", write_dot},
    ExportFormat{"ftm", "FollowTheMoney entities for Aleph and OpenAleph", write_ftm},
    ExportFormat{"graphml", "Gephi, networkx, igraph, yEd", write_graphml},
    ExportFormat{"jsonld", "JSON-LD 1.1, its context inside", write_jsonld},
    ExportFormat{"turtle", "RDF for people: the default graph", write_turtle},
    ExportFormat{"trig", "RDF for people, with the named graphs of what was only said", write_trig},
    ExportFormat{"nquads", "RDF for stores, with the named graphs", write_nquads},
    ExportFormat{"plover", "event data: JSON lines as in the PLOVER manual", write_plover},
    ExportFormat{"ndjson", "the records, for quoth import, pandas, DuckDB, jq", write_ndjson},
};

std::string list_of_formats() {
  std::string list = "What to write:";
  for (const ExportFormat& format : kFormats) {
    list += std::string("\n  ") + format.name + std::string(10 - std::string_view(format.name).size(), ' ') +
            format.purpose;
  }
  return list +
         "\n  neo4j     a folder of CSV files (-o FOLDER) for neo4j-admin database import full"
         "\n  kuzu      a folder of CSV files (-o FOLDER) with the script that loads them, for Kùzu and Ladybug\n  "
         "vocabulary, shapes  "
         "the terms of the RDF in Turtle, and SHACL shapes that it satisfies\n  plover-schema  a JSON schema of the "
         "PLOVER lines";
}

const ExportFormat& format_called(const std::string& name) {
  for (const ExportFormat& format : kFormats) {
    if (name == format.name) return format;
  }
  throw Error(ErrorKind::usage, "no export format \"" + name + "\"; " + list_of_formats());
}

// What names IRIs must be an absolute one itself, or no reader takes the file.
void check_base(const std::string& base) {
  const std::size_t colon = base.find(':');
  const bool absolute = colon != std::string::npos && colon > 0 && base.find_first_of(" <>\"{}|^`\\") == base.npos;
  if (!absolute)
    throw Error(ErrorKind::usage, "--base must be an absolute IRI like https://example.org/news/, not " + base);
}

// What describes the formats: the same for every graph.
std::string_view document_called(const std::string& name) {
  if (name == "vocabulary") return embedded::export_vocabulary();
  if (name == "shapes") return embedded::export_shapes();
  if (name == "plover-schema") return embedded::export_plover_schema();
  return {};
}

template <class Writer>
void write_folder(const ExportArguments& arguments, const Context& context) {
  if (arguments.output == "-") {
    throw Error(ErrorKind::usage, "export " + arguments.format + " writes several files: give -o FOLDER");
  }
  const GraphInput input(context, arguments.input);
  Writer writer(arguments.output);
  exporters::write_property_graph(input.selected(), writer);
}

void run_export(const ExportArguments& arguments, const Context& context) {
  check_base(arguments.rdf.base);
  if (const std::string_view document = document_called(arguments.format); !document.empty()) {
    exporters::OutputFile file(arguments.output);
    file.write(document);
    return file.finish();
  }
  if (arguments.format == "neo4j") return write_folder<exporters::Neo4jCsvWriter>(arguments, context);
  if (arguments.format == "kuzu") return write_folder<exporters::KuzuCsvWriter>(arguments, context);
  const ExportFormat& format = format_called(arguments.format);
  const GraphInput input(context, arguments.input);
  exporters::OutputFile file(arguments.output);
  format.write(input.selected(), arguments, file);
  file.finish();
}

}  // namespace

void add_export_command(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "Write the graph for other programs");
  const auto arguments = std::make_shared<ExportArguments>();
  command->add_option("format", arguments->format, list_of_formats())->required();
  command->add_option("-o,--output", arguments->output, "The file to write, - for standard output");
  command->add_option("--base", arguments->rdf.base, "RDF: what the IRIs of the data begin with")
      ->capture_default_str();
  command->add_flag("--with-text", arguments->rdf.with_text, "RDF: the articles' whole text too");
  static const std::map<std::string, exporters::CypherIndexes> kIndexes{
      {"neo4j", exporters::CypherIndexes::neo4j},
      {"falkordb", exporters::CypherIndexes::falkordb},
      {"none", exporters::CypherIndexes::none}};
  command
      ->add_option("--indexes", arguments->indexes,
                   "cypher: whose CREATE INDEX comes first: neo4j (if not there; the default), falkordb (the first "
                   "time), none")
      ->transform(CLI::CheckedTransformer(kIndexes).description(""));
  add_graph_input_options(*command, arguments->input);
  command->callback([arguments, &context] { run_export(*arguments, context); });
}

}  // namespace quoth::cli
