// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was held back, and why. Immutable.
 *
 * @param id unique within a store, 1 to 1,024 characters; putting the same id again replaces the entry
 * @param at when it was held back
 * @param modelId for which model it was, if it was for one
 * @param source who sent it
 * @param score its quality, 0 to 1
 * @param reasons all of them, for people; never empty, at most 1,000
 * @param content what was held back
 */
public record QuarantineEntry(
        String id,
        Instant at,
        Optional<String> modelId,
        String source,
        double score,
        List<String> reasons,
        QuarantineContent content) {

    private static final int LONGEST_ID = 1024;
    private static final int MOST_REASONS = 1000;

    /**
     * Checks every component and copies the reasons.
     *
     * @throws InvalidValueException if a component is missing or outside of its range
     */
    public QuarantineEntry {
        if (InvalidValueException.requireText("id", id).length() > LONGEST_ID) {
            throw new InvalidValueException("id", id, "at most " + LONGEST_ID + " characters");
        }
        InvalidValueException.requirePresent("at", at);
        InvalidValueException.requirePresent("modelId", modelId);
        InvalidValueException.requireText("source", source);
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidValueException("score", score, "0..1");
        }
        reasons = List.copyOf(InvalidValueException.requirePresent("reasons", reasons));
        InvalidValueException.requireRange("number of reasons", reasons.size(), 1, MOST_REASONS);
        InvalidValueException.requirePresent("content", content);
    }

    /** What the entry is, without its content and its reasons, which may quote it. */
    @Override
    public String toString() {
        return "QuarantineEntry[id=%s, at=%s, source=%s, score=%.3f, reasons=%d, content=%s]"
                .formatted(id, at, source, score, reasons.size(), content);
    }
}
