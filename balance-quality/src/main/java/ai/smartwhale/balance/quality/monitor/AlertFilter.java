// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Which alerts are meant; those that all given parts fit.
 *
 * @param id one alert
 * @param rule those of a rule
 * @param source those about a source
 */
public record AlertFilter(Optional<Long> id, Optional<String> rule, Optional<String> source) {

    /** All alerts. */
    public static final AlertFilter ALL = new AlertFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks. */
    public AlertFilter {
        InvalidValueException.requirePresent("id", id);
        InvalidValueException.requirePresent("rule", rule);
        InvalidValueException.requirePresent("source", source);
    }

    boolean fits(Alert alert) {
        return id.map(one -> one == alert.id()).orElse(true)
                && rule.map(alert.rule()::equals).orElse(true)
                && source.map(alert.source()::equals).orElse(true);
    }
}
