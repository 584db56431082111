// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataType;
import java.util.EnumSet;
import java.util.Set;

/**
 * How answers are controlled.
 *
 * @param types the types of data that are assessed; text, document, structured and mixed by default
 * @param mostWithheld the share of the records of an answer that may be left out, 0 to 1; 0.5 by default; with more the
 *     whole answer is withheld
 * @param wholeBatch from how many records on an answer is assessed as a batch, which finds more and takes longer, 2 or
 *     more; 200 by default
 * @param mostCells cells of an answer that are looked at, 1 to 10,000,000; 200,000 by default; an answer with more is
 *     looked at so far
 * @param mostTold repairs and reasons that are told in the answer, 0 to 10,000; 20 by default
 */
public record ResponseConfig(Set<DataType> types, double mostWithheld, int wholeBatch, int mostCells, int mostTold) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ResponseConfig {
        types = Set.copyOf(InvalidValueException.requirePresent("types", types));
        QualityScore.requireShare("mostWithheld", mostWithheld);
        InvalidValueException.requireRange("wholeBatch", wholeBatch, 2, Integer.MAX_VALUE);
        InvalidValueException.requireRange("mostCells", mostCells, 1, 10_000_000);
        InvalidValueException.requireRange("mostTold", mostTold, 0, 10_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ResponseConfig defaults() {
        return new ResponseConfig(
                EnumSet.of(DataType.TEXT, DataType.DOCUMENT, DataType.STRUCTURED, DataType.MIXED),
                0.5,
                200,
                200_000,
                20);
    }
}
