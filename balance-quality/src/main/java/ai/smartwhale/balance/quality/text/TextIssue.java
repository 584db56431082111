// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Something that is wrong with a text.
 *
 * @param kind what
 * @param severity how bad it is, 0 to 1; from 0.5 on the published rules would refuse the text
 * @param explanation what was measured and what is allowed; never any of the text
 */
public record TextIssue(TextIssueKind kind, double severity, String explanation) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent, or the severity is outside of 0..1
     */
    public TextIssue {
        InvalidValueException.requirePresent("kind", kind);
        QualityScore.requireShare("severity", severity);
        InvalidValueException.requirePresent("explanation", explanation);
    }
}
