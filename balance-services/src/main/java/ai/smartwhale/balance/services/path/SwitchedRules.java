// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.MergeRules;
import java.util.Optional;

/** Rules as far as the steps of the path allow them. */
final class SwitchedRules<Q, A> implements MergeRules<Q, A> {

    private final MergeRules<Q, A> rules;
    private final boolean merges;
    private final boolean joins;

    SwitchedRules(MergeRules<Q, A> rules, RequestPathConfig config) {
        this.rules = rules;
        this.merges = config.does(PathStep.MERGE);
        this.joins = config.does(PathStep.JOIN);
    }

    @Override
    public Optional<Object> key(Q request) {
        return merges ? rules.key(request) : Optional.empty();
    }

    @Override
    public Coverage compare(Q wide, Q asked) {
        return rules.compare(wide, asked);
    }

    @Override
    public Optional<Q> widen(Q first, Q second) {
        return rules.widen(first, second);
    }

    @Override
    public boolean joinsSent(Q asked) {
        return joins && rules.joinsSent(asked);
    }

    @Override
    public Optional<A> project(Q asked, Q sent, A answer) {
        return rules.project(asked, sent, answer);
    }

    @Override
    public String kind(Q request) {
        return rules.kind(request);
    }
}
