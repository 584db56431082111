// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules that hold for somebody, flattened: one table for each action that is named, one for all others. */
final class CompiledAccess {

    static final CompiledAccess NONE = of(List.of(), 0);

    private final Map<String, RuleTable> byAction;
    private final RuleTable otherActions;
    private final long size;

    private CompiledAccess(Map<String, RuleTable> byAction, RuleTable otherActions) {
        // One flat table, where a HashMap would have a node for each.
        this.byAction = Map.copyOf(byAction);
        this.otherActions = otherActions;
        this.size = otherActions.size()
                + byAction.values().stream().mapToLong(RuleTable::size).sum();
    }

    /**
     * Flattens rules.
     *
     * @throws LimitExceededException if there would be more entries than the limit
     */
    static CompiledAccess of(Collection<Rule> rules, long limit) {
        Map<String, List<Rule>> byAction = new HashMap<>();
        List<Rule> anyAction = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.action().equals(AccessNames.ANY)) {
                anyAction.add(rule);
            } else {
                byAction.computeIfAbsent(rule.action(), a -> new ArrayList<>()).add(rule);
            }
        }
        LimitExceededException.requireAtMost(
                "rules of one principal, flattened", rules.size() + (long) byAction.size() * anyAction.size(), limit);
        Map<String, RuleTable> tables = new HashMap<>();
        byAction.forEach((action, own) -> {
            own.addAll(anyAction);
            tables.put(action, RuleTable.of(own));
        });
        return new CompiledAccess(tables, RuleTable.of(anyAction));
    }

    boolean allows(String resource, String action) {
        RuleTable table = byAction.get(action);
        return (table == null ? otherActions : table).allows(resource);
    }

    /** Entries in all tables; a rule about any action counts once in each. */
    long size() {
        return size;
    }
}
