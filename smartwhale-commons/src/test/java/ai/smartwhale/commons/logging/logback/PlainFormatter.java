// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.logging.LogFormatter;
import ai.smartwhale.commons.logging.LogRecord;
import java.nio.charset.StandardCharsets;

/** Named by logback.xml in tests. */
public final class PlainFormatter implements LogFormatter {

    @Override
    public byte[] format(LogRecord record) {
        return (record.level() + " " + record.message()).getBytes(StandardCharsets.UTF_8);
    }
}
