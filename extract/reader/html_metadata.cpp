// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/html_metadata.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <map>

namespace quoth::extract::reader {
namespace {

using Json = rapidjson::Value;

std::string text_of(const Json& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return squeezed({member->value.GetString(), member->value.GetStringLength()});
}

constexpr int kDeepest = 6;  // arrays and objects in one another

using Objects = std::map<std::string, const Json*>;  // those with an "@id", which others may refer to

void collect_ids(const Json& value, Objects& objects, int depth) {
  if (depth > kDeepest) return;
  if (value.IsArray()) {
    for (const Json& item : value.GetArray()) collect_ids(item, objects, depth + 1);
  } else if (value.IsObject()) {
    const std::string id = text_of(value, "@id");
    if (!id.empty() && value.MemberCount() > 1) objects.emplace(id, &value);
    for (const auto& member : value.GetObject()) collect_ids(member.value, objects, depth + 1);
  }
}

// "By Ann Sole" → "Ann Sole"; nothing for an address.
std::string clean_name(std::string_view text) {
  std::string name = squeezed(text);
  if (name.starts_with("By ") || name.starts_with("by ")) name.erase(0, 3);
  return name.find("://") == name.npos && name.find('@') == name.npos ? name : std::string();
}

// The string itself, "name" of an object or of the one it refers to by "@id", or those of an array, however nested.
void append_names(const Json& value, const Objects& objects, std::vector<std::string>& names, int depth) {
  if (depth > kDeepest) return;
  if (value.IsArray()) {
    for (const Json& item : value.GetArray()) append_names(item, objects, names, depth + 1);
  } else if (value.IsObject()) {
    const auto name = value.FindMember("name");
    const auto referred = objects.find(text_of(value, "@id"));
    if (name != value.MemberEnd())
      append_names(name->value, objects, names, depth + 1);
    else if (referred != objects.end() && referred->second != &value)
      append_names(*referred->second, objects, names, depth + 1);
  } else if (value.IsString()) {
    std::string name = clean_name({value.GetString(), value.GetStringLength()});
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
}

bool is_article_type(const Json& type) {
  if (type.IsString()) {
    const std::string_view name(type.GetString(), type.GetStringLength());
    return name.ends_with("Article") || name == "BlogPosting" || name == "LiveBlogPosting";
  }
  return type.IsArray() && std::any_of(type.Begin(), type.End(),
                                       [](const Json& item) { return item.IsString() && is_article_type(item); });
}

void take_article(const Json& article, const Objects& objects, HtmlMetadata& metadata) {
  if (metadata.title.empty()) metadata.title = text_of(article, "headline");
  if (metadata.published.empty()) metadata.published = text_of(article, "datePublished");
  if (metadata.updated.empty()) metadata.updated = text_of(article, "dateModified");
  const auto author = article.FindMember("author");
  if (author != article.MemberEnd() && metadata.authors.empty())
    append_names(author->value, objects, metadata.authors, 0);
  const auto publisher = article.FindMember("publisher");
  if (publisher != article.MemberEnd() && metadata.publisher.empty()) {
    std::vector<std::string> names;
    append_names(publisher->value, objects, names, 0);
    if (!names.empty()) metadata.publisher = names.front();
  }
}

// The article among a document's objects: itself, in an array, or in "@graph".
void search(const Json& value, const Objects& objects, HtmlMetadata& metadata, int depth) {
  if (depth > kDeepest) return;
  if (value.IsArray()) {
    for (const Json& item : value.GetArray()) search(item, objects, metadata, depth + 1);
  } else if (value.IsObject()) {
    const auto type = value.FindMember("@type");
    if (type != value.MemberEnd() && is_article_type(type->value)) take_article(value, objects, metadata);
    for (const char* key : {"@graph", "mainEntity", "itemListElement"}) {
      const auto graph = value.FindMember(key);
      if (graph != value.MemberEnd() && metadata.published.empty()) search(graph->value, objects, metadata, depth + 1);
    }
  }
}

void read_json_ld(const GumboNode& script, HtmlMetadata& metadata) {
  std::string text;
  append_text(script, text);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag |
             rapidjson::kParseStopWhenDoneFlag>(text.data(), text.size());
  if (json.HasParseError()) return;
  Objects objects;
  collect_ids(json, objects, 0);
  search(json, objects, metadata, 0);
}

class Collector {
 public:
  HtmlMetadata collect(const GumboNode& root) {
    std::vector<const GumboNode*> open{&root};
    while (!open.empty()) {
      const GumboNode& node = *open.back();
      open.pop_back();
      look_at(node);
      const GumboVector& children = children_of(node);
      for (unsigned i = children.length; i > 0; --i)
        open.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
    fill(metadata_.title, {"og:title", "twitter:title", "dc.title"});
    metadata_.title_of_page = metadata_.title.empty();
    fill(metadata_.title, {"title"});
    fill(metadata_.published,
         {"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "pubdate",
          "publishdate", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date", "time"});
    fill(metadata_.updated,
         {"article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "time:updated"});
    fill(metadata_.publisher, {"og:site_name", "publisher", "application-name", "dc.publisher"});
    std::string author;
    fill(author, {"author", "article:author", "parsely-author", "dc.creator", "sailthru.author"});
    if (metadata_.authors.empty() && !clean_name(author).empty()) metadata_.authors.push_back(clean_name(author));
    if (metadata_.authors.empty()) metadata_.authors = told_;
    return std::move(metadata_);
  }

 private:
  void look_at(const GumboNode& node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_SCRIPT:
        if (attribute(node, "type") == "application/ld+json") read_json_ld(node, metadata_);
        break;
      case GUMBO_TAG_META: {
        std::string name;
        for (const char* key : {"property", "name", "itemprop"}) {
          if (name.empty()) name = attribute(node, key);
        }
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        keep(name, attribute(node, "content"));
        break;
      }
      case GUMBO_TAG_TIME: {
        const bool change = attribute(node, "itemprop") == "dateModified" ||
                            attribute(node, "class").find("updated") != std::string_view::npos ||
                            attribute(node, "class").find("modified") != std::string_view::npos;
        keep(change ? "time:updated" : "time", attribute(node, "datetime"));
        break;
      }
      case GUMBO_TAG_TITLE: {
        std::string text;
        append_text(node, text);
        keep("title", text);
        break;
      }
      default:
        if (attribute(node, "itemprop") == "author" || attribute(node, "rel") == "author") take_author(node);
        break;
    }
  }

  // <a rel="author">, <span itemprop="author"><span itemprop="name">…
  void take_author(const GumboNode& node) {
    std::string text;
    append_text(node, text);
    const std::string name = clean_name(text);
    const auto words = std::count(name.begin(), name.end(), ' ') + 1;
    if (words >= 2 && words <= 5 && std::find(told_.begin(), told_.end(), name) == told_.end()) told_.push_back(name);
  }

  void keep(const std::string& name, std::string_view content) {
    std::string value = squeezed(content);
    if (!value.empty()) found_.emplace(name, std::move(value));  // the first of a name counts
  }

  void fill(std::string& field, std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = found_.find(name);
      if (field.empty() && found != found_.end()) field = found->second;
    }
  }

  HtmlMetadata metadata_;
  std::map<std::string, std::string> found_;
  std::vector<std::string> told_;  // authors that elements are marked as
};

}  // namespace

HtmlMetadata metadata_of(const HtmlTree& tree) {
  return Collector().collect(tree.root());
}

}  // namespace quoth::extract::reader
