// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests for the first so many numbers of a series: the backend answers {@code name:0, name:1, …}. */
final class RangeRules implements MergeRules<RangeRules.Ask, List<String>> {

    static final RangeRules RULES = new RangeRules();

    record Ask(String scope, String name, int limit, boolean fresh) {
        static Ask of(String name, int limit) {
            return new Ask("s", name, limit, false);
        }
    }

    static List<String> backend(Ask ask) {
        List<String> answer = new ArrayList<>();
        for (int i = 0; i < ask.limit(); i++) {
            answer.add(ask.scope() + '/' + ask.name() + ':' + i);
        }
        return answer;
    }

    @Override
    public Optional<Object> key(Ask ask) {
        return ask.name().startsWith("!") ? Optional.empty() : Optional.of(ask.scope() + '\0' + ask.name());
    }

    @Override
    public Coverage compare(Ask wide, Ask asked) {
        if (wide.limit() < asked.limit() || (asked.fresh() && !wide.fresh())) {
            return Coverage.NONE;
        }
        return wide.limit() == asked.limit() ? Coverage.SAME : Coverage.PART;
    }

    @Override
    public Optional<Ask> widen(Ask first, Ask second) {
        return Optional.of(new Ask(
                first.scope(), first.name(), Math.max(first.limit(), second.limit()), first.fresh() || second.fresh()));
    }

    @Override
    public boolean joinsSent(Ask asked) {
        return !asked.fresh();
    }

    /** What is marked as one piece cannot be cut. */
    @Override
    public Optional<List<String>> project(Ask asked, Ask sent, List<String> answer) {
        if (asked.limit() != sent.limit() && asked.name().startsWith("piece")) {
            return Optional.empty();
        }
        return Optional.of(List.copyOf(answer.subList(0, Math.min(asked.limit(), answer.size()))));
    }

    @Override
    public String kind(Ask request) {
        return request.name().startsWith("piece") ? "piece" : "list";
    }
}
