// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * Chooses entries; what is empty chooses all.
 *
 * @param modelId those for this model
 * @param source those from this source
 * @param until those that were held back before this time
 */
public record QuarantineFilter(Optional<String> modelId, Optional<String> source, Optional<Instant> until) {

    /** Chooses every entry. */
    public static final QuarantineFilter ALL =
            new QuarantineFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null
     */
    public QuarantineFilter {
        InvalidValueException.requirePresent("modelId", modelId);
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("until", until);
    }

    /**
     * Chooses the entries of a model.
     *
     * @param modelId the model
     * @return the filter
     */
    public static QuarantineFilter ofModel(String modelId) {
        return new QuarantineFilter(
                Optional.of(InvalidValueException.requireText("modelId", modelId)), Optional.empty(), Optional.empty());
    }

    boolean chooses(QuarantineEntry entry) {
        return (modelId.isEmpty() || modelId.equals(entry.modelId()))
                && source.map(entry.source()::equals).orElse(true)
                && until.map(entry.at()::isBefore).orElse(true);
    }
}
