// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.List;

/**
 * One labelled text.
 *
 * @param kind what is in it: the name of a {@link SensitiveKind}, or NONE
 * @param form how it is written, for reports
 * @param text the text
 * @param secrets what must not be in the masked text; empty for NONE, whose text must come back as it is
 * @param keep what must still be in it, so that masking everything is no solution
 */
public record CorpusLine(String kind, String form, String text, List<String> secrets, List<String> keep) {

    /** Whether there is nothing to mask. */
    public boolean holdsNothing() {
        return kind.equals("NONE");
    }
}
