// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/**
 * Tells the language of a text. Knows those of {@link Language} and enough of their neighbours (Pashto, Kurdish,
 * Portuguese, Ukrainian, Japanese and others) to answer with no language rather than with a wrong one. Reads at most
 * some 400 letters, from the start, the middle and the end. Thread-safe.
 *
 * <p>Logistic regression over runs of letters and words; what it was made of stands in the notice beside the model.
 */
public interface LanguageIdentifier {

    /**
     * The identifier with the model in this library.
     *
     * @return an identifier
     */
    static LanguageIdentifier create() {
        return new DefaultLanguageIdentifier(LanguageModel.shipped());
    }

    /**
     * Tells the language of a text.
     *
     * @param text any text
     * @return the language and how sure it is
     */
    LanguageGuess identify(CharSequence text);
}
