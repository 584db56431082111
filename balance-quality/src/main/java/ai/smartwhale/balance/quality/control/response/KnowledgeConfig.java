// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How much is kept to know the sources of answers.
 *
 * @param mostKinds kinds of answers, told apart by source and fields, 1 to 100,000; 256 by default; those that were
 *     asked for least recently give way
 * @param learnEvery accepted records that are learned from together at first, 1 to 100,000; 256 by default; up to 16
 *     times as many when more is known
 * @param mostCharacters of the records that wait to be learned from, for each kind, 1,000 or more; 1,000,000 by
 *     default; further records are not learned from
 */
public record KnowledgeConfig(int mostKinds, int learnEvery, int mostCharacters) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public KnowledgeConfig {
        InvalidValueException.requireRange("mostKinds", mostKinds, 1, 100_000);
        InvalidValueException.requireRange("learnEvery", learnEvery, 1, 100_000);
        InvalidValueException.requireRange("mostCharacters", mostCharacters, 1000, Integer.MAX_VALUE);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static KnowledgeConfig defaults() {
        return new KnowledgeConfig(256, 256, 1_000_000);
    }
}
