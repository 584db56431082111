// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Optional;

/**
 * Remembers the last texts and finds among them one that says nearly the same, by signatures of runs of three words
 * (MinHash, Broder 1997, in the form of Ertl 2017) and hashing of bands of them. Case and the keyboard of Arabic
 * letters make no difference. Bounded: a new text takes the place of the oldest. Thread-safe.
 */
public interface NearDuplicateIndex {

    /**
     * An index with the default settings.
     *
     * @return an empty index
     */
    static NearDuplicateIndex create() {
        return create(NearDuplicateConfig.defaults());
    }

    /**
     * An index.
     *
     * @param config its settings
     * @return an empty index
     */
    static NearDuplicateIndex create(NearDuplicateConfig config) {
        return new DefaultNearDuplicateIndex(config);
    }

    /**
     * Looks for a text that says nearly the same, and remembers this one.
     *
     * @param id by what the text is named later, up to 256 characters; texts of the same name are not compared with
     *     each other
     * @param text any text; one of fewer than three words is neither compared nor remembered
     * @return the most similar of the earlier texts that share a band with it, if it is similar enough
     * @throws ai.smartwhale.commons.LimitExceededException if the name is too long
     */
    Optional<NearDuplicate> add(String id, CharSequence text);

    /**
     * Looks for a text that says nearly the same, and remembers nothing.
     *
     * @param text any text
     * @return the most similar of the earlier texts that share a band with it, if it is similar enough
     */
    Optional<NearDuplicate> find(CharSequence text);

    /**
     * How similar two texts are, by their signatures alone.
     *
     * @param one a text
     * @param other a text
     * @return the estimated share of runs of three words that both have in common, 0 to 1, with a standard error of at
     *     most 0.07; symmetric; 0 where one of them has fewer than three words
     */
    double similarity(CharSequence one, CharSequence other);

    /**
     * How many texts are remembered.
     *
     * @return at most the capacity
     */
    int size();
}
