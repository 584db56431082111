// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules about one action, found by the literal start of their patterns: an open-addressed table whose hash is
 * {@link String#hashCode()}, which grows with each character, so that one pass over a resource finds the rules of each
 * of its prefixes without cutting it into pieces.
 */
final class RuleTable {

    private static final int ALLOW = 1;
    private static final int DENY = 2;

    private final @Nullable Slot[] slots;
    private final int rules;

    private RuleTable(@Nullable Slot[] slots, int rules) {
        this.slots = slots;
        this.rules = rules;
    }

    static RuleTable of(Collection<Rule> rules) {
        Map<String, Slot> byStart = new HashMap<>();
        for (Rule rule : rules) {
            String pattern = rule.resource();
            int star = pattern.indexOf(AccessNames.WILDCARD);
            String start = star < 0 ? pattern : pattern.substring(0, star);
            byStart.computeIfAbsent(start, Slot::new).add(rule, star);
        }
        @Nullable Slot[] slots = new Slot[Integer.highestOneBit(Math.max(1, byStart.size())) * 4];
        for (Slot slot : byStart.values()) {
            int i = spread(slot.hash) & (slots.length - 1);
            while (slots[i] != null) {
                i = (i + 1) & (slots.length - 1);
            }
            slots[i] = slot;
        }
        return new RuleTable(slots, rules.size());
    }

    int size() {
        return rules;
    }

    /** Whether a rule allows the resource and none denies it. The resource has been checked. */
    boolean allows(String resource) {
        int found = below("", 0, resource, 0);
        int hash = 0;
        int length = resource.length();
        for (int i = 0; i < length; i++) {
            char c = resource.charAt(i);
            hash = 31 * hash + c;
            if (c == AccessNames.SEPARATOR) {
                found |= below(resource, hash, resource, i + 1);
                if ((found & DENY) != 0) {
                    return false;
                }
            }
        }
        Slot slot = find(hash, resource, length);
        return ((slot == null ? found : found | slot.exact) & (ALLOW | DENY)) == ALLOW;
    }

    private int below(String text, int hash, String resource, int length) {
        Slot slot = find(hash, text, length);
        return slot == null ? 0 : slot.below(resource);
    }

    private @Nullable Slot find(int hash, String text, int length) {
        int i = spread(hash) & (slots.length - 1);
        while (true) {
            Slot slot = slots[i];
            if (slot == null) {
                return null;
            }
            if (slot.hash == hash && slot.start.length() == length && text.startsWith(slot.start)) {
                return slot;
            }
            i = (i + 1) & (slots.length - 1);
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    /** What the rules with one literal start say. */
    private static final class Slot {

        private final String start;
        private final int hash;
        private final List<Rule> patterns = new ArrayList<>(0);
        private int exact;
        private int all;

        Slot(String start) {
            this.start = start;
            this.hash = start.hashCode();
        }

        void add(Rule rule, int star) {
            int bit = rule.effect() == Effect.ALLOW ? ALLOW : DENY;
            if (star < 0) {
                exact |= bit;
            } else if (star == rule.resource().length() - 1) {
                all |= bit;
            } else {
                patterns.add(rule);
            }
        }

        int below(String resource) {
            int found = resource.length() > start.length() ? all : 0;
            for (int i = 0; i < patterns.size(); i++) {
                Rule rule = patterns.get(i);
                int bit = rule.effect() == Effect.ALLOW ? ALLOW : DENY;
                if ((found & bit) == 0 && Segments.match(rule.resource(), start.length(), resource, start.length())) {
                    found |= bit;
                }
            }
            return found;
        }
    }
}
