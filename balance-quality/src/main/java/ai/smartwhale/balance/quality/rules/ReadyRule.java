// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.EvidenceSink;

/** A rule that knows its columns. Safe for use by many threads. */
interface ReadyRule {

    /** Tells the sink if the record breaks the rule. */
    void check(DataRecord record, EvidenceSink sink);
}
