// SPDX-License-Identifier: Apache-2.0
// quoth-bench-language MODEL TEXTS: prints, tab-separated, what the language engine needs for the texts, in seconds of
// processor time, in all and by stage; one thread. TEXTS: blocks end in a zero byte, a text's last one in two.
// Stages are measured by running them one after the other, so they need not add up to the whole.
#include "extract/language/annotator.h"
#include "extract/language/attribute_ruler.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/model_parts.h"
#include "extract/language/pipeline.h"
#include "extract/language/tokenizer.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <ctime>
#include <exception>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace quoth::extract::language;

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double seconds_of(const std::function<void()>& work) {
  const double begin = processor_seconds();
  work();
  return processor_seconds() - begin;
}

// The blocks of each text.
std::vector<std::vector<Block>> split(const std::string& bytes) {
  std::vector<std::vector<Block>> texts(1);
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = bytes.find('\0', begin);
    if (end == begin) {
      texts.emplace_back();
    } else {
      texts.back().push_back({std::string_view(bytes).substr(begin, end - begin), 0});
    }
    begin = end + 1;
  }
  if (texts.back().empty()) texts.pop_back();
  return texts;
}

class Stages {
 public:
  Stages(const std::shared_ptr<const Model>& model, const std::vector<std::vector<Block>>& texts)
      : model_(model), texts_(texts), lexemes_(model->parts().vocabulary) {}

  void tokenizer() {
    Tokenizer tokenizer(model_->parts().tokenizer, lexemes_);
    for (const auto& text : texts_) {
      auto& documents = documents_.emplace_back();
      for (const Block& block : text) {
        tokens_.clear();
        tokenizer.tokenize(block.text, tokens_);
        TypedDocument& document = documents.emplace_back();
        for (const TextToken& token : tokens_) {
          document.lexemes.push_back(token.lexeme);
          document.space_after.push_back(token.space_after ? 1 : 0);
          document.is_space.push_back(lexemes_[token.lexeme].is_space ? 1 : 0);
        }
      }
    }
  }

  void networks() {
    Annotator annotator(model_->parts().networks, choose_kernels());
    const auto ids_of = [this](std::uint32_t lexeme) -> AttributeIds {
      const Lexeme& entry = lexemes_[lexeme];
      return {entry.norm, entry.prefix, entry.suffix, entry.shape, 0, entry.is_space ? 1U : 0U};
    };
    for (const auto& documents : documents_) {
      std::vector<Annotation>& annotations = annotations_.emplace_back();
      embedding_ += seconds_of([&] { annotator.embed(documents, ids_of, annotations); });
      parser_ += seconds_of([&] { annotator.parse(documents, annotations); });
      names_ += seconds_of([&] { annotator.find_names(documents, annotations); });
    }
    fmt::print("tok2vec, tagger\t{:.6f}\nparser\t{:.6f}\nnames\t{:.6f}\n", embedding_, parser_, names_);
  }

  void ruler_and_lemmatizer() {
    AttributeRuler ruler(model_->parts().ruler);
    Lemmatizer lemmatizer(model_->parts().lemmas, lexemes_);
    std::vector<TaggedWord> words;
    std::vector<const RuledWord*> ruled;
    for (std::size_t t = 0; t < documents_.size(); ++t) {
      for (std::size_t d = 0; d < documents_[t].size(); ++d) {
        const Annotation& annotation = annotations_[t][d];
        words.clear();
        for (std::size_t i = 0; i < annotation.tags.size(); ++i) {
          words.push_back({documents_[t][d].lexemes[i], annotation.tags[i], annotation.tree.labels[i]});
        }
        ruler.apply(words, lexemes_, ruled);
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (ruled[i]->lemma_source == LemmaSource::ruler) continue;
          lemma_bytes_ += lemmatizer.lemma(words[i].lexeme, ruled[i]->lemma_source).size();
        }
      }
    }
  }

 private:
  std::shared_ptr<const Model> model_;
  const std::vector<std::vector<Block>>& texts_;
  LexemeTable lexemes_;
  std::vector<TextToken> tokens_;
  std::vector<std::vector<TypedDocument>> documents_;
  std::vector<std::vector<Annotation>> annotations_;
  std::size_t lemma_bytes_ = 0;
  double embedding_ = 0;
  double parser_ = 0;
  double names_ = 0;
};

void measure(const std::string& model_file, const std::string& texts_file) {
  std::ifstream in(texts_file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::vector<std::vector<Block>> texts = split(bytes);
  const std::shared_ptr<const Model> model = Model::open(model_file);
  std::size_t tokens = 0;
  Pipeline pipeline(model);
  const auto all = [&] {
    tokens = 0;
    for (const auto& text : texts) {
      for (const Analysis& analysis : pipeline.analyze(text)) tokens += analysis.tokens.size();
    }
  };
  const double cold = seconds_of(all);
  const double warm = seconds_of(all);
  fmt::print("kernels\t{}\ntokens\t{}\ncold\t{:.6f}\nwarm\t{:.6f}\n", choose_kernels().name, tokens, cold, warm);
  Stages stages(model, texts);
  fmt::print("tokenizer\t{:.6f}\n", seconds_of([&] { stages.tokenizer(); }));
  stages.networks();
  fmt::print("ruler, lemmatizer\t{:.6f}\n", seconds_of([&] { stages.ruler_and_lemmatizer(); }));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: quoth-bench-language MODEL TEXTS\n");
    return 2;
  }
  try {
    measure(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "quoth-bench-language: {}\n", error.what());
    return 1;
  }
}
