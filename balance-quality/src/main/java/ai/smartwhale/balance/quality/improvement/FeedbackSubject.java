// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.util.UUID;

/** What feedback is about. */
public sealed interface FeedbackSubject {

    /**
     * A repair: whether the new value is what was meant.
     *
     * @param changeId the change
     */
    record OfChange(UUID changeId) implements FeedbackSubject {

        /** Checks the component. */
        public OfChange {
            InvalidValueException.requirePresent("changeId", changeId);
        }
    }

    /**
     * A finding: whether the cell as it came was wrong.
     *
     * @param controlId of the batch
     * @param row of the record, from 1
     * @param column from 0, or {@link ai.smartwhale.balance.quality.finding.Finding#WHOLE_RECORD}
     * @param kind what was said to be wrong
     */
    record OfFinding(UUID controlId, long row, int column, IssueKind kind) implements FeedbackSubject {

        /** Checks the components. */
        public OfFinding {
            InvalidValueException.requirePresent("controlId", controlId);
            InvalidValueException.requirePresent("kind", kind);
        }
    }

    /**
     * A record: whether it was right to deliver it or to hold it back.
     *
     * @param controlId of the batch
     * @param row of the record, from 1
     */
    record OfRecord(UUID controlId, long row) implements FeedbackSubject {

        /** Checks the component. */
        public OfRecord {
            InvalidValueException.requirePresent("controlId", controlId);
        }
    }
}
