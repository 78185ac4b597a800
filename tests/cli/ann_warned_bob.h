// SPDX-License-Identifier: Apache-2.0
// The smallest graph to ask: one article in which Ann Lee warned Bob Ray.
#pragma once

namespace quoth::cli {

inline constexpr const char* kAnnWarnedBob =
    R"({"record":"document","id":"d:5df9c18181ca18d3","uri":"a.txt","title":"T","published":"2022-02-11","publisher":"Wire","authors":[],"language":"en","blocks":[],"text":"Ann warned Bob Monday"}
{"record":"entity","id":"e:5df9c18181ca18d3-1","kind":"person","name":"Ann Lee","aliases":["Ann"],"mentions":[{"document":"d:5df9c18181ca18d3","begin":0,"end":3,"text":"Ann","form":"name","confidence":1.0}],"confidence":1.0}
{"record":"entity","id":"e:5df9c18181ca18d3-2","kind":"person","name":"Bob Ray","aliases":["Bob"],"mentions":[{"document":"d:5df9c18181ca18d3","begin":11,"end":14,"text":"Bob","form":"name","confidence":1.0}],"confidence":1.0}
{"record":"statement","id":"s:5df9c18181ca18d3-1","document":"d:5df9c18181ca18d3","predicate":"warn","label":"warned","type":"THREATEN","source":["e:5df9c18181ca18d3-1"],"target":["e:5df9c18181ca18d3-2"],"about":[],"content":null,"attribution":[],"time":null,"place":[],"negated":false,"modality":"asserted","quote":false,"nominal":false,"trigger":{"begin":4,"end":10},"evidence":{"begin":0,"end":20},"confidence":0.9,"rules":["x"]}
)";

}  // namespace quoth::cli
