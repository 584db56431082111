// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.messaging.IncomingMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The records of one partition, oldest first, bounded. Guarded by the lock of its cluster. */
final class InMemoryLog {

    private final ArrayDeque<IncomingMessage> records = new ArrayDeque<>();
    private final int retained;
    private long end;

    InMemoryLog(int retained) {
        this.retained = retained;
    }

    void append(IncomingMessage message) {
        records.addLast(message);
        end++;
        if (records.size() > retained) {
            records.pollFirst();
        }
    }

    long begin() {
        return end - records.size();
    }

    long end() {
        return end;
    }

    /** At most {@code most} records from an offset on; where retention took them away, from the oldest on. */
    List<IncomingMessage> read(long offset, int most) {
        List<IncomingMessage> found = new ArrayList<>();
        if (offset >= end) {
            return found;
        }
        for (IncomingMessage message : records) {
            if (message.offset() >= offset) {
                found.add(message);
                if (found.size() == most) {
                    break;
                }
            }
        }
        return found;
    }
}
