// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.processor.MergeRules.Coverage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the requests of a list that one request could answer; greedy, in the order of the list. */
final class SimilarRequests<Q> {

    private final MergeRules<Q, ?> rules;

    SimilarRequests(MergeRules<Q, ?> rules) {
        this.rules = rules;
    }

    /** What stands for some of the list so far. */
    private static final class Draft<Q> {
        private Q request;
        private final List<Q> origins = new ArrayList<>();

        Draft(Q request) {
            this.request = request;
            origins.add(request);
        }
    }

    List<MergedNeed<Q>> merge(List<Q> requests) {
        List<Draft<Q>> drafts = new ArrayList<>();
        Map<Object, List<Draft<Q>>> families = new HashMap<>();
        for (Q request : List.copyOf(requests)) {
            Optional<Object> key = rules.key(request);
            List<Draft<Q>> family = key.map(known -> families.computeIfAbsent(known, unused -> new ArrayList<>()))
                    .orElseGet(ArrayList::new);
            if (family.stream().noneMatch(draft -> takes(draft, request))) {
                Draft<Q> draft = new Draft<>(request);
                drafts.add(draft);
                family.add(draft);
            }
        }
        return drafts.stream()
                .map(draft -> new MergedNeed<>(draft.request, draft.origins))
                .toList();
    }

    private boolean takes(Draft<Q> draft, Q request) {
        if (rules.compare(draft.request, request) == Coverage.NONE) {
            Optional<Q> wider = rules.widen(draft.request, request);
            if (wider.isEmpty()) {
                return false;
            }
            draft.request = wider.orElseThrow();
        }
        draft.origins.add(request);
        return true;
    }
}
