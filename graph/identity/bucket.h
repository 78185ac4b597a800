// SPDX-License-Identifier: Apache-2.0
// Entities that share a name: one person, or namesakes? Decided by what their articles say of them (facets), as a pure
// function of the set of distinct facets in the bucket, so neither order nor number of articles matters.
#pragma once

#include <string>
#include <vector>

namespace quoth::graph {

// The group of each facet set (sorted and distinct, as of `join_facets`): equal labels are one entity, "" is unsure.
//
// Nothing speaks against: all are one, labelled "*". Else those that share a link, an office, or walk of life and
// affiliation are one; groups that contradict each other (other link, other walk of life, other middle name, the same
// office of another country, what a user told apart) stay apart; a group that contradicts nobody joins the only group
// with which it shares an affiliation, or is unsure. A group's label is its least facet set.
std::vector<std::string> partition_bucket(const std::vector<std::string>& facet_sets);

// The affiliations ("of:…" without the prefix) of each labelled group of a partition: what tells where an unsure
// entity belongs by the company it keeps. Pairs of affiliation and label, sorted; an affiliation of several groups is
// left out.
std::vector<std::pair<std::string, std::string>> affiliations_of(const std::vector<std::string>& facet_sets,
                                                                 const std::vector<std::string>& labels);

}  // namespace quoth::graph
