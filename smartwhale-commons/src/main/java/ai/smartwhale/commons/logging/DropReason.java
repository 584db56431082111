// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/** Why an event was not kept. */
public enum DropReason {
    /** The queue was full: the other side is slower than those who log, or away for longer than there is room. */
    QUEUE_FULL,
    /** The event alone is larger than the queue. */
    OVERSIZED,
    /** The event came after the handler was closed. */
    CLOSED,
    /** The formatter failed. */
    FORMAT_FAILED,
    /** The formatted line is longer than allowed. */
    LINE_TOO_LONG,
    /** The other side will never take it; it lies in the quarantine, as far as there is room. */
    REJECTED,
    /** It lay on disk and cannot be read any more. */
    SPOOL_DAMAGED,
    /** It could neither be written nor spooled before the handler had to end. */
    UNWRITTEN_AT_CLOSE
}
