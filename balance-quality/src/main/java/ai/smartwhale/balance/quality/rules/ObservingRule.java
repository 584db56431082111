// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DataRecord;

/** A rule that must have seen the records before it can tell which of them break it. */
interface ObservingRule extends ReadyRule {

    /** Takes in a record; by one thread, before any is checked. */
    void observe(DataRecord record);
}
