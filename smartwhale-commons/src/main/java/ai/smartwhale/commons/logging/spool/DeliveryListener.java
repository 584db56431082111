// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

/** Is told what a delivery meets, on the thread that delivers. */
public interface DeliveryListener {

    /**
     * An attempt failed, or a part of it.
     *
     * @param reason why, without anything of the lines
     */
    void onFailure(String reason);

    /**
     * A line was refused for good.
     *
     * @param line the line
     * @param reason why
     */
    void onRejected(LogLine line, String reason);

    /**
     * The spool could not be written or read.
     *
     * @param reason what happened
     */
    void onSpoolFailure(String reason);
}
