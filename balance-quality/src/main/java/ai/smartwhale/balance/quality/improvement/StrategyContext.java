// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Where experience with strategies is kept apart.
 *
 * @param kind what is wrong
 * @param where the data is from
 */
public record StrategyContext(IssueKind kind, RepairContext where) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public StrategyContext {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("where", where);
    }

    /** A seed of the same value in every JVM, which the hash of an enum has not. */
    long seed() {
        long seed = kind.name().hashCode();
        seed = seed * 0x9E3779B97F4A7C15L + where.type().name().hashCode();
        return seed * 0x9E3779B97F4A7C15L + where.source().hashCode();
    }
}
