// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What {@link LanguageIdentifier} makes of a text.
 *
 * @param language the language; empty for one that is not in {@link Language}, and for a text without letters
 * @param confidence the probability that the answer is right, 0 to 1; 0 for a text without letters
 */
public record LanguageGuess(Optional<Language> language, double confidence) {

    /** Nothing is known. */
    static final LanguageGuess NONE = new LanguageGuess(Optional.empty(), 0);

    /**
     * Checks the confidence.
     *
     * @throws InvalidValueException if it is not within 0 to 1
     */
    public LanguageGuess {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new InvalidValueException("confidence", confidence, "0..1");
        }
    }

    /**
     * The language, if it is sure enough.
     *
     * @param least the confidence that is needed
     * @return empty below it
     */
    public Optional<Language> atLeast(double least) {
        return confidence >= least ? language : Optional.empty();
    }
}
